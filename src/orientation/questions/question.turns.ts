import { notStopped } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { followed, seenChain } from '../prescriptions/followed.store.ts'
import { isLate } from '../prescriptions/prescription.rules.ts'
import { toReply } from '../prescriptions/toDo.words.ts'
import { sayTurn } from '../prescriptions/turn.words.ts'

/** Questions that a receiver asked, and that the sender's organisation has not answered. */
export async function questionTurns(by: Acting): Promise<Turn[]> {
  const rows = await followed(by)
    .innerJoin('organisation as receiver', 'receiver.id', 'p.to_organisation_id')
    .select(['p.id', 'p.urgent', 'p.asked_at', 'household.name', seenChain, 'receiver.name as receiver'])
    .where('p.organisation_id', '=', by.member.organisationId)
    .where('p.state', '=', 'sent')
    .where('p.asked_at', 'is not', null)
    .where(notStopped('p.household_id'))
    .orderBy('p.asked_at')
    .execute()
  return rows.flatMap(({ id, urgent, asked_at, name, chain, receiver }) =>
    asked_at
      ? [
          {
            tone: isLate(asked_at, by.now) ? 'loss' : 'turn',
            pressing: urgent,
            since: asked_at,
            ...sayTurn({ id, name }, toReply({ receiver, asked_at }, by.now)),
            chain,
          } satisfies Turn,
        ]
      : [],
  )
}
