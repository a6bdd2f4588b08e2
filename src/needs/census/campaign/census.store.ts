import { communesMeant } from '#network/communes/commune.store.ts'
import { communesOf } from '#network/communes/territory.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { CensusForm } from './census.form.ts'
import { refusalToCloseCensus } from './census.rules.ts'

/** The latest censuses of this organisation, and how many structures of each were asked and have finished. */
export const censusesOf = (by: Acting) =>
  by.db
    .selectFrom('census')
    .selectAll()
    .select((q) => [
      q
        .selectFrom('census_invitation as i')
        .whereRef('i.census_id', '=', 'census.id')
        .where('i.organisation_id', '=', by.member.organisationId)
        .select((i) => i.fn.countAll<number>().as('n'))
        .as('invited'),
      q
        .selectFrom('census_invitation as i')
        .whereRef('i.census_id', '=', 'census.id')
        .where('i.organisation_id', '=', by.member.organisationId)
        .where('i.answered_at', 'is not', null)
        .select((i) => i.fn.countAll<number>().as('n'))
        .as('answered'),
    ])
    .where('census.organisation_id', '=', by.member.organisationId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()

/** A census of this member's organisation. */
export const censusSeenBy = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('census')
        .selectAll()
        .where('organisation_id', '=', by.member.organisationId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
export type Census = NonNullable<Awaited<ReturnType<typeof censusSeenBy>>>

/** The largest département has fewer than nine hundred communes. */
const MOST = 1000
const tooMany = 'Mille communes au plus dans un recensement : ouvrez-en deux.'

/** Opens a census. Communes are read as people write them; the first that is not understood is named. */
export async function openCensus(by: Acting, form: CensusForm): Promise<Refusal | { id: string }> {
  const today = dayOf(by.now)
  const opens_on = form.opens_on ?? today
  if (opens_on < today) return refuse('Ce jour est déjà passé.', 'opens_on')
  if (form.closes_on < today) return refuse('Ce jour est déjà passé.', 'closes_on')
  if (form.closes_on < opens_on) return refuse('Le dernier jour ne peut pas venir avant le premier.', 'closes_on')
  const communes = await communesOf(by.db, form)
  if (form.communes.length + communes.length === 0)
    return refuse('Écrivez au moins une commune, ou choisissez un territoire entier.', 'communes')
  if (form.communes.length > MOST) return refuse(tooMany, 'communes')
  for (const [at, commune] of (await communesMeant(by.db, form.communes)).entries()) {
    if (!commune) return refuse(`« ${form.communes[at]} » n’est pas reconnue. Ajoutez son code postal.`, 'communes')
    communes.push(commune.insee)
  }
  const asked = [...new Set(communes)]
  if (asked.length > MOST) return refuse(tooMany, 'communes')
  const id = by.newId()
  const { title, closes_on, kinds, publics, questions } = form
  await by.db
    .insertInto('census')
    .values({
      ...{ id, organisation_id: by.member.organisationId, title, opens_on, closes_on, kinds, publics, questions },
      communes: asked,
      created_at: by.now,
    })
    .execute()
  await record(by, { act: 'census.opened', subject: ['census', id], to: 'open', data: { communes: asked.length } })
  return { id }
}

/** The census as it stands, held until the end of the act: who writes in it or closes it at once waits. */
export const lockCensus = (by: Acting, id: string) =>
  by.db
    .selectFrom('census')
    .select(['opens_on', 'closes_on', 'closed_at'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()

/** Nobody answers any more; the figures stay. */
export async function closeCensus(by: Acting, { id }: Pick<Census, 'id'>): Promise<Refusal | { id: string }> {
  const refusal = refusalToCloseCensus(await lockCensus(by, id))
  if (refusal) return refuse(refusal)
  await by.db.updateTable('census').set({ closed_at: by.now }).where('id', '=', id).execute()
  await record(by, { act: 'census.closed', subject: ['census', id], from: 'open', to: 'closed' })
  return { id }
}
