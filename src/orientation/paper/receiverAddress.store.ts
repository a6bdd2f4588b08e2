import type { Acting } from '#platform/access/acting.ts'

/** Where a family goes with its slip: the receiver, and the places where it receives. */
export async function receiverAddress(by: Acting, organisationId: string) {
  const [organisation, places] = await Promise.all([
    by.db
      .selectFrom('organisation')
      .select(['name', 'phone'])
      .where('id', '=', organisationId)
      .executeTakeFirstOrThrow(),
    by.db
      .selectFrom('place')
      .innerJoin('commune', 'commune.insee', 'place.commune')
      .select(['place.name', 'place.address', 'place.opening', 'place.phone', 'commune.name as commune'])
      .where('place.organisation_id', '=', organisationId)
      .orderBy('place.name')
      .limit(4)
      .execute(),
  ])
  return { ...organisation, places }
}
export type ReceiverAddress = Awaited<ReturnType<typeof receiverAddress>>
