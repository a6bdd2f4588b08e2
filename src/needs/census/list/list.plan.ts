import { newId as someId } from '#platform/db/id.ts'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { communeReader } from '../../lists/list.commune.ts'
import type { ReadRow, Unclear } from '../../lists/list.reading.ts'
import { familyKey, readList } from '../../lists/list.rows.ts'
import type { ListField } from '../../lists/list.targets.ts'
import type { Alike } from '../../lists/take.rules.ts'
import type { TargetPublic } from '../../publics/words.ts'
import type { Declared } from '../answer/answer.store.ts'
import { knownKey, type ListDoor, type Named, type Part } from './list.door.ts'

/** What will become of a row: taken in, already here, set aside without harm, or refused. */
export type PlannedRow = ReadRow & { state: 'new' | 'known' | 'aside' | 'refused' }
/** What a whole list will add, row by row and in numbers. */
export type Plan = {
  kind: 'families' | 'counts'
  rows: PlannedRow[]
  parts: Part[]
  unclear: Unclear[]
  /** Families named without a column that says they agreed: whoever takes the list in says it. */
  asksAgreement: boolean
  /** Of so many families looked at, how many resemble some already followed. */
  alike: Alike
  tally: { new: number; known: number; aside: number; refused: number; doubts: number; people: number }
}

/** More would take longer than reading the list: the first ones say enough of what it is. */
const LOOKED = 600

const words = {
  unagreed: 'Sans son accord, comptez cette famille sans la nommer.',
  elsewhere: 'Cette commune n’est pas de celles qui sont demandées.',
}

/** The dry run: every row read against the census, and what taking the list in would add. Nothing is written. */
export async function planOf(
  door: ListDoor,
  { list, said, partner }: KeptList,
  today: string,
  newId = someId,
): Promise<Plan> {
  const [known, answered] = await Promise.all([door.known(), door.answered()])
  const columns = said.columns as (ListField | null)[]
  const among = communeReader(door.places)
  const chosen = new Map(
    Object.entries(said.communes).map(([written, insee]) => [
      written,
      door.places.find((place) => place.insee === insee),
    ]),
  )
  const read = await readList(list, columns, {
    today,
    kinds: door.census.kinds,
    words,
    communeOf: (written) => {
      const meant = chosen.get(written)
      return meant ? { meant, perhaps: [] } : among(written)
    },
    only: door.places.length === 1 ? (door.places[0] ?? null) : null,
  })
  const parts = new Map<string, { partner: string; families: Named[]; counts: Map<string, Declared> }>()
  const partOf = (called: string) => {
    const key = called.toLowerCase()
    const part = parts.get(key) ?? { partner: called, families: [], counts: new Map<string, Declared>() }
    parts.set(key, part)
    return part
  }
  const rows = read.rows.map((row): PlannedRow => {
    if (row.refusal) return { ...row, state: 'refused' }
    if (row.aside) return { ...row, state: 'aside' }
    const called = door.partner ?? (row.family?.partner || row.counts[0]?.partner || partner)
    if (called.length < 2) return { ...row, state: 'refused', refusal: 'Dites quelle structure parle sur cette ligne.' }
    if (row.family) {
      if (known.has(knownKey(called, familyKey(row.family)))) return { ...row, state: 'known' }
      partOf(called).families.push({ id: newId(), family: row.family })
      return { ...row, state: 'new' }
    }
    if (answered.has(called.toLowerCase()))
      return {
        ...row,
        state: 'refused',
        refusal: 'Cette structure a déjà répondu par son lien : sa réponse est gardée.',
      }
    const { counts } = partOf(called)
    for (const count of row.counts) {
      const key = `${count.commune.insee}|${count.kind}`
      counts.set(key, plus(counts.get(key), { ...count, commune: count.commune.insee }))
    }
    return { ...row, state: 'new' }
  })
  const fresh = [...parts.values()].flatMap(({ families }) => families.map(({ family }) => family)).slice(0, LOOKED)
  return {
    kind: read.kind,
    rows,
    alike: { looked: fresh.length, found: fresh.length > 0 ? await door.alike(fresh) : 0 },
    parts: [...parts.values()].map(({ counts, ...part }) => ({
      ...part,
      counts: read.kind === 'counts' ? [...counts.values()] : null,
    })),
    unclear: read.unclear,
    asksAgreement: read.kind === 'families' && !columns.includes('agreed') && !columns.includes('agreed_on'),
    tally: tallyOf(rows),
  }
}

const MOST = 100_000

/** Two counts of one commune and need, added up: of each public too. */
function plus(before: Declared | undefined, { commune, kind, declared, among }: Declared): Declared {
  const most = (n: number) => Math.min(n, MOST)
  const all = Object.keys({ ...before?.among, ...among }) as TargetPublic[]
  return {
    ...{ commune, kind, declared: most((before?.declared ?? 0) + declared) },
    among: Object.fromEntries(all.map((one) => [one, most((before?.among[one] ?? 0) + (among[one] ?? 0))])),
  }
}

function tallyOf(rows: readonly PlannedRow[]): Plan['tally'] {
  const tally = { new: 0, known: 0, aside: 0, refused: 0, doubts: 0, people: 0 }
  for (const row of rows) {
    tally[row.state]++
    if (row.state !== 'new') continue
    for (const { declared } of row.counts) tally.people += declared
    if (row.cells.some((cell) => cell.level === 'doubt')) tally.doubts++
  }
  return tally
}
