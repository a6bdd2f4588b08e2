/**
 * How a French ear writes a name: two names with one sound are pronounced alike ("Maillot", "Mayot", "Rivière", "Riviaire").
 * After the rules of Phonex (Frédéric Brouard, 1999), shortened to those that names need. Takes a name key: small letters
 * without accents. Digits stand for nasal and double vowels. A name with no Latin letter has no sound ('').
 */
export const frenchSound = (key: string): string => {
  let sound = key.replace(/[^a-z]/g, '')
  for (const [written, heard] of rules) sound = sound.replace(written, heard)
  return sound
}

const rules: [RegExp, string][] = [
  [/ph/g, 'f'],
  [/([csp])h/g, '$1H'],
  [/h/g, ''],
  [/H/g, 'h'],
  [/sch|sh/g, 'ch'],
  [/ill(?=[aeiouy])/g, 'y'],
  [/([aeou])il(le)?(?![a-z])/g, '$1y'],
  [/aye/g, 'aie'],
  [/tion/g, 'sion'],
  [/sc(?=[eiy])/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/ch/g, 'X'],
  [/qu|[cq]|ck/g, 'k'],
  [/ge(?=[ao])/g, 'j'],
  [/gu(?=[eiy])/g, 'G'],
  [/g(?=[eiy])/g, 'j'],
  [/G/g, 'g'],
  [/gn/g, 'n'],
  [/eaux?|au(?:[xdt]|lt)?s?(?![a-z])|au/g, 'o'],
  [/oi|oy/g, '7'],
  [/ou/g, '2'],
  [/(?:ai|ei|ui|oe|a|e|i|y)[nm](?![aeiouy2nm])/g, '4'],
  [/(?:o|u)[nm](?![aeiouy2nm])/g, '5'],
  [/ai|ei|ay|ey|eu|oe|ae/g, 'e'],
  [/y/g, 'i'],
  [/w/g, 'v'],
  [/[zx]/g, 's'],
  [/(.)\1+/g, '$1'],
  [/(?<=..)(?:e?s|e[rtz]?|[tdspx])$/g, ''],
]
