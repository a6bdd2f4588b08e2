import { sayPhone } from '#network/phones/phone.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { HouseholdForm } from './household.form.ts'
import type { SeenHousehold } from './household.store.ts'
import { sayPeople } from './words.ts'

type Typed = Pick<
  HouseholdForm,
  'name' | 'address' | 'phone' | 'email' | 'best_moment' | 'adults' | 'children' | 'class'
> & {
  commune_name: string
}
type Kept = Pick<
  SeenHousehold,
  'name' | 'commune_name' | 'phone' | 'email' | 'address' | 'best_moment' | 'adults' | 'children'
>

/**
 * What was typed and is written otherwise in the file: "Écrit aussi : téléphone 06 39 98 04 02, adresse 8 rue du Stade." Nothing
 * typed is lost, nothing written is replaced unread. One adult alone is what the form says before anything is typed.
 */
export function sayOtherwise(typed: Typed, kept: Kept, confidential: boolean): string {
  const differs = (one: string | null | undefined, other: string | null) =>
    Boolean(one && other) && searchKey(one ?? '') !== searchKey(other ?? '')
  const counted = typed.adults !== 1 || typed.children !== 0
  const told = [
    differs(typed.name, kept.name) && typed.name,
    differs(typed.commune_name, kept.commune_name) && typed.commune_name,
    typed.phone && kept.phone && typed.phone !== kept.phone && `téléphone ${sayPhone(typed.phone)}`,
    differs(typed.email, kept.email) && `e-mail ${typed.email}`,
    !confidential && differs(typed.address, kept.address) && `adresse ${typed.address}`,
    differs(typed.best_moment, kept.best_moment) && typed.best_moment,
    counted &&
      (typed.adults !== kept.adults || typed.children !== kept.children) &&
      sayPeople(typed.adults, typed.children),
  ].filter(Boolean)
  return told.length > 0 ? `Écrit aussi : ${told.join(', ')}.` : ''
}

/** What became of an address that is confidential, to whoever typed it or asked for that precaution. It stays with the organisation that registered the household. */
export const sayAddress = ({ addressLeft, addressClosed }: { addressLeft: boolean; addressClosed: boolean }): string =>
  [
    addressLeft && 'L’adresse, confidentielle, n’a pas été reprise : corrigez le dossier si elle a changé.',
    addressClosed &&
      'Son adresse est désormais confidentielle : seule la structure qui a enregistré la famille la lit.',
  ]
    .filter(Boolean)
    .join(' ')
