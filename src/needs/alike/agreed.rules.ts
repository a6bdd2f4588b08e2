import { nameKey } from '#platform/text/nameKey.ts'
import { givenIn } from './people.ts'

/** What is typed of a household that may already be known. */
export type Typing = {
  name: string
  address?: string
  phone?: string | null
  email?: string | null
  first_name?: string
  birth_year?: number | null
}

/** A file of the same name in the same commune, as its reader may read it. */
export type Namesake = {
  name: string
  address: string
  phone: string | null
  email: string | null
  people: { first_name: string; birth_year: number | null }[]
}

/** In words, what a file of the same name has in common with what is typed: the name alone is that of many. */
export function agreedWith(typed: Typing, known: Namesake): string[] {
  const given = nameKey(typed.first_name || givenIn(typed.name))
  const givens = [givenIn(known.name), ...known.people.map(({ first_name }) => first_name)].map(nameKey)
  const same = (one: string | null | undefined, other: string | null) => Boolean(one && other) && one === other
  return [
    'même nom',
    given !== '' && givens.includes(given) && 'même prénom',
    known.people.some(({ birth_year }) => birth_year && birth_year === typed.birth_year) && 'même année de naissance',
    same(ending(typed.phone), ending(known.phone)) && 'même téléphone',
    same(typed.email?.toLowerCase(), known.email?.toLowerCase() ?? null) && 'même e-mail',
    same(nameKey(typed.address ?? ''), nameKey(known.address)) && 'même adresse',
  ].filter((said) => said !== false)
}

/** A number as it was typed or as it is kept: its last nine digits. */
const ending = (phone: string | null | undefined): string => (phone ?? '').replace(/\D/g, '').slice(-9)
