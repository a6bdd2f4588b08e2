import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { DAY, sayDay, sayMoment } from '#platform/i18n/dates.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { saySubject } from './appointments/words.ts'
import { receives } from './support.rules.ts'

type Line = {
  what: 'unmarked' | 'missed' | 'sheet'
  id: string
  at: Date
  name: string
  detail: string
  household: string | null
  chain: string | null
}

/** What awaits whoever receives families: visits to note, absences to call back, attendance to take. The day ahead stands beside them, as an agenda. */
export async function supportTurns(by: Acting): Promise<Turn[]> {
  if (!receives.includes(by.member.role)) return []
  const { organisationId, id, role } = by.member
  const mine = role === 'mediator' ? sql`a.mediator_id = ${id}` : sql`true`
  const lines = await sql<Line>`
    with known as (
      select a.*, h.name, h.chain, h.status from appointment a join household h on h.id = a.household_id
      where a.organisation_id = ${organisationId} and a.starts_at > ${new Date(by.now.getTime() - 60 * DAY)} and ${mine})
    (select 'unmarked' as what, id, ends_at as at, name, subject as detail, household_id as household, chain from known
      where state = 'booked' and ends_at <= ${by.now} order by ends_at limit 10)
    union all
    (select 'missed', id, starts_at, name, subject, household_id, chain from known k
      where state = 'no_show' and status = 'open' and starts_at > ${new Date(by.now.getTime() - 30 * DAY)}
        and not exists (select from app.files_of(k.household_id) f join appointment n on n.household_id = f where n.starts_at > k.starts_at and n.state <> 'cancelled')
      order by starts_at limit 5)
    union all
    (select 'sheet', w.id, w.starts_at, w.title, '', null, null from workshop w
      where w.organisation_id = ${organisationId} and w.state = 'open' and w.starts_at <= ${by.now}
        and exists (select from seat s where s.workshop_id = w.id) order by w.starts_at limit 5)`.execute(by.db)
  return lines.rows.slice(0, 20).map((line) => turnOf(line, by.now))
}

function turnOf({ what, id, at, name, detail, household, chain }: Line, now: Date): Turn {
  const shared = { since: at, title: name, href: `/familles/${household}`, chain: chain ?? undefined }
  const page = `/rendez-vous/${id}`
  if (what === 'unmarked')
    return {
      ...shared,
      tone: now.getTime() - at.getTime() > 2 * DAY ? 'loss' : 'turn',
      detail: `${saySubject(detail)}, ${sayMoment(at, now)} : qui est venu ?`,
      verb: ['Noter la venue', page],
    }
  if (what === 'missed')
    return {
      ...shared,
      tone: 'turn',
      detail: `Personne n’est venu ${sayDay(at, now)}. Un appel aide souvent à revenir.`,
      verb: ['Rappeler', `/familles/${household}/rendez-vous`],
    }
  return {
    tone: 'turn',
    since: at,
    title: `Atelier « ${name} »`,
    href: `/ateliers/${id}`,
    detail: `Commencé ${sayMoment(at, now)}.`,
    verb: ['Faire l’appel', `/ateliers/${id}`],
  }
}
