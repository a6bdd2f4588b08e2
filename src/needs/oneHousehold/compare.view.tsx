import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { Chain } from '#platform/ui/chain.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type Birth, sayBirth, sayName } from '../beneficiaries/words.ts'
import { statesOf } from '../households/chain.ts'
import { nearest } from '../households/household.likeness.ts'
import { searchKey } from '../households/searchKey.ts'
import { sayNeeds, sayPeople } from '../households/words.ts'
import { jaroWinkler } from '../linkage/distance/jaroWinkler.ts'
import type { File } from './file.store.ts'

/**
 * One line of the comparison: what both files say of one thing; `near` says when two texts are close, null of what is not
 * compared. `by` is the text that is compared, when it is not the one that is read.
 */
type Line = {
  label: string
  of: (file: File) => string
  near: ((one: string, other: string) => boolean) | null
  by?: (file: File) => string
}

const never = () => false
/** A slip or an abbreviation parts them. */
const close = (one: string, other: string) => jaroWinkler(one, other) >= 0.9
/** A word of one is a word of the other, or nearly: "Famille Jablonski", "Mme Anna Jablonska". */
const sharesName = (one: string, other: string) =>
  searchKey(one)
    .split(' ')
    .some((word) => word.length > 2 && nearest(word, searchKey(other).split(' '), 1).length > 0)

const namesIn = ({ people }: File): string =>
  people.flatMap(({ first_name, last_name, birth_name }) => [first_name, last_name, birth_name]).join(' ')

const lines: readonly Line[] = [
  { label: 'Nom', of: ({ name }) => name, near: sharesName },
  { label: 'Commune', of: ({ commune }) => commune, near: never },
  { label: 'Adresse', of: ({ address }) => address, near: close },
  { label: 'Téléphone', of: ({ phone }) => (phone ? sayPhone(phone) : ''), near: close },
  { label: 'E-mail', of: ({ email }) => email ?? '', near: close },
  { label: 'Foyer', of: ({ adults, children }) => sayPeople(adults, children), near: never },
  { label: 'Personnes', of: ({ people }) => people.map(sayPerson).join(' · '), near: sharesName, by: namesIn },
  { label: 'Besoins', of: ({ needs }) => sayNeeds(needs), near: null },
  { label: 'Écrite le', of: ({ created_at }) => sayDate(dayOf(created_at)), near: null },
]

const sayPerson = (person: File['people'][number]): string =>
  [sayName(person), sayBorn(person)].filter(Boolean).join(', ')

/** "né·e le 12 mars 2014", "né·e en mars 2014"; nothing when no birth is known. */
const sayBorn = (birth: Birth): string => {
  const said = sayBirth(birth)
  return said && `né·e ${birth.birth_day ? 'le' : 'en'} ${said}`
}

/** Two files side by side, what differs marked in words. */
export const SideBySide = ({ a, b }: { a: File; b: File }) => (
  <Table
    caption="Les deux fiches, ligne à ligne"
    captionHidden
    columns={[
      'Ce qui est écrit',
      a.named_by,
      b.named_by === a.named_by ? `${b.named_by} (seconde fiche)` : b.named_by,
      'Comparé',
    ]}
    rows={[
      ...lines
        .filter(({ of }) => of(a) || of(b))
        .map(({ label, of, near, by = of }) => [
          label,
          of(a) || nothing,
          of(b) || nothing,
          near ? <Mark a={of(a)} b={of(b)} near={() => near(nameKey(by(a)), nameKey(by(b)))} /> : '',
        ]),
      ['Parcours', <Way file={a} />, <Way file={b} />, ''],
    ]}
  />
)

const nothing = <span class="quiet">Rien de noté</span>

const Way = ({ file }: { file: File }) => <Chain small stage={1} states={statesOf(file.chain, file.status)} />

const Mark = ({ a, b, near }: { a: string; b: string; near: () => boolean }) => {
  if (!a && !b) return null
  if (!a || !b) return <Chip tone="calm">d’un seul côté</Chip>
  if (nameKey(a) === nameKey(b)) return <Chip tone="done">identique</Chip>
  return near() ? <Chip>proche</Chip> : <Chip tone="turn">différent</Chip>
}
