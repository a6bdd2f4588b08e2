import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { refusalToShrink } from './programme.rules.ts'
import { type Places, placesField } from './quota.lines.ts'
import { isKind, type Kind, kinds } from './words.ts'

/** Places of a programme by commune and kind, communes in the order of the alphabet. */
export const quotasOf = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('quota')
    .innerJoin('commune', 'commune.insee', 'quota.commune')
    .select(['quota.commune', 'commune.name', 'quota.kind', 'quota.places', 'quota.promised', 'quota.handed_over'])
    .select(keptNow(by).as('kept'))
    .where('programme_id', '=', programmeId)
    .where((q) => q.or([q('places', '>', 0), q('promised', '>', 0)]))
    .orderBy('commune.name')
    .orderBy('quota.commune')
    .orderBy('quota.kind')
    .execute()
export type Quota = Awaited<ReturnType<typeof quotasOf>>[number]

/** Sets the places of a programme, in its act. What is promised is locked first, so that no promise slips under. */
export async function openPlaces(by: Acting, programmeId: string, asked: readonly Places[]): Promise<Refusal | null> {
  const present = await lockQuotas(by, programmeId)
  const wanted = new Map(asked.flatMap((line) => kinds.map((kind) => [key(line.commune, kind), line] as const)))
  for (const { commune, kind, name, promised, kept } of present) {
    const line = wanted.get(key(commune, kind))
    if (!isKind(kind)) continue
    const refusal = refusalToShrink(kind, line?.places[kind] ?? 0, { promised, kept }, name)
    if (refusal) return refuse(refusal, line ? placesField(kind, line.line) : undefined)
  }
  const kept = present.filter((row) => !wanted.has(key(row.commune, row.kind))).map((row) => ({ ...row, places: 0 }))
  const opened = asked.flatMap(({ commune, places }) => kinds.map((kind) => ({ commune, kind, places: places[kind] })))
  const rows = [...kept, ...opened].map(({ commune, kind, places }) => ({
    programme_id: programmeId,
    commune,
    kind,
    places,
  }))
  if (rows.length === 0) return null
  await by.db
    .insertInto('quota')
    .values(rows)
    .onConflict((on) =>
      on.columns(['programme_id', 'commune', 'kind']).doUpdateSet((q) => ({ places: q.ref('excluded.places') })),
    )
    .execute()
  return null
}

const key = (commune: string, kind: string) => `${commune} ${kind}`

/** Places of a line that reservations of today keep, and that nothing took. */
const keptNow = (by: Acting) =>
  sql<number>`kept_from(quota.programme_id, quota.commune, quota.kind, null, ${dayOf(by.now)})`

const lockQuotas = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('quota')
    .innerJoin('commune', 'commune.insee', 'quota.commune')
    .select(['quota.commune', 'quota.kind', 'quota.promised', 'commune.name', keptNow(by).as('kept')])
    .where('programme_id', '=', programmeId)
    .orderBy('quota.commune')
    .orderBy('quota.kind')
    .forUpdate('quota')
    .execute()

/**
 * Locks the places of one commune, computers before connections: two people who promise at once wait for each other here,
 * in the same order, before any rule is asked.
 */
export const lockPlaces = (by: Acting, programmeId: string, commune: string, asked: readonly Kind[]) =>
  lockPlacesIn(by, programmeId, [commune], asked)

/** The same in several communes, in the order of their codes. The programme is held as well: no quota of it is added meanwhile. */
export const lockPlacesIn = (by: Acting, programmeId: string, communes: readonly string[], asked: readonly Kind[]) =>
  placesIn(by, programmeId, communes, asked).forUpdate('quota').forKeyShare('programme').execute()

/** The same, only read. */
export const readPlacesIn = (by: Acting, programmeId: string, communes: readonly string[], asked: readonly Kind[]) =>
  placesIn(by, programmeId, communes, asked).execute()

const placesIn = (by: Acting, programmeId: string, communes: readonly string[], asked: readonly Kind[]) =>
  by.db
    .selectFrom('quota')
    .innerJoin('programme', 'programme.id', 'quota.programme_id')
    .select(['quota.commune', 'quota.kind', 'quota.places', 'quota.promised', 'quota.handed_over'])
    .where('quota.programme_id', '=', programmeId)
    .where('quota.commune', 'in', [...communes])
    .where('quota.kind', 'in', [...asked])
    .orderBy('quota.commune')
    .orderBy('quota.kind')

/** Takes places, gives them back or notes them in hand, under the lock that `lockPlaces` took. */
export const countPlaces = (
  by: Acting,
  { programme_id, commune, kind }: { programme_id: string; commune: string; kind: string },
  moved: { promised?: number; handed_over?: number },
) =>
  by.db
    .updateTable('quota')
    .set((q) => ({
      promised: q('promised', '+', moved.promised ?? 0),
      handed_over: q('handed_over', '+', moved.handed_over ?? 0),
    }))
    .where('programme_id', '=', programme_id)
    .where('commune', '=', commune)
    .where('kind', '=', kind)
    .execute()
