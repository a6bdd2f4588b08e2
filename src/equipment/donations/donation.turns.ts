import type { Acting } from '#platform/access/acting.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { donorTurns } from './donor.turns.ts'

/** A donor keeps machines in a cupboard until it is answered: past these days, the answer is late. */
const ANSWER_DAYS = 7

/** What a donor learns, and what a refurbisher answers. */
export async function donationTurns(by: Acting): Promise<Turn[]> {
  if (by.member.role === 'donor') return donorTurns(by)
  if (by.member.role !== 'refurbisher') return []
  const late = new Date(by.now.getTime() - ANSWER_DAYS * DAY)
  const lots = await by.db
    .selectFrom('donation')
    .innerJoin('organisation as donor', 'donor.id', 'donation.organisation_id')
    .select([
      'donation.id',
      'donation.title',
      'donation.announced',
      'donation.announced_at',
      'donation.place',
      'donor.name as donor',
    ])
    .where('donation.refurbisher_id', '=', by.member.organisationId)
    .where('donation.state', '=', 'announced')
    .orderBy('donation.announced_at')
    .limit(20)
    .execute()
  return lots.map((lot) => ({
    tone: lot.announced_at < late ? 'loss' : 'turn',
    since: lot.announced_at,
    title: `${lot.donor} propose ${counted(lot.announced, 'appareil')}`,
    href: `/dons/${lot.id}`,
    detail: [lot.title, lot.place].filter(Boolean).join(' · '),
    verb: ['Répondre', `/dons/${lot.id}`],
  }))
}
