import { sql } from 'kysely'
import { chainSeen } from '#needs/households/chain.store.ts'
import { sayNeeds } from '#needs/households/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { sayAgo } from '#platform/i18n/dates.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { silentSince } from './prescription.rules.ts'
import { settledBeginnings } from './prescription.store.ts'
import { toSendOnStill } from './toDo.words.ts'

/** Beyond a handful, one line says how many. */
const APART = 5
/** Beyond, a precise number would cost more than it says. */
const COUNTED = 50

type Line = { id: string; name: string; chain: string; heard_at: Date; kinds: string[]; urgent: boolean } & Past
/** What this organisation sent last, when it came to nothing. */
type Past = { ended: string | null; ended_as: string | null; ended_at: Date | null }

/** Households whose need was heard and that nobody has addressed to anyone: what their own page calls this member's turn. */
export async function unsentTurns(by: Acting): Promise<Turn[]> {
  const lines = (await unsent(by)).sort((a, b) => a.heard_at.getTime() - b.heard_at.getTime())
  const [oldest] = lines
  if (!oldest) return []
  return lines.length > APART ? [together(lines, oldest, by.now)] : lines.map((line) => apart(line, by.now))
}

/**
 * Read along the index of the organisation's households at the second link, the oldest movement first. A refusal that was
 * not read yet, and a recent silence, have a line of their own; a family that wants nothing, or has it already, awaits nothing until a need
 * is heard again.
 */
async function unsent(by: Acting): Promise<Line[]> {
  const own = by.member.organisationId
  const { rows } = await sql<Line>`
    select h.id, h.name, ${chainSeen('a', 'h')} as chain, n.heard_at, n.kinds, n.urgent,
      past.id as ended, past.state as ended_as, past.at as ended_at
    from household_access a
    join household h on h.id = a.household_id
    join lateral (select min(heard_at) as heard_at, max(heard_at) as last_heard_at, array_agg(kind order by heard_at, kind) as kinds, bool_or(urgent) as urgent
      from need where household_id = a.household_id and state <> 'closed') n on n.heard_at is not null
    left join lateral (select p.id, p.state, p.why, case p.state when 'refused' then p.answered_at else p.updated_at end as at
      from prescription p where p.household_id = a.household_id and p.organisation_id = ${own} order by p.sent_at desc limit 1) past
      on past.state in ('refused', 'expired')
    where (past.why is null or past.at < n.last_heard_at or not past.why like any (${settledBeginnings}))
      and a.organisation_id = ${own} and a.ended_at is null and a.kept_in is null and a.scope = 'full' and a.status = 'open' and a.stage = 2
      and not exists (select from prescription p where p.household_id = a.household_id
        and (p.state = 'sent' or (p.organisation_id = ${own} and p.state = 'refused' and p.noted_at is null)
          or (p.organisation_id = ${own} and p.state = 'expired' and p.updated_at > ${silentSince(by.now)})))
    order by a.touched_at, a.household_id limit ${sql.lit(COUNTED + 1)}`.execute(by.db)
  return rows
}

const apart = (line: Line, now: Date): Turn =>
  line.ended_at ? stillToSendOn(line, line.ended_at, now) : neverSent(line, now)

function stillToSendOn({ id, name, chain, urgent, ended, ended_as }: Line, at: Date, now: Date): Turn {
  const { what, detail, verb } = toSendOnStill({ state: ended_as ?? '', at }, now)
  return {
    tone: ended_as === 'expired' ? 'loss' : 'turn',
    pressing: urgent,
    since: at,
    title: `${name} : ${what}`,
    href: `/orientations/${ended}`,
    detail: `${detail}${urgent ? ' C’est urgent.' : ''}`,
    verb: [verb, `/familles/${id}/orienter?suite=${ended}`],
    chain,
  }
}

const neverSent = ({ id, name, chain, heard_at, kinds, urgent }: Line, now: Date): Turn => ({
  tone: 'turn',
  pressing: urgent,
  since: heard_at,
  title: `${name} : orientation attendue`,
  href: `/familles/${id}`,
  detail: `Besoin entendu ${sayAgo(heard_at, now)} : ${sayNeeds(kinds)}.${urgent ? ' C’est urgent.' : ''}`,
  verb: ['Orienter', `/familles/${id}/orienter`],
  chain,
})

function together(lines: readonly Line[], oldest: Line, now: Date): Turn {
  const urgent = lines.filter((line) => line.urgent).length
  const list = '/familles?etape=2'
  const most = lines.length > COUNTED
  return {
    tone: 'turn',
    pressing: urgent > 0,
    since: oldest.heard_at,
    title: `${most ? `Plus de ${COUNTED}` : lines.length} familles attendent d’être orientées`,
    href: list,
    detail: `${sayOldest(oldest, most, now)}${sayUrgent(urgent, most)}`,
    verb: ['Voir les familles', list],
  }
}

const sayOldest = ({ name, heard_at }: Line, most: boolean, now: Date): string =>
  most
    ? `Un besoin a été entendu ${sayAgo(heard_at, now)}.`
    : `${name} attend depuis le plus longtemps : besoin entendu ${sayAgo(heard_at, now)}.`

const sayUrgent = (n: number, most: boolean): string =>
  n === 0 ? '' : ` ${most ? 'Au moins ' : ''}${n} ${n > 1 ? 'sont urgentes' : 'est urgente'}.`
