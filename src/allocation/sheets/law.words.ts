import { sayPhone } from '#network/phones/phone.ts'
import type { Sheet } from './sheet.ts'

/** Where to write or call: "Les Passerelles, 03 21 00 00 00, bonjour@exemple.fr". */
export const sayReach = ({ name, phone, email }: Sheet['organisation']): string =>
  [name, phone && sayPhone(phone), email].filter(Boolean).join(', ')

/**
 * What an individual decision helped by a calculation must say of itself (code des relations entre le public et l'administration, L. 311-3-1
 * and R. 311-3-1-1): that it was, for what, the right to the rules, how to use it, and the CADA.
 */
export const mentions = [
  'Cette décision a été prise avec l’aide d’un calcul, un « traitement algorithmique ».',
  'Son but : mettre les demandes dans l’ordre quand le matériel manque.',
  'Vous avez le droit de connaître ses règles, et comment elles ont joué pour vous.',
  'Demandez-les-nous, c’est gratuit.',
  'Pas de réponse après un mois ? Vous avez deux mois pour écrire à la CADA (cada.fr).',
  'Articles L.\u00a0311-3-1, R.\u00a0311-3-1-1 et R.\u00a0311-3-1-2 du code des relations entre le public et l’administration.',
]
