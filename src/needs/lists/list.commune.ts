import { nameKey } from '#platform/text/nameKey.ts'
import { typos } from '../linkage/distance/typos.ts'

export type Place = { insee: string; name: string; postcodes: readonly string[] }

const keyOf = (name: string) =>
  nameKey(name)
    .replace(/\b(cedex|france)\b.*$/, '')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bs\b/g, 'sous')
    .replace(/^(ville|commune|mairie) (de |d )?/, '')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * Which of a few communes some words mean: a name, a postcode, both, or an INSEE code. `meant` is null when they say none of them,
 * or more than one; `perhaps` are those that they may mean.
 */
export const communeReader = (places: readonly Place[]) => {
  const named = places.map((place) => ({ place, key: keyOf(place.name) }))
  const read = (written: string): { meant: Place | null; perhaps: Place[] } => {
    const digits = /(?<!\d)\d[\dAB]?\d{3}(?!\d)/i.exec(written)?.[0]
    const postcode = digits?.length === 4 ? `0${digits}` : digits
    const key = keyOf(written.replace(digits ?? '', ' '))
    const there = postcode ? named.filter(({ place }) => place.postcodes.includes(postcode)) : named
    const same = there.filter((one) => one.key === key)
    if (same.length === 1) return { meant: same[0]!.place, perhaps: [] }
    if (key === '' && postcode) {
      const coded = there.length > 0 ? there : named.filter(({ place }) => place.insee === postcode)
      return { meant: coded.length === 1 ? coded[0]!.place : null, perhaps: coded.map(({ place }) => place) }
    }
    const near = named.filter((one) => key !== '' && alike(one.key, key)).map(({ place }) => place)
    return {
      meant: null,
      perhaps: near.length > 0 ? near : there.length < named.length ? there.map(({ place }) => place) : [],
    }
  }
  const known = new Map<string, ReturnType<typeof read>>()
  return (written: string) => {
    const before = known.get(written)
    if (before) return before
    const meaning = read(written.slice(0, 120))
    if (known.size < 5000) known.set(written, meaning)
    return meaning
  }
}

/** The same beginning, the same words short of one, or two slips at most. */
const alike = (name: string, key: string): boolean =>
  (key.length > 3 && name.startsWith(key)) || key.startsWith(`${name} `) || typos(name, key, 2) <= 2
