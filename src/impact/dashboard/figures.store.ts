import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { PAGE } from '#platform/db/page.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import { boundsOf } from '#support/schedule/schedule.rules.ts'
import type { FigureFilter, RowFilter } from './dashboard.form.ts'
import { counted, type Key, litAt, type Needed, spareAt } from './links.ts'

/** Households by link, and how many need it where that is not everybody; null is a count that is not published. The line without a commune is the total. */
export type Figures = Record<Key | Needed, number | null> & {
  insee: string | null
  commune: string | null
  wait_days: number | null
}

/** The households that this organisation follows, whose need was heard in the period. One sentence for the figures and for the rows behind them. */
const cohort = (by: Acting, { du, au, programme }: FigureFilter) => {
  const from = du ? boundsOf(du).from : null
  const to = au ? boundsOf(au).to : null
  const reached = programme ?? null
  return sql`from household_access a join household_progress p on p.household_id = a.household_id
    where a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.kept_in is null and p.heard_at is not null
      and (${from}::timestamptz is null or p.heard_at >= ${from}) and (${to}::timestamptz is null or p.heard_at < ${to})
      and (${reached}::uuid is null
        or exists (select from allocation x where x.household_id = a.household_id and x.programme_id = ${reached} and x.state <> 'cancelled')
        or exists (select from prescription r where r.household_id = a.household_id and r.programme_id = ${reached} and r.state in ('accepted', 'promised', 'served')))`
}

const counts = sql.join(
  counted.slice(1).flatMap((link) => {
    const lit = sql`count(*) filter (where p.chain like ${sql.lit(litAt(link.at))})::int as ${sql.ref(link.key)}`
    return 'of' in link
      ? [sql`count(*) filter (where p.chain not like ${sql.lit(spareAt(link.at))})::int as ${sql.ref(link.of)}`, lit]
      : [lit]
  }),
)

/** What an organisation counts of its own households, by commune then in all: one statement. */
export async function figuresOf(by: Acting, filter: FigureFilter): Promise<Figures[]> {
  const { rows } = await sql<Figures>`
    select f.*, c.name as commune from (
      select p.commune as insee, count(*)::int as heard, ${counts},
        (percentile_cont(0.5) within group (order by extract(epoch from p.served_at - p.heard_at) / 86400))::int as wait_days
      ${cohort(by, filter)} group by grouping sets ((p.commune), ())) f
    left join commune c on c.insee = f.insee order by c.name nulls last`.execute(by.db)
  return rows
}

/** What a funder may read of a programme that it funds. */
export async function publishedFigures(by: Acting, programme: string): Promise<Figures[]> {
  const { rows } = await sql<Figures>`select * from app.programme_figures(${programme})`.execute(by.db)
  return rows
}

export type Row = {
  id: string
  name: string
  chain: string
  stage: number
  commune: string
  touched_at: Date
  heard_at: Date
}

/** The households behind one number, the latest moved first. */
export async function rowsBehind(by: Acting, filter: RowFilter, after: Cursor): Promise<Row[]> {
  const link = counted.find(({ slug }) => slug === filter.lien) ?? counted[0]
  const commune = filter.commune ?? null
  const { rows } = await sql<Row>`
    select f.*, c.name as commune from (
      select a.household_id as id, a.name, p.chain, p.stage, p.commune as insee, a.touched_at, p.heard_at
      ${cohort(by, filter)}
        and (${commune}::text is null or p.commune = ${commune}) and (${link.at} = 1 or p.chain like ${litAt(link.at)})
        and (a.touched_at, a.household_id) < (${after.at}, ${after.id}::uuid)
      order by a.touched_at desc, a.household_id desc limit ${PAGE + 1}) f
    join commune c on c.insee = f.insee order by f.touched_at desc, f.id desc`.execute(by.db)
  return rows
}

/** The programmes that this member may choose among: its organisation's own, or those it funds. */
export const programmesOf = (by: Acting, side: 'organisation_id' | 'funder_id') =>
  by.db
    .selectFrom('programme')
    .select(['id', 'name'])
    .where(side, '=', by.member.organisationId)
    .orderBy('starts_on', 'desc')
    .limit(50)
    .execute()
