import type { Kind } from './kinds.ts'
import type { Field } from './records/field.ts'
import type { Records } from './records/records.ts'

/** Below, a list is too short for two strangers of one name to be born on one day: see ADR 0014. */
const SHORT = 1000

/**
 * Whether two rows say the same of one person, word for word once read: what both fill is equal everywhere, the given and family names and
 * the day of birth or the identifier among it. In a list of a thousand rows or more, and without a day of birth, the telephone, the e-mail or the street must be equal too.
 * A short list learns too little to be sure of such a pair, and says that a value borne twice is common; it needs no learning.
 * The first of January is said of whoever does not know the day: it identifies nobody.
 */
export const sameRow = ({ fields, size }: Records): ((a: number, b: number) => boolean) => {
  const of = (...kinds: Kind[]) => fields.filter(({ kind }) => kinds.includes(kind))
  const [given, family, birth, number] = [of('given_name'), of('family_name'), of('birth_date'), of('id_number')]
  const home = of('phone', 'email', 'street')
  const one = (field: Field, a: number, b: number) => field.values[a] === field.values[b] && field.values[a] !== 0
  const some = (list: Field[], a: number, b: number) => list.some((field) => one(field, a, b))
  const bornOneDay = (a: number, b: number) =>
    birth.some((field) => one(field, a, b) && !field.texts[field.values[a]!]!.endsWith('0101'))
  return (a, b) => {
    if (!some(given, a, b) || !some(family, a, b)) return false
    const born = bornOneDay(a, b)
    if (!born && !some(number, a, b)) return false
    if ((!born || size >= SHORT) && !some(home, a, b)) return false
    return fields.every((field) => one(field, a, b) || field.values[a] === 0 || field.values[b] === 0)
  }
}
