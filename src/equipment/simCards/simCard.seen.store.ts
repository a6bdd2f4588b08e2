import type { Acting } from '#platform/access/acting.ts'

/** One card of the organisation. */
export const simSeenBy = (by: Acting, id: string) =>
  by.db
    .selectFrom('sim_card')
    .innerJoin('sim_lot', 'sim_lot.id', 'sim_card.lot_id')
    .select([
      'sim_card.id',
      'sim_card.iccid',
      'sim_card.msisdn',
      'sim_card.state',
      'sim_card.given_at',
      'sim_lot.operator',
      'sim_lot.label',
      'sim_lot.received_on',
    ])
    .where('sim_card.id', '=', id)
    .where('sim_card.organisation_id', '=', by.member.organisationId)
    .executeTakeFirst()
