import { sql } from 'kysely'
import { filesOf, readUnder } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { PAGE } from '#platform/db/page.ts'
import { zone } from '#platform/i18n/dates.ts'
import { given } from '../allocations/given.store.ts'

/** An appeal with what it is about. */
export type SeenAppeal = {
  id: string
  run_id: string
  run_need_id: string
  household_id: string | null
  name: string | null
  pseudonym: string
  commune: string
  kinds: string[]
  class: string | null
  stratum: number
  points: number
  since: string | null
  run: string
  programme: string
  programme_id: string
  decided_by: string
  received_on: string
  grounds: string
  state: string
  answer: string
  answered_by: string
  answered_on: string | null
  /** A promise stands, or was kept, for this wish. */
  promised: boolean
}

const appeals = sql`select x.id, n.run_id, n.id as run_need_id, ${readUnder('k', 'n.household_id')} as household_id, h.name, n.pseudonym, c.name as commune, n.kinds, n.class, n.stratum,
    n.points::float8 as points, r.name as run, r.programme_id, g.name as programme, r.decided_by, x.received_on::text as received_on, x.grounds, x.state,
    x.answer, x.answered_by, x.answered_on::text as answered_on, n.since::text as since,
    (${given}) as promised
  from appeal x join run_need n on n.id = x.run_need_id join allocation_run r on r.id = n.run_id join programme g on g.id = r.programme_id
  join commune c on c.insee = n.commune
  left join household_access k on k.organisation_id = n.organisation_id and k.household_id = n.household_id and k.ended_at is null
  left join household h on h.id = ${readUnder('k', 'n.household_id')}`

/** One appeal to the member's organisation. */
export const appealSeenBy = async (by: Acting, id: string): Promise<SeenAppeal | undefined> =>
  isId(id)
    ? (
        await sql<SeenAppeal>`${appeals} where x.id = ${id} and x.organisation_id = ${by.member.organisationId}`.execute(
          by.db,
        )
      ).rows[0]
    : undefined

/** The appeals of a run: those without an answer first, the oldest first. */
export const appealsOf = async (by: Acting, runId: string): Promise<SeenAppeal[]> =>
  (
    await sql<SeenAppeal>`${appeals} where n.run_id = ${runId} and x.organisation_id = ${by.member.organisationId}
      order by x.state <> 'received', x.received_on, x.id limit ${PAGE * 4}`.execute(by.db)
  ).rows

/** Appeals that somebody has to answer, and those upheld for which nothing is promised yet. */
export const openAppeals = async (by: Acting): Promise<SeenAppeal[]> =>
  (
    await sql<SeenAppeal>`${appeals} where x.organisation_id = ${by.member.organisationId} and ((x.state = 'received' and h.forgotten_at is null and h.id is not null)
      or (x.state = 'upheld' and n.gone is null and h.status = 'open' and not exists (select from allocation a where a.run_need_id = n.id) and not ${given}))
      order by x.received_on, x.id limit 20`.execute(by.db)
  ).rows

/** How many others of this coordination could answer an appeal. */
export const othersWho = async (by: Acting): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from member
    where organisation_id = ${by.member.organisationId} and role = 'coordinator' and status = 'active' and id <> ${by.member.id}`.execute(
    by.db,
  )
  return rows[0]?.n ?? 0
}

/** What a commission noted of a household, and what the household asked of it: for the household to read. */
export type HeardAgain = { on: string; asked: string; answer: string; answered_on: string | null }
export const appealsAbout = async (by: Acting, householdId: string): Promise<HeardAgain[]> =>
  (
    await sql<HeardAgain>`
    select x.received_on::text as on, x.grounds as asked, x.answer, x.answered_on::text as answered_on
      from appeal x join run_need n on n.id = x.run_need_id where n.household_id in ${filesOf(householdId)} and x.organisation_id = ${by.member.organisationId}
    union all select (d.said_at at time zone ${zone})::date::text, '', d.why, null
      from derogation d join run_need n on n.id = d.run_need_id
      where n.household_id in ${filesOf(householdId)} and d.organisation_id = ${by.member.organisationId} and d.taken_back_at is null
    order by 1`.execute(by.db)
  ).rows
