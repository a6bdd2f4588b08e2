import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayDate, sayNumeric } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { saySlot } from './collection.rules.ts'

type Waiting = {
  id: string
  title: string
  place: string
  other: string
  remove_by: string | null
  since: Date
  state: string | null
  day: string | null
  slot: string | null
  mine: boolean
}

/** Days before the last one from which a lot that nobody fetches is late. */
const LATE_DAYS = 7

/** Lots to fetch: a day to propose, to answer, or that comes. For both sides. */
export async function collectionTurns(by: Acting): Promise<Turn[]> {
  if (by.member.role !== 'donor' && by.member.role !== 'refurbisher') return []
  const donor = by.member.role === 'donor'
  const { rows } = await sql<Waiting>`
    select x.id, x.title, coalesce(c.place, x.place) as place, o.name as other, x.remove_by, c.state, c.day, c.slot,
      coalesce(c.proposed_at, x.answered_at, x.announced_at) as since, c.organisation_id = ${by.member.organisationId} as mine
    from donation x
    join organisation o on o.id = ${donor ? sql`x.refurbisher_id` : sql`x.organisation_id`}
    left join collection c on c.donation_id = x.id and c.state <> 'replaced'
    where ${donor ? sql`x.organisation_id` : sql`x.refurbisher_id`} = ${by.member.organisationId} and x.state = 'accepted'
    order by coalesce(c.day, x.remove_by), x.announced_at limit 20`.execute(by.db)
  const today = dayOf(by.now)
  const soon = dayOf(new Date(by.now.getTime() + LATE_DAYS * 86_400_000))
  return rows.flatMap((lot): Turn[] => {
    const href = `/dons/${lot.id}`
    const late = lot.remove_by !== null && lot.remove_by <= soon
    const detail = [lot.title, lot.place, lot.remove_by && `au plus tard le ${sayNumeric(lot.remove_by)}`]
    const line = { since: lot.since, href, detail: detail.filter(Boolean).join(' · ') }
    if (lot.state === null)
      return [
        {
          ...line,
          tone: late ? 'loss' : 'turn',
          title: `Enlèvement à fixer avec ${lot.other}`,
          verb: ['Proposer un jour', `${href}/enlevement`],
        },
      ]
    if (lot.state === 'proposed')
      return lot.mine
        ? []
        : [
            {
              ...line,
              tone: late ? 'loss' : 'turn',
              title: `${lot.other} propose le ${sayNumeric(lot.day ?? '')}, ${saySlot(lot.slot ?? '')}`,
              verb: ['Répondre', href],
            },
          ]
    const past = (lot.day ?? '') <= today
    return [
      {
        ...line,
        tone: past ? 'turn' : 'calm',
        since: new Date(`${lot.day}T07:00:00Z`),
        title: donor
          ? `${lot.other} vient ${sayDate(lot.day ?? '')}, ${saySlot(lot.slot ?? '')}`
          : `Don ${ofName(lot.other)} à chercher ${sayDate(lot.day ?? '')}, ${saySlot(lot.slot ?? '')}`,
        verb: donor ? ['Voir ce don', href] : past ? ['Recevoir', href] : ['Voir ce don', href],
      },
    ]
  })
}
