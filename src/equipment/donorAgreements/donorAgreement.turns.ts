import type { Acting } from '#platform/access/acting.ts'
import type { Turn } from '#platform/ui/turn.ts'

/** Agreements that a workshop has to confirm. */
export async function donorAgreementTurns(by: Acting): Promise<Turn[]> {
  if (by.member.role !== 'refurbisher') return []
  const waiting = await by.db
    .selectFrom('donor_agreement as a')
    .innerJoin('organisation as donor', 'donor.id', 'a.organisation_id')
    .select(['a.id', 'a.title', 'a.written_at', 'donor.name as donor'])
    .where('a.refurbisher_id', '=', by.member.organisationId)
    .where('a.state', '=', 'proposed')
    .orderBy('a.written_at')
    .limit(20)
    .execute()
  return waiting.map((one) => ({
    tone: 'turn',
    since: one.written_at,
    title: `${one.donor} propose une convention de don`,
    href: `/conventions-de-don/${one.id}`,
    detail: one.title,
    verb: ['Répondre', `/conventions-de-don/${one.id}`],
  }))
}
