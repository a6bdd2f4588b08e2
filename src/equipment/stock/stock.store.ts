import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import type { Counted } from './stock.counts.ts'
import type { ThresholdForm } from './stock.form.ts'

/** Every machine of this organisation, counted by place, kind, state and whether it works: read from one index. */
export const stockCounts = async (by: Acting): Promise<Counted[]> =>
  (
    await sql<Counted>`select s.place_id, s.kind, s.state, s.working, s.n from app.stock_counts() s
      left join place p on p.id = s.place_id order by p.name nulls last, s.place_id, s.kind`.execute(by.db)
  ).rows

export type Threshold = { place_id: string; place: string; kind: string; least: number; ready: number; set_at: Date }

/** What is to be kept ready, and how much of it is: a few rows of the same index for each line. */
export const thresholdsOf = async (by: Acting, most = 200): Promise<Threshold[]> =>
  (
    await sql<Threshold>`select t.place_id, p.name as place, t.kind, t.least, t.set_at, app.ready_at(t.place_id, t.kind) as ready
      from stock_threshold t join place p on p.id = t.place_id
      where t.organisation_id = ${by.member.organisationId} order by p.name, t.kind limit ${most}`.execute(by.db)
  ).rows

/** Says how many machines of a kind are to be ready at a place; said again, the last word holds. */
export async function setThreshold(by: Acting, form: ThresholdForm): Promise<Refusal | null> {
  const place = await by.db
    .selectFrom('place')
    .select(['id', 'name'])
    .where('id', '=', form.place)
    .where('organisation_id', '=', by.member.organisationId)
    .executeTakeFirst()
  if (!place) return refuse('Choisissez un lieu de la liste.', 'place')
  const said = { least: form.least, set_by: by.member.name, set_at: by.now }
  await by.db
    .insertInto('stock_threshold')
    .values({ organisation_id: by.member.organisationId, place_id: place.id, kind: form.kind, ...said })
    .onConflict((c) => c.columns(['organisation_id', 'place_id', 'kind']).doUpdateSet(said))
    .execute()
  await record(by, {
    act: 'stock_threshold.set',
    subject: ['place', place.id],
    data: { kind: form.kind, least: form.least },
  })
  return null
}

/** Nobody is told any more. Removed twice, it is gone once. */
export async function removeThreshold(by: Acting, placeId: string, kind: string): Promise<void> {
  const gone = await by.db
    .deleteFrom('stock_threshold')
    .where('organisation_id', '=', by.member.organisationId)
    .where('place_id', '=', placeId)
    .where('kind', '=', kind)
    .returning('place_id')
    .executeTakeFirst()
  if (gone) await record(by, { act: 'stock_threshold.removed', subject: ['place', placeId], data: { kind } })
}
