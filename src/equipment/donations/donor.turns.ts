import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'

type Answered = {
  id: string
  title: string
  state: string
  why: string | null
  since: Date
  refurbisher: string
  proofs: number
}

/** What became of late of a donor’s lots: not accepted, arrived, wiped with a proof. */
export async function donorTurns(by: Acting): Promise<Turn[]> {
  const { rows } = await sql<Answered>`
    select x.id, x.title, x.state, x.why, r.name as refurbisher, coalesce(x.closed_at, x.received_at, x.announced_at) as since,
      (select count(distinct w.device_id)::int from wipe w join device d on d.id = w.device_id where d.donation_id = x.id and w.verdict = 'verified') as proofs
    from donation x join organisation r on r.id = x.refurbisher_id
    where x.organisation_id = ${by.member.organisationId} and x.state in ('refused', 'received', 'closed')
      and coalesce(x.closed_at, x.received_at, x.announced_at) > ${new Date(by.now.getTime() - 90 * DAY)}
    order by since desc limit 20`.execute(by.db)
  return rows.map((lot) => {
    const href = `/dons/${lot.id}`
    if (lot.state === 'refused')
      return {
        tone: 'loss',
        since: lot.since,
        title: `Votre don « ${lot.title} » n’est pas accepté`,
        href,
        detail: lot.why ?? '',
        verb: ['Lire la réponse', href],
      }
    if (lot.state === 'closed')
      return {
        tone: 'calm',
        since: lot.since,
        title: `Votre don « ${lot.title} » est soldé`,
        href,
        detail: lot.refurbisher,
        verb: ['Lire ce qu’il est devenu', `${href}/preuve`],
      }
    if (lot.proofs > 0)
      return {
        tone: 'calm',
        since: lot.since,
        title: `${counted(lot.proofs, 'preuve')} d’effacement pour « ${lot.title} »`,
        href,
        detail: lot.refurbisher,
        verb: ['Voir les preuves', href],
      }
    return {
      tone: 'calm',
      since: lot.since,
      title: `Votre don « ${lot.title} » est arrivé`,
      href,
      detail: lot.refurbisher,
      verb: ['Suivre ce don', href],
    }
  })
}
