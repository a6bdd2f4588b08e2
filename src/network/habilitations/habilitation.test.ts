import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { household, sent } from '#orientation/prescriptions/prescription.fixture.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { refusalOfLinks, refusalToDecide, refusalToPrescribe } from './habilitation.rules.ts'
import { habilitationOf } from './habilitation.store.ts'

const site = await testSite()
const claire = site.as('claire')
const samira = site.as('samira')
const ccas = organisationId('samira')
const passerelles = organisationId('claire')
const page = (id: string) => `/structures/${id}/habilitation`
const decide = async (id: string, fields: Record<string, string>, who: 'claire' | 'victor' = 'claire') => {
  const { text } = await site.as(who).get(page(id))
  const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '0'
  return site.as(who).post(page(id), { version, cap: '40', ...fields })
}
const back = () => decide(ccas, { state: 'not_required' })
const url = async (name: string) => {
  const family = await household(site, 'samira', { name, agreed: 'spoken' })
  return `/familles/${family}/orienter`
}
const asked = { to: passerelles, kinds: 'computer' }

test('each state says why it stops somebody, and what to do', () => {
  expect(refusalToPrescribe('not_required', '')).toBeNull()
  expect(refusalToPrescribe('validated', '')).toBeNull()
  expect(refusalToPrescribe('pending', '')).toContain('pas encore habilitée')
  expect(refusalToPrescribe('refused', 'Hors du champ.')).toContain('« Hors du champ. »')
  expect(refusalToPrescribe('suspended', '')).toContain('Écrivez-lui')
  expect(refusalToDecide('refused', '')).toContain('Dites pourquoi')
  expect(refusalToDecide('suspended', 'x')).toBeNull()
  expect(refusalOfLinks(true, null)).toContain('adresse e-mail')
  expect(refusalOfLinks(true, 'a@b.test')).toBeNull()
})

test('only a coordination decides, about another organisation of its territory', async () => {
  expect((await claire.get(page(ccas))).status).toBe(200)
  expect((await claire.get(page(passerelles))).status).toBe(404)
  expect((await samira.get(page(ccas))).status).toBe(403)
  expect((await site.anyone.get(page(ccas))).status).toBe(303)
  expect((await claire.get('/structures/pas-un-identifiant/habilitation')).status).toBe(404)
  await site.owner(
    `update app.organisation set commune = (select insee from app.commune where departement <> '62' order by insee limit 1) where id = $1`,
    [organisationId('victor')],
  )
  expect((await site.as('victor').get(page(ccas))).status).toBe(404)
  expect((await site.as('victor').post(page(ccas), { state: 'suspended', why: 'x' })).status).toBe(404)
  await expect(
    site.acting('victor', (by) =>
      by.db
        .insertInto('habilitation')
        .values({ organisation_id: ccas } as never)
        .execute(),
    ),
  ).rejects.toThrow(/permission denied/)
})

test('a decision needs a choice, and a reason when it stops somebody; two at once read that they are two', async () => {
  expect((await decide(ccas, {})).text).toContain('Choisissez une décision')
  expect((await decide(ccas, { state: 'suspended' })).text).toContain('Dites pourquoi')
  expect((await decide(ccas, { state: 'validated', cap: '0' })).status).toBe(422)
  expect((await decide(ccas, { state: 'validated', by_link: 'oui' })).text).toContain('pas d’adresse e-mail')
  const version = /name="version" value="(\d+)"/.exec((await claire.get(page(ccas))).text)?.[1] ?? ''
  const both = await Promise.all(
    ['pending', 'validated'].map((state) => claire.post(page(ccas), { version, state, cap: '40' })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  await back()
})

test('an organisation that is not habilitated sends nothing, and reads why; it is told, and the decision has its trace', async () => {
  await site.owner(`update app.organisation set email = 'contact@ccas.test' where id = $1`, [ccas])
  const orient = await url('Famille Benali')
  expect((await decide(ccas, { state: 'refused', why: 'Convention à signer.' })).location).toBe(`/structures/${ccas}`)
  const refused = await samira.post(orient, asked)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('« Convention à signer. »')
  const whole = await samira.post('/orientations/nouvelle', {
    ...{ name: 'Famille Perdue', commune: 'Harnes', adults: '1', children: '0', channel: 'in_person' },
    ...{ needs: ['computer'], informed: 'oui', agreed: 'spoken', to: passerelles },
  })
  expect(whole.status).toBe(422)
  expect(await site.owner(`select 1 from app.household where name = 'Famille Perdue'`)).toEqual([])
  expect((await samira.get(`/structures/${ccas}`)).text).toContain('Habilitation refusée')
  expect((await site.as('paul').get(`/structures/${ccas}`)).text).not.toContain('Habilitation refusée')
  expect(await site.owner(`select email from app.outbox where link = $1`, [`/structures/${ccas}`])).toEqual([
    { email: 'contact@ccas.test' },
  ])
  expect(
    await site.owner(
      `select to_state, why, actor from app.event where act = 'habilitation.decided' and to_state = 'refused'`,
    ),
  ).toEqual([{ to_state: 'refused', why: 'Convention à signer.', actor: 'Claire Fontaine' }])
  await decide(ccas, { state: 'pending' })
  expect((await samira.post(orient, asked)).text).toContain('pas encore habilitée')
  await decide(ccas, { state: 'validated' })
  expect((await samira.post(orient, asked)).status).toBe(303)
})

test('a suspended receiver is proposed to nobody, answers nothing, and what it was asked may be sent elsewhere', async () => {
  await site.owner(`update app.organisation set commune = '62413' where id = $1`, [organisationId('victor')])
  const family = await household(site, 'samira', { name: 'Famille Costa', agreed: 'spoken' })
  const id = await sent(site, 'samira', family)
  await decide(passerelles, { state: 'suspended', why: 'Convention échue.' }, 'victor')
  expect((await samira.get(await url('Famille Autre'))).text).not.toContain(`value="${passerelles}`)
  expect((await samira.post(await url('Famille Encore'), asked)).text).toContain('ne reçoit pas d’orientations')
  // Suspended, it reads nothing of what it received: there is nothing to answer.
  expect((await claire.post(`/orientations/${id}/accepter`)).status).toBe(404)
  expect((await claire.post(`/orientations/${id}/demander`, { question: 'Quel âge ?' })).status).toBe(404)
  expect(
    await site.owner(`select email from app.outbox where link = $1 and subject like '%ne peut plus aboutir%'`, [
      `/orientations/${id}`,
    ]),
  ).toEqual([{ email: 'samira@exemple.test' }])
  expect((await samira.get('/ma-journee')).text).toContain('Famille Costa : structure suspendue')
  expect((await samira.get(`/orientations/${id}`)).text).toContain('Orienter vers quelqu’un d’autre')
  const again = await samira.post(`/familles/${family}/orienter?suite=${id}`, {
    ...{ to: organisationId('victor'), kinds: 'computer', agreed: 'spoken' },
  })
  expect(again.status).toBe(303)
  expect(await site.owner('select state from app.prescription where id = $1', [id])).toEqual([{ state: 'rerouted' }])
  expect((await claire.get(`/familles/${family}`)).status).toBe(404)
  await decide(passerelles, { state: 'not_required' }, 'victor')
})

test('a structure without any account may be addressed, once it answers by the links of its mailbox', async () => {
  const orient = await url('Famille Nowak')
  const library = organisationId('odile')
  expect((await samira.get(orient)).text).not.toContain('Guichet famille de Harnes')
  await site.owner(`update app.organisation set email = 'guichet@exemple.test' where id = $1`, [library])
  await decide(library, { state: 'not_required', by_link: 'oui' })
  expect((await samira.get(orient)).text).toContain('Guichet famille de Harnes')
  expect((await samira.post(orient, { to: library, kinds: 'computer' })).status).toBe(303)
  const [mail] = await site.owner<{ link: string }>(
    `select link from app.outbox where email = 'guichet@exemple.test' and link like '/reponse/%'`,
  )
  expect((await site.anyone.post(mail?.link ?? '', { who: 'Odile Petit' })).status).toBe(303)
  expect((await site.anyone.get(mail?.link ?? '')).text).toContain('Famille Nowak')
})

test('a version that no record has is refused, and whoever is suspended decides about nobody', async () => {
  expect((await claire.post(page(ccas), { version: '99999999999999', state: 'validated', cap: '40' })).status).toBe(422)
  await site.owner(
    `insert into app.habilitation (organisation_id, state, why, decided_by, decided_in, decided_at) values ($1, 'suspended', 'x', 'x', $1, now())
     on conflict (organisation_id) do update set state = 'suspended'`,
    [passerelles],
  )
  expect((await claire.get(page(ccas))).status).toBe(404)
})

describe('an organisation about which nobody decided', () => {
  const forget = (id: string) => site.owner('delete from app.habilitation where organisation_id = $1', [id])
  const state = (who: 'claire' | 'samira', id: string) =>
    site.acting(who, async (by) => (await habilitationOf(by, id)).state)

  test('is to be habilitated: it sends nothing until a coordination decides, on a day that is kept', async () => {
    await forget(passerelles)
    await forget(ccas)
    expect(await state('samira', ccas)).toBe('pending')
    expect((await samira.get(`/structures/${ccas}`)).text).toContain('À habiliter')
    const orient = await url('Famille Nouvelle')
    const refused = await samira.post(orient, { to: organisationId('victor'), kinds: 'computer' })
    expect([refused.status, refused.text.includes('doit d’abord la valider')]).toEqual([422, true])
    expect((await claire.get(page(ccas))).text).toMatch(/value="pending"[^>]*checked|checked[^>]*value="pending"/)
    await decide(ccas, { state: 'validated' })
    expect((await samira.post(orient, { to: organisationId('victor'), kinds: 'computer' })).status).toBe(303)
    expect(
      await site.owner(
        'select state, decided_by, decided_at is not null as dated from app.habilitation where organisation_id = $1',
        [ccas],
      ),
    ).toEqual([{ state: 'validated', decided_by: 'Claire Fontaine', dated: true }])
  })

  test('decides for others where somebody coordinates there, and waits for nobody', async () => {
    await forget(passerelles)
    expect(await state('claire', passerelles)).toBe('not_required')
    await site.owner(`update app.member set status = 'revoked' where role = 'coordinator' and organisation_id = $1`, [
      passerelles,
    ])
    expect(await site.acting('nadia', async (by) => (await habilitationOf(by, passerelles)).state)).toBe('pending')
    await site.owner(`update app.member set status = 'active' where role = 'coordinator' and organisation_id = $1`, [
      passerelles,
    ])
  })

  test('has its row from the update when it was there before: nothing that worked stops', async () => {
    await forget(ccas)
    const update = readFileSync('db/migrations/0097_to_be_habilitated.sql', 'utf8')
    await site.owner(update)
    expect(await state('samira', ccas)).toBe('not_required')
    expect((await samira.get(`/structures/${ccas}`)).text).toContain('Sans formalité')
  })
})
