import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { sayDay } from '#platform/i18n/dates.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { receives } from '#support/support.rules.ts'

type Line = { id: string; name: string; chain: string; last: Date }

/** Households trained at least twice whose progress nobody has noted yet. */
export async function impactTurns(by: Acting): Promise<Turn[]> {
  if (!receives.includes(by.member.role)) return []
  const { rows } = await sql<Line>`
    select h.id, h.name, h.chain, max(t.at) as last
    from household_access a
    join household h on h.id = a.household_id
    join lateral (
      select p.starts_at as at from app.files_of(h.id) f join appointment p on p.household_id = f where p.subject = 'training' and p.state = 'seen'
      union all
      select w.starts_at from app.files_of(h.id) f join seat s on s.household_id = f join workshop w on w.id = s.workshop_id where s.state = 'present') t on true
    where a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.kept_in is null and a.scope = 'full' and a.status = 'open' and a.stage = 7
      and not exists (select from app.files_of(h.id) f join outcome o on o.household_id = f where o.moment = 'after')
    group by h.id, h.name, h.chain having count(*) >= 2 order by max(t.at) limit 10`.execute(by.db)
  return rows.map(({ id, name, chain, last }) => ({
    tone: 'turn',
    since: last,
    title: name,
    href: `/familles/${id}`,
    detail: `Deux formations ou plus, la dernière ${sayDay(last, by.now)}. Où en est la famille ?`,
    verb: ['Faire le bilan', `/familles/${id}/bilan`],
    chain,
  }))
}
