import { z } from 'zod'

/** The keys of a list of words, as `z.enum` wants them. */
export const keysOf = <T extends object>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

/** A text that fits in so many characters; `missing` is said when there is none. */
export const short = (most: number, missing?: string) =>
  z.string(missing).max(most, `Cette réponse tient en ${most} caractères.`)

/** The version of a record that was read: what a form carries for whoever came meanwhile. */
export const versionRead = z.coerce
  .number('Rouvrez la page, puis recommencez.')
  .int()
  .min(0)
  .max(2_147_483_647, 'Rouvrez la page, puis recommencez.')

/** A whole number between two bounds: the sentence names the field, since the summary stands far from it. */
export const count = (label: string, least: number, most: number) => {
  const said = `${label} : un nombre de ${least} à ${most}.`
  return z.coerce.number(said).int(said).min(least, said).max(most, said)
}

/** The name of a person, a household, a place or an organisation: neither a formula nor a number pasted in its place. */
export const nameTyped = (most: number, missing: string) =>
  short(most, missing)
    .min(2, missing)
    .refine(
      (name) => !name.startsWith('='),
      'Un nom ne commence pas par « = » : il vient peut-être d’un tableur. Écrivez le nom seul.',
    )
    .refine(
      (name) => !/\d{6}/.test(name),
      'Ce nom contient une longue suite de chiffres. Écrivez le nom seul ; un numéro a sa place ailleurs.',
    )
