import { communeMeant } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { isId } from '#platform/db/id.ts'
import type { PlaceForm } from './place.form.ts'

const most = 200
const places = (by: Acting) =>
  by.db
    .selectFrom('place')
    .innerJoin('commune', 'commune.insee', 'place.commune')
    .selectAll('place')
    .select(['commune.name as commune_name', 'commune.postcodes'])

/** The places of an organisation: the directory is open to every member. */
export const placesOf = (by: Acting, organisationId: string) =>
  places(by).where('place.organisation_id', '=', organisationId).orderBy('place.name').limit(most).execute()
export type Place = Awaited<ReturnType<typeof placesOf>>[number]

/** A place of this member's own organisation. */
export const ownPlace = async (by: Acting, id: string): Promise<Place | undefined> =>
  isId(id)
    ? places(by)
        .where('place.id', '=', id)
        .where('place.organisation_id', '=', by.member.organisationId)
        .executeTakeFirst()
    : undefined

/** Opens a place, or corrects the one given. */
export async function keepPlace(by: Acting, form: PlaceForm, place?: Place): Promise<Refusal | { id: string }> {
  const commune = await communeMeant(by.db, form.commune)
  if (!commune) return refuse('Cette commune n’est pas reconnue. Écrivez son nom et son code postal.', 'commune')
  const values = { ...form, phone: form.phone ?? null, commune: commune.insee }
  const id = place?.id ?? by.newId()
  if (place) await by.db.updateTable('place').set(values).where('id', '=', id).execute()
  else
    await by.db
      .insertInto('place')
      .values({ id, organisation_id: by.member.organisationId, ...values })
      .execute()
  await record(by, {
    act: place ? 'place.corrected' : 'place.opened',
    subject: ['place', id],
    data: { name: form.name },
  })
  return { id }
}
