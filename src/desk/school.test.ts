import { expect, test } from 'vitest'
import { record } from '#platform/audit/event.store.ts'
import { asOwner } from '#platform/db/database.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { writeTerritory } from '../../tests/isolation/territory.ts'

const site = await testSite()
const { ids } = await asOwner(site.url, (owner) =>
  writeTerritory(owner, { coordinator: 'claire', prescriber: 'samira', donor: 'denis' }, 1, 'Famille Lobry'),
)
const family = `/familles/${ids.household}`
await site.owner(
  `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
   select $1, h.id, 'registered', h.name, h.name_key, h.commune, h.stage, h.status, h.touched_at from app.household h where h.id = $2`,
  [organisationId('paul'), ids.household],
)
const told = (first: 'claire', act: string, to: string | null, why: string | null = null) =>
  site.acting(first, (by) =>
    record(by, {
      act,
      subject: ['household', ids.household ?? ''],
      householdId: ids.household,
      to,
      why,
      data: { score: 2 },
    }),
  )

test('a school reads that its pupil’s family is equipped, and neither what it scored nor what it missed', async () => {
  await told('claire', 'handover.signed', 'signed')
  expect((await site.as('paul').get(family)).text).not.toContain('Famille équipée')
  await site.owner(`update app.handover set state = 'signed', signed_at = now() where id = $1`, [ids.handover])
  await told('claire', 'outcome.noted', 'before')
  await told('claire', 'appointment.noshow', 'no_show')
  const { text } = await site.as('paul').get(family)
  expect(text).toContain('Famille équipée')
  expect(text).not.toMatch(/Point de départ|n’est pas venue|sur 15/)
  for (const section of ['Formation', 'Bilan', 'Remises']) expect(text).not.toContain(`<h2>${section}`)
  expect((await site.as('claire').get(family)).text).toContain('Point de départ')
})

test('of what others promise, hand over or teach, a school reads no word: not in its next action, its chain nor its orientations', async () => {
  const page = (await site.as('paul').get(family)).text
  expect(page).toContain('Équipée le')
  await site.owner(
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, message, state, sent_at, answered_at)
     select gen_random_uuid(), $1, $2, $3, m.id, 'Paul', '{computer}', '', 'promised', now(), now() from app.member m where m.organisation_id = $2 limit 1`,
    [ids.household, organisationId('paul'), organisationId('claire')],
  )
  const [order] = await site.owner<{ id: string }>(`select id from app.prescription where organisation_id = $1`, [
    organisationId('paul'),
  ])
  await site.owner(`update app.need set organisation_id = $2 where household_id = $1`, [
    ids.household,
    organisationId('paul'),
  ])
  await site.owner(`update app.handover set state = 'prepared', signed_at = null where id = $1`, [ids.handover])
  await site.owner('delete from app.rights_request')
  const before = (await site.as('paul').get(family)).text
  expect(before).toContain('Aide attendue')
  const others = await Promise.all(
    [
      `/orientations/${order?.id}`,
      '/orientations?etat=toutes',
      '/orientations',
      '/familles',
      `${family}/droits/dossier`,
    ].map(async (path) => (await site.as('paul').get(path)).text),
  )
  for (const text of [page, before, ...others])
    expect(text).not.toMatch(
      /Équipement promis|Prévoir une formation|de jouer\.|Remettre|Formation à prévoir|Connexion à donner|La famille attend|sur 7 : (Connexion|Formation|Autonomie)/,
    )
})

test('a family’s people, publics and rights are one press from its page', async () => {
  const { text } = await site.as('samira').get(family)
  for (const path of ['/personnes/nouvelle', '/publics', '/droits']) expect(text).toContain(`href="${family}${path}"`)
})
