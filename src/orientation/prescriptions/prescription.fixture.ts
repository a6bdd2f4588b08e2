import { HouseholdForm } from '#needs/households/household.form.ts'
import { registerHousehold } from '#needs/households/household.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { type FirstName, organisationId } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'

type Wanted = { name: string; needs?: string[]; agreed?: string | undefined }

/** The coordination of Les Passerelles, as the form names it when it runs no programme. */
export const passerelles = organisationId('claire')
export const autreBerge = organisationId('victor')

/** A household registered by this person, and its identifier. */
export async function household(
  site: TestSite,
  first: FirstName,
  { name, needs = ['computer', 'skills'], agreed }: Wanted,
): Promise<string> {
  const form = HouseholdForm.parse({
    name,
    commune: 'Harnes 62440',
    channel: 'in_person',
    needs,
    informed: 'oui',
    agreed,
  })
  const registered = await site.acting(first, (by) => registerHousehold(by, form))
  if (refused(registered)) throw new Error(registered.refusal)
  return registered.id
}

/** A prescription sent through the page, and its identifier. */
export async function sent(site: TestSite, first: FirstName, familyId: string, to = passerelles): Promise<string> {
  const answer = await site
    .as(first)
    .post(`/familles/${familyId}/orienter`, { to, kinds: ['computer', 'skills'], agreed: 'spoken' })
  if (answer.status !== 303) throw new Error(`not sent: ${answer.status} ${answer.text}`)
  return answer.location?.split('/').at(-1) ?? ''
}

export const stateOf = async (site: TestSite, id: string): Promise<string | undefined> =>
  (await site.owner<{ state: string }>('select state from app.prescription where id = $1', [id]))[0]?.state

export const sees = async (site: TestSite, first: FirstName, familyId: string): Promise<boolean> =>
  (await site.as(first).get(`/familles/${familyId}`)).status === 200

/** A programme of Les Passerelles with places in Harnes, and one computer promised to each of these households. */
export async function programme(site: TestSite, places: number, promisedTo: string[] = []): Promise<string> {
  const id = '00000000-0000-7000-a000-00000000000a'
  await site.owner(
    `insert into app.programme (id, organisation_id, name, starts_on) values ($1, $2, 'Ordinateurs solidaires', '2020-01-01') on conflict (id) do update set ends_on = null`,
    [id, passerelles],
  )
  await site.owner(
    `insert into app.quota (programme_id, commune, kind, places, promised) values ($1, '62413', 'computer', $2, $3) on conflict (programme_id, commune, kind) do update set places = $2, promised = $3`,
    [id, places, promisedTo.length],
  )
  for (const family of promisedTo)
    await site.owner(
      `insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, promised_by, promised_at)
       values (gen_random_uuid(), $1, $2, $3, '62413', 'computer', 'Claire Fontaine', now())`,
      [passerelles, id, family],
    )
  return `${passerelles}.${id}`
}

export const closeProgrammes = (site: TestSite) => site.owner(`update app.programme set ends_on = '2020-12-31'`)

/** L’Autre Berge has places in Harnes: it may be proposed as the next receiver. */
export const placesElsewhere = (site: TestSite) =>
  site.owner(
    `with p as (insert into app.programme (id, organisation_id, name, starts_on) values ('00000000-0000-7000-a000-00000000000b', $1, 'Places d’en face', '2020-01-01') returning id)
     insert into app.quota (programme_id, commune, kind, places, promised) select id, '62413', 'computer', 9, 0 from p`,
    [autreBerge],
  )
