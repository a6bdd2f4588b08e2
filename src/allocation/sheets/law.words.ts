import { sayPhone } from '#network/phones/phone.ts'
import type { Sheet } from './sheet.ts'

/** Where to write or call: "Les Passerelles, 03 21 00 00 00, bonjour@exemple.fr". */
export const sayReach = ({ name, phone, email }: Sheet['organisation']): string =>
  [name, phone && sayPhone(phone), email].filter(Boolean).join(', ')

/**
 * What an individual decision helped by a calculation must say of itself (code des relations entre le public et l'administration, L. 311-3-1
 * and R. 311-3-1-1): that it was, for what, the right to the rules, how to use it, and the CADA.
 */
export const mentionsOf = ({ organisation }: Sheet): string[] => [
  'Cette décision a été prise avec l’aide d’un traitement algorithmique.',
  'Son but : ranger les demandes quand il n’y a pas assez de matériel.',
  'Vous avez le droit de connaître ses règles, et comment elles ont joué pour vous.',
  `Demandez-les, c’est gratuit : ${sayReach(organisation)}.`,
  'Pas de réponse après un mois ? Vous avez deux mois pour saisir la CADA (cada.fr).',
  'La loi : articles L. 311-3-1, R. 311-3-1-1 et R. 311-3-1-2 du code des relations entre le public et l’administration.',
]
