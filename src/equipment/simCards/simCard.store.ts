import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { mayMoveSim } from './simCard.rules.ts'

/** Gives a card to a household, inside the handover's act and event. Refuses when somebody else was quicker. */
export async function giveSim(
  by: Acting,
  simId: string,
  householdId: string,
  handoverId: string,
): Promise<Refusal | null> {
  const card = await lockSim(by, simId)
  const refusal = card ? mayMoveSim(card.state, 'given') : 'Cette carte SIM n’est pas dans votre stock.'
  if (refusal) return refuse(refusal)
  await by.db
    .updateTable('sim_card')
    .set({
      state: 'given',
      household_id: householdId,
      handover_id: handoverId,
      given_at: by.now,
      updated_at: by.now,
    })
    .where('id', '=', simId)
    .execute()
  return null
}

/** Says what became of a card: active, lost, blocked, expired, returned. */
export async function moveSim(by: Acting, simId: string, to: string, why: string | null): Promise<Refusal | null> {
  const card = await lockSim(by, simId)
  const refusal = card ? mayMoveSim(card.state, to) : 'Cette carte SIM n’est pas dans votre stock.'
  if (refusal || !card) return refuse(refusal ?? '')
  await by.db.updateTable('sim_card').set({ state: to, updated_at: by.now }).where('id', '=', simId).execute()
  await record(by, {
    act: 'sim_card.moved',
    subject: ['sim_card', simId],
    householdId: card.household_id,
    from: card.state,
    to,
    why,
  })
  return null
}

const lockSim = (by: Acting, id: string) =>
  by.db
    .selectFrom('sim_card')
    .select(['id', 'state', 'household_id'])
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()
