import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import { Chain } from '#platform/ui/chain.tsx'
import { Chip, type Tone } from '#platform/ui/chip.tsx'
import { type Birth, sayBirth } from '../ages/birth.words.ts'
import { sayName } from '../beneficiaries/words.ts'
import { statesOf } from '../households/chain.ts'
import { nearest } from '../households/wordDistance.ts'
import { sayNeeds, sayPeople } from '../households/words.ts'
import { jaroWinkler } from '../linkage/distance/jaroWinkler.ts'
import { typos } from '../linkage/distance/typos.ts'
import type { File } from './file.store.ts'

/**
 * One line of the comparison: what both files say of one thing; `near` says when two texts are close, null of what is not
 * compared. `resembles` says it of two files, when their text alone does not tell. `completes` says when two that differ add to each other.
 */
type Line = {
  label: string
  /** How its adjectives agree; a masculine singular when nothing is said. */
  agrees?: 'feminine' | 'people' | 'several'
  of: (file: File) => string
  near: ((one: string, other: string) => boolean) | null
  resembles?: (one: File, other: File) => boolean
  completes?: (one: File, other: File) => boolean
}

const never = () => false
/** A slip or an abbreviation parts them. */
const close = (one: string, other: string) => jaroWinkler(one, other) >= 0.9
/** One figure parts two numbers: most of them begin alike. */
const oneSlip = (one: string, other: string) => typos(one, other, 1) <= 1
/** A word of one is a word of the other, or nearly: "Famille Jablonski", "Mme Anna Jablonska". */
const sharesName = (one: string, other: string) =>
  wordsOf(one).some((word) => word.length > 2 && nearest(word, wordsOf(other), 1).length > 0) ||
  isRunTogether(one, other) ||
  isRunTogether(other, one)

const wordsOf = (name: string): string[] => searchKey(name).split(' ')

/** A long word of one is words of the other, written together: "Bensalah", "Ben Salah". */
const isRunTogether = (one: string, other: string): boolean =>
  wordsOf(one).some((word) => word.length > 5 && wordsOf(other).join('').includes(word))

type Person = File['people'][number]

/** Somebody of one file may be somebody of the other: a first name that both bear, and births that do not contradict it. */
const somebodyAlike = (one: File, other: File): boolean =>
  one.people.some((a) => other.people.some((b) => sharesFirstName(a, b) && bornTogether(a, b)))

const sharesFirstName = (a: Person, b: Person): boolean => sharesName(nameKey(a.first_name), nameKey(b.first_name))
const bornTogether = ({ birth_year: born }: Person, { birth_year: year }: Person): boolean =>
  born === null || year === null || Math.abs(born - year) <= 2

/** No birth of one file is near a birth of the other: a mother here and her son there are two people of one family. */
const nobodyTwice = (one: File, other: File): boolean =>
  one.people.every(({ birth_year: born }) =>
    other.people.every(({ birth_year: year }) => born !== null && year !== null && Math.abs(born - year) > 2),
  )

const lines: readonly Line[] = [
  { label: 'Nom', of: ({ name }) => name, near: sharesName },
  { label: 'Commune', agrees: 'feminine', of: ({ commune }) => commune, near: never },
  { label: 'Adresse', agrees: 'feminine', of: ({ address }) => address, near: close },
  { label: 'Téléphone', of: ({ phone }) => (phone ? sayPhone(phone) : ''), near: oneSlip },
  { label: 'E-mail', of: ({ email }) => email ?? '', near: close },
  { label: 'Foyer', of: ({ adults, children }) => sayPeople(adults, children), near: never },
  {
    label: 'Personnes',
    of: ({ people }) => people.map(sayPerson).join(' · '),
    agrees: 'people',
    near: never,
    resembles: somebodyAlike,
    completes: nobodyTwice,
  },
  { label: 'Besoins', agrees: 'several', of: ({ needs }) => sayNeeds(needs), near: never, completes: () => true },
  { label: 'Écrite le', of: ({ created_at }) => sayDate(dayOf(created_at)), near: null },
]

/** "Nour Diallo, naissance : 12 mars 2014". */
export const sayPerson = (person: File['people'][number]): string =>
  [sayName(person), sayBorn(person)].filter(Boolean).join(', ')

/** "naissance : 12 mars 2014", "naissance : mars 2014"; nothing when no birth is known. */
const sayBorn = (birth: Birth): string => {
  const said = sayBirth(birth)
  return said && `naissance : ${said}`
}

const marked = (a: File, b: File) =>
  lines
    .filter(({ of }) => of(a) || of(b))
    .map(({ label, agrees, of, near, resembles, completes = never }) => ({
      ...{ label, agrees, one: of(a), other: of(b) },
      mark: near
        ? markOf(
            of(a),
            of(b),
            () => resembles?.(a, b) ?? near(nameKey(of(a)), nameKey(of(b))),
            () => completes(a, b),
          )
        : null,
    }))

/** Feminine when each of them is. */
const saySeveral = (kind: Mark, lines: readonly Pick<Line, 'agrees'>[]): string =>
  kind === 'other' && lines.every(({ agrees }) => agrees === 'feminine' || agrees === 'people')
    ? 'Différentes'
    : marks[kind].several

/** In a sentence, what brings two files together and what sets them apart: "Identiques : commune, adresse. Se complètent : e-mail. Différents : nom." */
export const sayCompared = (a: File, b: File): string =>
  (['same', 'near', 'completes', 'other'] as const)
    .map((kind) => ({ kind, lines: marked(a, b).filter(({ mark }) => mark === kind) }))
    .filter(({ lines }) => lines.length > 0)
    .map(
      ({ kind, lines }) => `${saySeveral(kind, lines)} : ${lines.map(({ label }) => label.toLowerCase()).join(', ')}.`,
    )
    .join(' ')

/** Two files side by side, on a phone too, what differs marked in words. */
export const SideBySide = ({ a, b }: { a: File; b: File }) => (
  <table class="versus">
    <caption class="hidden">Les deux fiches, ligne à ligne</caption>
    <thead>
      <tr>
        <td />
        <th scope="col">{a.named_by}</th>
        <th scope="col">{b.named_by === a.named_by ? `${b.named_by} (seconde fiche)` : b.named_by}</th>
      </tr>
    </thead>
    <tbody>
      {marked(a, b).map(({ label, agrees, one, other, mark }) => (
        <tr>
          <th scope="row">
            {label} {mark && <Chip tone={marks[mark].tone}>{sayMark(mark, agrees)}</Chip>}
          </th>
          <td>{one || nothing}</td>
          <td>{other || nothing}</td>
        </tr>
      ))}
      <tr>
        <th scope="row">Parcours</th>
        <td>
          <Way file={a} />
        </td>
        <td>
          <Way file={b} />
        </td>
      </tr>
    </tbody>
  </table>
)

const nothing = <span class="quiet">Rien de noté</span>

const Way = ({ file }: { file: File }) => <Chain small stage={1} states={statesOf(file.chain, file.status)} />

type Mark = 'same' | 'near' | 'completes' | 'other'
const marks: Record<Mark, { said: string; several: string; tone?: Tone }> = {
  same: { said: 'identique', several: 'Identiques', tone: 'done' },
  near: { said: 'proche', several: 'Proches' },
  other: { said: 'différent', several: 'Différents', tone: 'turn' },
  completes: { said: 'se complètent', several: 'Se complètent', tone: 'calm' },
}

/** "différente", of an address; "identiques", of people. */
const sayMark = (mark: Mark, agrees: Line['agrees']): string => {
  const { said } = marks[mark]
  if (mark === 'completes' || !agrees) return said
  const feminine = agrees !== 'several' && mark === 'other' ? `${said}e` : said
  return agrees === 'feminine' ? feminine : `${feminine}s`
}

/** What only one of two says completes what the other says. */
const markOf = (a: string, b: string, near: () => boolean, completes: () => boolean): Mark | null => {
  if (!a && !b) return null
  if (!a || !b) return 'completes'
  if (nameKey(a) === nameKey(b)) return 'same'
  if (near()) return 'near'
  return completes() ? 'completes' : 'other'
}
