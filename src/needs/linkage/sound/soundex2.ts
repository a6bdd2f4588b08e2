/**
 * The French Soundex, second version (Frédéric Brouard, 2003): four letters. Coarse, and stable when the end of a name is
 * lost. Takes a name key.
 */
export const soundex2 = (key: string): string => {
  let code = key.replace(/[^a-z]/g, '').toUpperCase()
  for (const [written, kept] of rules) code = code.replace(written, kept)
  const first = code.slice(0, 1)
  return (first + code.slice(1).replace(/[AEIOU]/g, '')).replace(/(.)\1+/g, '$1').slice(0, 4)
}

const rules: [RegExp, string][] = [
  [/GU(?=[IE])/g, 'K'],
  [/G(?=[AO])/g, 'K'],
  [/GU|C(?=[AOU])|Q|CC|CK/g, 'K'],
  [/(?!^)[EIOU]/g, 'A'],
  [/^MAC/, 'MCC'],
  [/^ASA/, 'AZA'],
  [/^KN/, 'NN'],
  [/^PF|^PH/, 'FF'],
  [/^SCH/, 'SSS'],
  [/(?<![CS])H/g, ''],
  [/(?<!A)Y/g, ''],
  [/[ATDS]$/, ''],
  [/(?!^)A/g, ''],
]
