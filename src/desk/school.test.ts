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

test('a family’s people, publics and rights are one press from its page', async () => {
  const { text } = await site.as('samira').get(family)
  for (const path of ['/personnes/nouvelle', '/publics', '/droits']) expect(text).toContain(`href="${family}${path}"`)
})
