import { sql } from 'kysely'
import { readUnder } from '#needs/households/files.store.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Reservation } from '../reservations/kept.rules.ts'
import type { Agreement, Counted } from './covered.rules.ts'
import type { QuotaRule } from './crossing.rules.ts'
import { lockRules, readRules } from './promise.lock.store.ts'

/** A household as a promise needs to know it, in the file where it is read. */
export type Wisher = {
  id: string
  commune: string
  commune_name: string
  status: string
  scope: string
  stopped: boolean
  takenBackOn: string | null
}

/** The households of these wishes, by the identifier that the wish gives; those that are followed no more are left out. */
export async function wishers(by: Acting, ids: readonly string[]): Promise<Map<string, Wisher>> {
  const { rows } = await sql<Wisher & { asked: string }>`
    select a.id as asked, h.id, h.commune, c.name as commune_name, h.status, m.scope, is_stopped(h.id) as stopped, w.on as "takenBackOn"
    from unnest(${[...new Set(ids)]}::uuid[]) a (id)
    join household_access k on k.organisation_id = ${by.member.organisationId} and k.household_id = a.id and k.ended_at is null
    join household_access m on m.organisation_id = k.organisation_id and m.household_id = ${readUnder('k', 'a.id')} and m.ended_at is null
    join household h on h.id = m.household_id join commune c on c.insee = h.commune
    left join lateral (select max(g.withdrawn_on)::text as on from agreement g where g.household_id in (select app.files_of(h.id)) and g.kind = 'sharing'
      having bool_and(g.withdrawn_on is not null)) w on true`.execute(by.db)
  return new Map(rows.map(({ asked, ...row }) => [asked, row]))
}

/** Why nothing more is done about each of those that are stopped: few, so each in turn. */
export async function stoppedAmong(by: Acting, all: Iterable<Wisher>): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  for (const { id, stopped } of all) {
    const refusal = stopped ? refusalOfStopped(await stoppedOf(by, id)) : null
    if (refusal) said.set(id, refusal)
  }
  return said
}

/** What a programme holds once its places and its quotas are locked. */
export type Held = {
  agreements: Agreement[]
  rules: QuotaRule[]
  reservations: (Reservation & { commune: string; kind: string })[]
}

/** Holds the crossing quotas in the order of their identifiers, then the reservations, or only reads them; agreements are read. */
export async function holdProgramme(
  by: Acting,
  programmeId: string,
  communes: readonly string[],
  how: 'held' | 'seen',
): Promise<Held> {
  const rules = await (how === 'held' ? lockRules : readRules)(by, programmeId)
  const reservations = await by.db
    .selectFrom('reservation')
    .select(['id', 'commune', 'kind', 'holder_id', 'places', 'taken', 'until'])
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('commune', 'in', [...communes])
    .where('ended_at', 'is', null)
    .where('until', '>=', dayOf(by.now))
    .orderBy('id')
    .$if(how === 'held', (q) => q.forNoKeyUpdate())
    .execute()
  const agreements = await agreementsIn(by, [programmeId])
  return { agreements, rules, reservations }
}

/** The agreements of these programmes, the first to begin first. */
export const agreementsIn = (by: Acting, programmes: readonly string[]): Promise<Agreement[]> =>
  by.db
    .selectFrom('funding_agreement')
    .select(['id', 'title', 'starts_on', 'ends_on', 'communes', 'publics'])
    .where('programme_id', 'in', [...programmes])
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('starts_on')
    .orderBy('id')
    .execute()

/** Under which publics and from which prescriber the quotas count these households. */
export async function countedAs(
  by: Acting,
  all: readonly Pick<Wisher, 'id' | 'commune'>[],
): Promise<Map<string, Counted>> {
  const { rows } = await sql<{ household_id: string; publics: string[]; prescriber_id: string | null }>`
    select * from counted_as(${all.map(({ id }) => id)}::uuid[])`.execute(by.db)
  const known = new Map(rows.map((row) => [row.household_id, row]))
  return new Map(
    all.map(({ id, commune }) => [
      id,
      { commune, publics: known.get(id)?.publics ?? [], prescriberId: known.get(id)?.prescriber_id ?? null },
    ]),
  )
}

/** What these households were promised already in a programme, under any of their files: "household kind" gives the state. */
export async function promisedAlready(by: Acting, programmeId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; kind: string; state: string }>`
    select w.id, a.kind, a.state from unnest(${[...ids]}::uuid[]) w (id) cross join lateral app.files_of(w.id) f (id)
    join allocation a on a.household_id = f.id and a.programme_id = ${programmeId} and a.state <> 'cancelled'`.execute(
    by.db,
  )
  return new Map(rows.map(({ id, kind, state }) => [`${id} ${kind}`, state]))
}
