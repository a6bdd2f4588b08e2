import { expect, test } from 'vitest'
import { household, sent } from '#orientation/prescriptions/prescription.fixture.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { isUnderMask, refusalToDecideMask } from './mask.rules.ts'
import { maskedKinds, NEUTRAL, organisationKinds } from './words.ts'

const site = await testSite()
const ines = site.as('ines')
const own = `/structures/${organisationId('ines')}`
const shown = async () =>
  (
    await site.owner<{ masked_as: string | null }>('select masked_as from app.organisation where id = $1', [
      organisationId('ines'),
    ])
  )[0]?.masked_as

test('thirteen kinds are masked by themselves, in the database as on the screens, and every kind has its French words', async () => {
  const rows = await site.owner<{ kind: string; masked: boolean }>(
    `select k as kind, app.tells_too_much(k) as masked from unnest($1::text[]) k`,
    [Object.keys(organisationKinds)],
  )
  expect(rows.filter(({ masked }) => masked).map(({ kind }) => kind)).toEqual(
    Object.keys(organisationKinds).filter((kind) => maskedKinds.includes(kind)),
  )
  expect(maskedKinds.length).toBe(13)
  for (const kind of Object.keys(organisationKinds)) {
    const [row] = await site.owner<{ masked_as: string | null }>(
      `insert into app.organisation (id, name, kind) values (app.uuid7(), 'Une structure', $1) returning masked_as`,
      [kind],
    )
    expect([kind, row?.masked_as]).toEqual([kind, maskedKinds.includes(kind) ? NEUTRAL : null])
  }
})

test('its own words would tell it apart: they are not asked, and not kept', async () => {
  const form = { name: 'Service d’addictologie', commune: 'Harnes', masked_as: 'le service des addictions' }
  expect((await ines.get(`${own}/modifier`)).text).not.toContain('Mots qui remplacent votre nom')
  expect((await ines.post(`${own}/modifier`, form)).status).toBe(303)
  expect(await shown()).toBe(NEUTRAL)
})

test('only those who manage it decide, and only of a masked kind', async () => {
  const masked = { id: organisationId('ines'), kind: 'probation', mask_lifted_at: null }
  const member = { admin: true, organisationId: masked.id } as never
  expect(isUnderMask(masked)).toBe(true)
  expect(refusalToDecideMask(member, masked)).toBeNull()
  expect(refusalToDecideMask(member, { ...masked, kind: 'ccas' })).toContain('pas caché par son genre')
  expect(refusalToDecideMask({ admin: false, organisationId: masked.id } as never, masked)).toContain('responsables')
  for (const who of ['claire', 'samira', 'victor'] as const)
    for (const act of ['lever', 'remettre'])
      expect((await site.as(who).post(`${own}/nom-montre/${act}`)).status).toBe(403)
  expect((await site.as('samira').get(`/structures/${organisationId('samira')}/nom-montre`)).status).toBe(403)
  expect((await ines.get('/structures/rien/nom-montre')).status).toBe(404)
  expect((await site.anyone.post(`${own}/nom-montre/lever`)).status).not.toBe(200)
  expect(await shown()).toBe(NEUTRAL)
})

test('the second lock: a member that does not manage it lifts nothing, and no update touches the kind or the day', async () => {
  for (const column of ['kind', 'mask_lifted_at', 'mask_lifted_by'])
    await expect(
      site.acting('ines', (by) =>
        by.db
          .updateTable('organisation')
          .set({ [column]: column === 'mask_lifted_at' ? by.now : 'other' })
          .where('id', '=', organisationId('ines'))
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  const bare = await site.acting('ines', (by) =>
    by.db
      .updateTable('organisation')
      .set({ masked_as: null })
      .where('id', '=', organisationId('ines'))
      .returning('masked_as')
      .executeTakeFirst(),
  )
  expect(bare?.masked_as).toBe(NEUTRAL)
})

test('what is written of a sender bears the neutral words, whatever a statement says', async () => {
  const family = await household(site, 'ines', { name: 'Famille Sauvage', agreed: 'spoken' })
  const id = await sent(site, 'ines', family)
  const [copy] = await site.owner<{ sender: string }>(
    `insert into app.prescription (id, household_id, organisation_id, member_id, to_organisation_id, sender, kinds, sent_at, updated_at, state)
     select app.uuid7(), household_id, organisation_id, member_id, $2, 'Inès, Service d’addictologie', kinds, now(), now(), 'withdrawn' from app.prescription where id = $1 returning sender`,
    [id, organisationId('victor')],
  )
  expect(copy?.sender).toBe(NEUTRAL)
  const [said] = await site.owner<{ said_by: string }>(
    `insert into app.prescription_message (id, prescription_id, organisation_id, kind, said_by, body, said_at)
     values (app.uuid7(), $1, $2, 'answer', 'Inès', 'x', now()) returning said_by`,
    [id, organisationId('ines')],
  )
  expect(said?.said_by).toBe(NEUTRAL)
})

test('its mask is lifted by a dated decision that bears its author, then put back, also on what was sent meanwhile', async () => {
  expect((await ines.get(own)).text).toContain('Montrer notre nom')
  expect((await ines.get(`${own}/nom-montre`)).text).toContain('une structure partenaire')
  expect((await ines.get(`${own}/nom-montre`)).text).not.toContain('<form method="post" action="/structures')
  const asked = (await ines.get(`${own}/nom-montre/lever`)).text
  expect(asked).toContain('Montrer le nom de votre structure ?')
  expect(asked).toContain('Vous pourrez le cacher de nouveau')
  expect((await site.as('claire').get(`${own}/nom-montre/lever`)).status).toBe(403)
  expect(await shown()).toBe(NEUTRAL)
  const twice = await Promise.all([1, 2].map(() => ines.post(`${own}/nom-montre/lever`)))
  expect(twice.map(({ status }) => status).toSorted()).toEqual([303, 422])
  expect(await shown()).toBeNull()
  const page = (await ines.get(`${own}/nom-montre`)).text
  expect(page).toContain('Inès Garnier a choisi de montrer ce nom')
  const family = await household(site, 'ines', { name: 'Famille Lefort', agreed: 'spoken' })
  const id = await sent(site, 'ines', family)
  expect((await site.as('claire').get(`/orientations/${id}`)).text).toContain('Service d’addictologie')
  expect((await ines.post(`${own}/nom-montre/remettre`)).status).toBe(303)
  expect((await ines.post(`${own}/nom-montre/remettre`)).status).toBe(422)
  const after = (await site.as('claire').get(`/orientations/${id}`)).text
  expect(after).not.toContain('addictologie')
  expect(after.toLowerCase()).toContain(NEUTRAL)
  expect(
    await site.owner(
      `select act, from_state, to_state, actor from app.event where act like 'organisation.mask%' order by at, id`,
    ),
  ).toEqual([
    { act: 'organisation.mask_lifted', from_state: 'masked', to_state: 'named', actor: 'Inès Garnier' },
    { act: 'organisation.mask_put_back', from_state: 'named', to_state: 'masked', actor: 'Inès Garnier' },
  ])
})
