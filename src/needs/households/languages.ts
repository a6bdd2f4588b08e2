import { nameKey } from '#platform/text/nameKey.ts'

/**
 * What a household speaks, by its code (ISO 639-1, or 639-3 where it has none; "ber" and "rom" are the families of ISO 639-2). The first ones are shown as boxes; the others are
 * proposed while one types.
 */
export const languages = {
  fr: 'français',
  ar: 'arabe',
  pl: 'polonais',
  en: 'anglais',
  sq: 'albanais',
  de: 'allemand',
  am: 'amharique',
  hy: 'arménien',
  az: 'azéri',
  bm: 'bambara',
  bn: 'bengali',
  ber: 'berbère',
  bg: 'bulgare',
  zh: 'chinois',
  cmn: 'chinois mandarin',
  wuu: 'chinois de Wenzhou',
  zdj: 'comorien',
  ht: 'créole haïtien',
  gcf: 'créole antillais',
  rcf: 'créole réunionnais',
  hr: 'croate',
  prs: 'dari',
  dyu: 'dioula',
  es: 'espagnol',
  ka: 'géorgien',
  gu: 'gujarati',
  hi: 'hindi',
  it: 'italien',
  kab: 'kabyle',
  km: 'khmer',
  ku: 'kurde',
  lo: 'lao',
  fsl: 'langue des signes française',
  ln: 'lingala',
  mk: 'macédonien',
  swb: 'mahorais',
  mg: 'malgache',
  mn: 'mongol',
  nl: 'néerlandais',
  ne: 'népalais',
  ps: 'pachto',
  pa: 'pendjabi',
  fa: 'persan',
  ff: 'peul',
  pt: 'portugais',
  rom: 'romani',
  ro: 'roumain',
  ru: 'russe',
  sr: 'serbe',
  si: 'singhalais',
  so: 'somali',
  snk: 'soninké',
  sw: 'swahili',
  shi: 'tachelhit',
  rif: 'tarifit',
  ta: 'tamoul',
  cs: 'tchèque',
  ce: 'tchétchène',
  ti: 'tigrinya',
  tr: 'turc',
  uk: 'ukrainien',
  ur: 'ourdou',
  vi: 'vietnamien',
  wo: 'wolof',
  other: 'une autre langue',
} as const

/** The label of a code; a language that the list does not hold is kept as it was typed. */
export const sayLanguage = (spoken: string): string => languages[spoken as keyof typeof languages] ?? spoken

const byWords = new Map(
  Object.entries(languages).flatMap(([code, label]) => [
    [code, code],
    [nameKey(label), code],
  ]),
)
// Other words of the field for the same ones.
for (const [word, code] of [
  ...[
    ['mandarin', 'cmn'],
    ['wenzhou', 'wuu'],
    ['wenzhounais', 'wuu'],
    ['tsigane', 'rom'],
    ['rom', 'rom'],
    ['romanes', 'rom'],
  ],
  ...[
    ['farsi', 'fa'],
    ['pashto', 'ps'],
    ['pachtou', 'ps'],
    ['shimaore', 'swb'],
    ['haitien', 'ht'],
    ['chleuh', 'shi'],
  ],
  ...[
    ['lsf', 'fsl'],
    ['langue des signes', 'fsl'],
    ['tamil', 'ta'],
    ['urdu', 'ur'],
    ['soninke', 'snk'],
    ['tigrigna', 'ti'],
  ],
] as const)
  byWords.set(nameKey(word), code)

/** The code of a language that was typed: "Tamoul", "soninke", "mandarin". Nothing when the list does not hold it. */
export const languageMeant = (typed: string): string | undefined => byWords.get(nameKey(typed))

/** What was ticked and typed, several in one answer or not: codes, and the words of those that have none, each once. */
export const languagesTyped = (answers: readonly string[]): string[] => [
  ...new Set(
    answers
      .flatMap((one) => one.split(/[,;/]| et /))
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => languageMeant(one) ?? one.toLowerCase()),
  ),
]
