import { sql } from 'kysely'
import { communeMeant } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { isId } from '#platform/db/id.ts'
import { PAGE } from '#platform/db/page.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import type { OrganisationForm } from './organisation.form.ts'
import { refusalToMask } from './organisation.rules.ts'

const organisations = (by: Acting) =>
  by.db
    .selectFrom('organisation')
    .leftJoin('commune', 'commune.insee', 'organisation.commune')
    .selectAll('organisation')
    .select(['commune.name as commune_name', 'commune.postcodes'])

export type Directory = { name?: string; postcode?: string; commune?: string; after?: { name: string; id: string } }

/** The directory, by name. Who works with whom is open to every member; what they do there is not. */
export function directory(by: Acting, { name, postcode, commune, after }: Directory) {
  let list = organisations(by)
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .limit(PAGE + 1)
  if (commune) list = list.where('organisation.commune', '=', commune)
  if (postcode) list = list.where(sql<boolean>`commune.postcodes @> array[${postcode}]`)
  if (name) list = list.where(sql<boolean>`app.name_key(organisation.name) like ${`%${nameKey(name)}%`}`)
  if (after) list = list.where(sql<boolean>`(organisation.name, organisation.id) > (${after.name}, ${after.id}::uuid)`)
  return list.execute()
}
export type Organisation = Awaited<ReturnType<typeof directory>>[number]

export const organisationNamed = async (by: Acting, id: string): Promise<Organisation | undefined> =>
  isId(id) ? organisations(by).where('organisation.id', '=', id).executeTakeFirst() : undefined

/** Corrects what the directory says of the member's own organisation. */
export async function correctOrganisation(
  by: Acting,
  id: string,
  form: OrganisationForm,
): Promise<Refusal | { id: string }> {
  const commune = await communeMeant(by.db, form.commune)
  if (!commune) return refuse('Cette commune n’est pas reconnue. Écrivez son nom et son code postal.', 'commune')
  const mask = refusalToMask(form.name, form.masked_as)
  if (mask) return refuse(mask, 'masked_as')
  if (form.uai && by.member.organisationKind !== 'school')
    return refuse('Seul un établissement scolaire a un code UAI. Laissez cette case vide.', 'uai')
  const kept = await attempt(by.db, () => write(by, id, form, commune.insee), {
    organisation_uai: 'Un autre établissement porte déjà ce code UAI. Vérifiez-le.',
  })
  if (refused(kept)) return refuse(kept.refusal, 'uai')
  await record(by, {
    act: 'organisation.corrected',
    subject: ['organisation', id],
    data: { masked: Boolean(form.masked_as), legal_basis: form.legal_basis ?? null },
  })
  return { id }
}

async function write(by: Acting, id: string, form: OrganisationForm, commune: string): Promise<true> {
  await by.db
    .updateTable('organisation')
    .set({
      name: form.name,
      commune,
      email: form.email ?? null,
      phone: form.phone ?? null,
      masked_as: form.masked_as ?? null,
      legal_basis: form.legal_basis ?? null,
      dpo_name: form.dpo_name ?? null,
      dpo_email: form.dpo_email ?? null,
      uai: form.uai ?? null,
    })
    .where('id', '=', id)
    .execute()
  return true
}
