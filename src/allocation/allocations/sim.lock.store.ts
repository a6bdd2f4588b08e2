import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { TAKEN_SIM } from './allocation.rules.ts'
import { availableSims } from './offer.store.ts'

/** Locks the card that was asked for; for `any`, the first that nobody else is taking at this very moment. */
export async function lockSim(by: Acting, asked: string): Promise<Refusal | { id: string }> {
  if (asked === 'any') {
    const first = await availableSims(by)
      .select('sim_card.id')
      .orderBy('sim_card.iccid')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    return first ?? refuse('Il ne reste aucune carte SIM en stock.', 'sim')
  }
  const card = await by.db
    .selectFrom('sim_card')
    .select(['id', 'state'])
    .where('id', '=', asked)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()
  if (!card) return refuse('Cette carte SIM n’est pas dans votre stock.', 'sim')
  const free = await availableSims(by).select('sim_card.id').where('sim_card.id', '=', asked).executeTakeFirst()
  return free ?? refuse(TAKEN_SIM, 'sim')
}
