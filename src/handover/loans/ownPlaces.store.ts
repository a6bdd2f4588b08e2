import { placesOf } from '#network/places/place.store.ts'
import type { Acting } from '#platform/access/acting.ts'

/** The places of this organisation, as a list of choices. */
export const ownPlaces = async (by: Acting): Promise<[string, string][]> =>
  (await placesOf(by, by.member.organisationId)).map(({ id, name }) => [id, name])
