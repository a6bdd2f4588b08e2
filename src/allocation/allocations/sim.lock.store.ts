import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { availableSims } from '../programmes/stock.store.ts'
import { TAKEN_SIM } from './allocation.rules.ts'
import type { Wish, WishRefusal } from './wish.ts'

/** The cards of these wishes: those that were named, and for `any` the first that nobody else is taking at this very moment. */
export async function cardsFor(
  by: Acting,
  wishes: readonly Wish[],
): Promise<Map<Wish, string> | { refusals: WishRefusal[] }> {
  const taken = new Map<Wish, string>()
  const refusals: WishRefusal[] = []
  const asking = wishes.filter(({ kinds, sim }) => sim && kinds.includes('connection'))
  for (const wish of asking.filter(({ sim }) => sim !== 'any')) {
    const card = await lockSim(by, wish.sim ?? '')
    if ('refusal' in card) refusals.push({ householdId: wish.householdId, ...card })
    else taken.set(wish, card.id)
  }
  const others = asking.filter(({ sim }) => sim === 'any')
  const first = others.length > 0 ? await firstCards(by, others.length, [...taken.values()]) : []
  for (const [at, wish] of others.entries()) {
    const id = first[at]
    if (id) taken.set(wish, id)
    else refusals.push({ householdId: wish.householdId, refusal: NO_CARD, field: 'sim' })
  }
  return refusals.length > 0 ? { refusals } : taken
}

const NO_CARD = 'Il ne reste aucune carte SIM en stock.'

const firstCards = async (by: Acting, limit: number, but: readonly string[]): Promise<string[]> =>
  (
    await availableSims(by)
      .select('sim_card.id')
      .where('sim_card.id', 'not in', ['00000000-0000-0000-0000-000000000000', ...but])
      .orderBy('sim_card.iccid')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
  ).map(({ id }) => id)

async function lockSim(by: Acting, asked: string): Promise<Refusal | { id: string }> {
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
