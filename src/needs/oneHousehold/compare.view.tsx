import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { Chain } from '#platform/ui/chain.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { Table } from '#platform/ui/table.tsx'
import { statesOf } from '../households/chain.ts'
import { sayNeeds, sayPeople } from '../households/words.ts'
import type { File } from './file.store.ts'

/** One line of the comparison: what both files say of one thing. */
type Line = { label: string; of: (file: File) => string; compared?: boolean }

const lines: readonly Line[] = [
  { label: 'Nom', of: ({ name }) => name, compared: true },
  { label: 'Commune', of: ({ commune }) => commune, compared: true },
  { label: 'Adresse', of: ({ address }) => address, compared: true },
  { label: 'Téléphone', of: ({ phone }) => (phone ? sayPhone(phone) : ''), compared: true },
  { label: 'E-mail', of: ({ email }) => email ?? '', compared: true },
  { label: 'Foyer', of: ({ adults, children }) => sayPeople(adults, children), compared: true },
  { label: 'Personnes', of: ({ people }) => people.map(sayPerson).join(' · '), compared: true },
  { label: 'Besoins', of: ({ needs }) => sayNeeds(needs) },
  { label: 'Écrite le', of: ({ created_at }) => sayDate(dayOf(created_at)) },
]

const sayPerson = ({ name, born }: File['people'][number]): string =>
  born ? `${name}, ${born.length === 4 ? `né·e en ${born}` : `né·e le ${born}`}` : name

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
        .map(({ label, of, compared }) => [
          label,
          of(a) || nothing,
          of(b) || nothing,
          compared ? <Mark a={of(a)} b={of(b)} /> : '',
        ]),
      ['Parcours', <Way file={a} />, <Way file={b} />, ''],
    ]}
  />
)

const nothing = <span class="quiet">Rien de noté</span>

const Way = ({ file }: { file: File }) => <Chain small stage={1} states={statesOf(file.chain, file.status)} />

const Mark = ({ a, b }: { a: string; b: string }) => {
  if (!a && !b) return null
  if (!a || !b) return <Chip tone="calm">d’un seul côté</Chip>
  return nameKey(a) === nameKey(b) ? <Chip tone="done">identique</Chip> : <Chip tone="turn">différent</Chip>
}
