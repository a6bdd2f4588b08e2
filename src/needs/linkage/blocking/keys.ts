import { eitherWay, type Part, type Parts } from './parts.ts'

/** Records with the same key are compared. Where too many share it, the `finer` parts are added one after the other. */
export type Key = { name: string; base: Part; finer: Part[] }

/**
 * The union of these keys is what is compared: a pair escapes only when every one of them is spoilt at once. Keys that few
 * people share come first.
 */
export const keysOf = (p: Parts): Key[] => {
  const name = eitherWay(p.givenSound, p.familySound)
  return [
    ...p.ids.flatMap((id, place) => key(`id_number_${place + 1}`, id, p.givenSound)),
    ...key('phone', p.phone, p.givenSound),
    ...key('email', p.email, p.givenSound),
    ...key('names', name, p.year, p.month, p.postcode),
    ...key('birth, given', p.birth, p.givenSound),
    ...key('birth, family', p.birth, p.familySound),
    ...key('home', p.street, p.number, p.locality ?? p.postcode, p.givenSound),
    ...key('family, year', p.familySound, p.year, p.givenInitial, p.month),
    ...key('family, postcode', p.familyCode, p.postcode ?? p.locality, p.givenSound, p.year),
    ...key('family, day', p.familySkeleton, p.anyDay, p.givenInitial),
    ...key('given, year', p.givenSkeleton, p.year, p.month, p.postcode),
    ...key('given, day', p.givenSound, p.anyDay, p.postcode ?? p.locality),
    ...key('given, street', p.givenSound, p.street, p.number),
    ...key('postcode, given', p.postcode, p.givenSound, p.year),
    ...key('locality, year', p.locality, p.year, p.givenInitial),
    ...key('number, day', p.number, p.anyDay, p.givenInitial),
  ]
}

const key = (name: string, base: Part | undefined, ...finer: (Part | undefined)[]): Key[] =>
  base ? [{ name, base, finer: finer.filter((each) => each !== undefined) }] : []
