import { grades } from '../devices/device.words.ts'

/** What a card asks of the station. */
export type Card =
  | { ask: 'arm'; mode: Plain }
  | { ask: 'grade'; axis: Axis; letter: string }
  | { ask: 'place'; tail: string }
  | { ask: 'locks'; locked: boolean }
  | { ask: 'undo' }
  | { ask: 'stop' }

export type Axis = keyof typeof grades
export type Plain = keyof typeof plain

type Words = { code: string; big: string; small: string }

/** The modes that a card arms by itself: the gestures that are the same for every machine of a pile. */
export const plain = {
  receive: { code: 'MODE-RECU', big: 'Reçu', small: 'Il est arrivé, je le tiens.' },
  wipe: { code: 'MODE-EFFACER', big: 'À effacer', small: 'Il attend son effacement.' },
  proof: { code: 'MODE-PREUVE', big: 'Effacé ?', small: 'Dit si chaque disque a sa preuve.' },
  no_drive: { code: 'MODE-VIDE', big: 'Sans disque', small: 'Je l’ai ouvert et j’ai regardé.' },
  tested: { code: 'MODE-TESTE', big: 'Testé', small: 'Tout marche. Demande s’il est verrouillé.' },
  repair: { code: 'MODE-REPARER', big: 'À réparer', small: 'À voir à l’établi.' },
  repair_screen: { code: 'MODE-ECRAN', big: 'Écran', small: 'À réparer : l’écran.' },
  repair_keyboard: { code: 'MODE-CLAVIER', big: 'Clavier', small: 'À réparer : le clavier.' },
  repair_battery: { code: 'MODE-BATTERIE', big: 'Batterie', small: 'À réparer : la batterie.' },
  ready: { code: 'MODE-PRET', big: 'Prêt', small: 'Effacé, testé, noté.' },
  found: { code: 'MODE-RETROUVE', big: 'Retrouvé', small: 'Il était perdu ou volé.' },
  collect: { code: 'MODE-ETIQUETER', big: 'À étiqueter', small: 'Son étiquette sera imprimée.' },
} as const satisfies Record<string, Words>

/** The two answers to the question that a test asks, and the key that stands for each. */
export const lockCards = {
  none: { code: 'MODE-SANS-VERROU', big: 'Sans verrou', small: 'Ni compte, ni mot de passe, ni gestion.', key: 'S' },
  seen: { code: 'MODE-VERROU', big: 'Verrouillé', small: 'Un compte ou un mot de passe est demandé.', key: 'V' },
} as const satisfies Record<string, Words & { key: string }>

export const undoCard: Words = { code: 'MODE-ANNULER', big: 'Annuler', small: 'Le dernier geste de ce poste.' }
export const stopCard: Words = { code: 'MODE-FIN', big: 'Fin', small: 'Un appareil lu ne change plus.' }

const axes: Record<Axis, { card: string; big: string }> = {
  aspect: { card: 'ASPECT', big: 'Aspect' },
  working: { card: 'MARCHE', big: 'Marche' },
  battery: { card: 'PILE', big: 'Batterie' },
}

/** One card a letter, on three axes: a machine is noted once the three are armed. */
export const gradeCards = (Object.keys(grades) as Axis[]).flatMap((axis) =>
  Object.entries(grades[axis]).map(([letter, words]) => ({
    ...{ axis, letter },
    code: `MODE-${axes[axis].card}-${letter === 'none' ? '0' : letter}`,
    big: letter === 'none' ? 'Sans batterie' : `${axes[axis].big} ${letter}`,
    small: `${words.replace(/^. · /, '')}.`,
  })),
)

/** The end of a place's identifier is enough among those of one organisation. */
export const placeCard = (place: { id: string; name: string }): Words => ({
  code: `MODE-LIEU-${place.id.slice(-8).toUpperCase()}`,
  big: place.name,
  small: 'Rangé à cet endroit.',
})

export function cardOf(said: string): Card | null {
  const code = said.trim().toUpperCase()
  for (const { code: own, key } of Object.values(lockCards))
    if (code === own || code === key) return { ask: 'locks', locked: own === lockCards.seen.code }
  if (!code.startsWith('MODE-')) return null
  if (code === undoCard.code) return { ask: 'undo' }
  if (code === stopCard.code) return { ask: 'stop' }
  const grade = gradeCards.find((card) => card.code === code)
  if (grade) return { ask: 'grade', axis: grade.axis, letter: grade.letter }
  const mode = (Object.keys(plain) as Plain[]).find((name) => plain[name].code === code)
  if (mode) return { ask: 'arm', mode }
  const [, tail] = /^MODE-LIEU-([0-9A-F]{8})$/.exec(code) ?? []
  return tail ? { ask: 'place', tail: tail.toLowerCase() } : null
}

/** What was scanned, as the hand knows it: "Carte Testé", "Carte d’un lieu"; a label or a number stays as it was read. */
export function sayScanned(said: string): string {
  const code = said.trim().toUpperCase()
  const cards = [...Object.values(lockCards), ...Object.values(plain), ...gradeCards, undoCard, stopCard]
  const card = cards.find((one) => one.code === code)
  if (card) return `Carte ${card.big}`
  return code.startsWith('MODE-LIEU-') ? 'Carte d’un lieu' : said.slice(0, 40)
}
