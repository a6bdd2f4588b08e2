import { sql } from 'kysely'
import { givable } from '#equipment/simCards/simCard.rules.ts'
import type { Acting } from '#platform/access/acting.ts'

/** SIM cards of this stock that nobody was promised. */
export const availableSims = (by: Acting) =>
  by.db
    .selectFrom('sim_card')
    .where('sim_card.organisation_id', '=', by.member.organisationId)
    .where('sim_card.state', 'in', givable)
    .where(
      sql<boolean>`not exists (select from allocation promised where promised.sim_card_id = sim_card.id and promised.state = 'promised')`,
    )

/** How many lines may still be promised: a SIM card each. */
export async function linesOf(by: Acting): Promise<number> {
  const { count } = await availableSims(by)
    .select((q) => q.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
