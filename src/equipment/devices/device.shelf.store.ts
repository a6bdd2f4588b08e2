import type { Acting } from '#platform/access/acting.ts'
import { collective } from './device.rules.ts'

/** Of which kind, of which place, and whether only what belongs to the organisation itself, as what it gives must. */
export type Shelf = { kind?: string; place?: string | null; own?: boolean }

/**
 * What may leave the shelf today, whoever it is for: ready, and nothing in its way. It is the same for a promise, a session, a delivery
 * and a tablet that goes to the field; `mayPromise` says the same of one machine that is locked.
 */
export const onTheShelf = (by: Acting, { kind, place = null, own = false }: Shelf = {}) =>
  by.db
    .selectFrom('device')
    .where('device.organisation_id', '=', by.member.organisationId)
    .where('device.state', '=', 'ready')
    .where('device.locked', 'is', null)
    .where('device.missing_part', 'is', null)
    .where('device.in_dispute', '=', false)
    .where('device.transfer_id', 'is', null)
    .where('device.kind', 'not in', [...collective])
    .$if(kind !== undefined, (q) => q.where('device.kind', '=', kind ?? ''))
    .$if(place !== null, (q) => q.where('device.place_id', '=', place))
    .$if(own, (q) =>
      q.where((w) => w.or([w('device.owner_id', 'is', null), w('device.owner_id', '=', by.member.organisationId)])),
    )
