import { beforeAll, describe, expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')
const fields = {
  ...{ title: 'Qui manque de quoi ?', closes_on: '2026-12-15', kinds: ['computer', 'skills'] },
  communes: 'Harnes 62440\nSallaumines',
}
let census = ''
const links = new Map<string, string>()
const link = (partner: string) => links.get(partner) ?? ''
const kept = (partner: string) =>
  site.owner(
    `select k.commune, k.kind, k.declared, k.among from app.census_count k join app.census_invitation i on i.id = k.invitation_id
     where i.partner = $1 order by 1, 2`,
    [partner],
  )
const lines = async (path: string) =>
  (await claire.get(`${census}/${path}`)).text.replace('\uFEFF', '').trim().split('\r\n').slice(1)

beforeAll(async () => {
  census = (await claire.post('/recensements/nouveau', { ...fields, publics: ['rsa', 'pupil'] })).location ?? ''
  await claire.post(`${census}/inviter`, { partners: 'CCAS ; ccas@exemple.test\nPlie ; plie@exemple.test' })
  for (const { email, link } of await site.owner<{ email: string; link: string }>('select email, link from app.outbox'))
    links.set(email === 'ccas@exemple.test' ? 'CCAS' : 'Plie', link)
})

describe('how many of the people counted are of a public', () => {
  test('is asked only of those publics that the coordination chose, folded in the page of each structure', async () => {
    const page = (await site.anyone.get(link('CCAS'))).text
    expect(page).toContain('name="n.62413.computer.rsa"')
    expect(page).toContain('name="n.62413.skills.pupil"')
    expect(page).not.toContain('n.62413.computer.senior')
    expect(page).toMatch(/<details class="disclosure"( open="")?><summary>Dont [^<]*RSA[^<]*élève/)
    const plain = (await claire.post('/recensements/nouveau', fields)).location ?? ''
    expect((await claire.get(`${plain}/feuille`)).text).not.toContain('dont')
    expect((await claire.get(`${plain}/feuille/saisie`)).text).not.toContain('.rsa"')
  })

  test('is kept, shown again as it was written, and replaced whole', async () => {
    await site.anyone.post(link('CCAS'), { 'n.62413.computer': '6', 'n.62413.computer.rsa': '6' })
    await site.anyone.post(link('CCAS'), {
      ...{ 'n.62413.computer': '6', 'n.62413.computer.rsa': '4', 'n.62413.computer.pupil': '0' },
      ...{ 'n.62771.skills': '3', 'n.62771.skills.pupil': '2' },
    })
    expect(await kept('CCAS')).toEqual([
      { commune: '62413', kind: 'computer', declared: 6, among: { rsa: 4 } },
      { commune: '62771', kind: 'skills', declared: 3, among: { pupil: 2 } },
    ])
    expect((await site.anyone.get(link('CCAS'))).text).toMatch(/name="n.62413.computer.rsa"[^>]*value="4"/)
  })

  test('never exceeds them: the page says which number, nothing is kept, and what was typed stays', async () => {
    const before = await kept('CCAS')
    for (const counts of [
      { 'n.62413.computer': '3', 'n.62413.computer.rsa': '4' },
      { 'n.62413.computer.rsa': '4' },
      { 'n.62413.computer': '3', 'n.62413.computer.rsa': '-1' },
      { 'n.62413.computer': '3', 'n.62413.computer.rsa': 'quatre' },
    ]) {
      const refused = await site.anyone.post(link('CCAS'), counts)
      expect(refused.status).toBe(422)
      expect(refused.text).toMatch(/<details class="disclosure" open/)
    }
    const refused = await site.anyone.post(link('CCAS'), { 'n.62413.computer': '3', 'n.62413.computer.rsa': '4' })
    expect(refused.text).toContain('Au plus 3, comme les personnes comptées.')
    expect(refused.text).toMatch(/name="n.62413.computer.rsa"[^>]*value="4"/)
    expect(await kept('CCAS')).toEqual(before)
    await expect(site.owner(`update app.census_count set among = '{"rsa": 99}'`)).rejects.toThrow(/among/)
    await expect(site.owner(`update app.census_count set among = '{"roux": 1}'`)).rejects.toThrow(/among/)
  })

  test('comes on paper too, a line under each commune, and is typed with the sheet', async () => {
    expect((await claire.get(`${census}/feuille`)).text).toContain('dont bénéficiaires du RSA')
    const refused = await claire.post(`${census}/feuille/saisie`, {
      ...{ partner: 'Club', 'n.62413.skills': '1', 'n.62413.skills.rsa': '2' },
    })
    expect([refused.status, refused.text.includes('Au plus 1')]).toEqual([422, true])
    await claire.post(`${census}/feuille/saisie`, {
      ...{ partner: 'Club', 'n.62413.skills': '5', 'n.62413.skills.rsa': '2' },
    })
    expect(await kept('Club')).toEqual([{ commune: '62413', kind: 'skills', declared: 5, among: { rsa: 2 } }])
  })

  test('comes in the columns of a list, each of the need on its left, and a row that says too many is refused', async () => {
    const list = new File(
      [
        'Commune;Ordinateur;Dont RSA;Formation;Dont RSA;Dont élèves\r\nHarnes;10;3;4;1;2\r\nSallaumines;2;3;1;;\r\nSallaumines;3;1;;;\r\n',
      ],
      'comptes.csv',
    )
    const { location } = await site.anyone.post(`${link('Plie')}/liste`, { list })
    expect((await site.anyone.get(location ?? '')).text).toContain('Au plus 2, comme les personnes comptées.')
    await site.anyone.post(location ?? '', { choice: 'good' })
    expect(await kept('Plie')).toEqual([
      { commune: '62413', kind: 'computer', declared: 10, among: { rsa: 3 } },
      { commune: '62413', kind: 'skills', declared: 4, among: { rsa: 1, pupil: 2 } },
      { commune: '62771', kind: 'computer', declared: 3, among: { rsa: 1 } },
    ])
  })

  test('a list that counts one need a row says it in one column', async () => {
    const list = new File(['Commune;Besoin;Nombre;Dont bénéficiaires du RSA\r\nHarnes;Ordinateur;7;2\r\n'], 'c.csv')
    const { location } = await claire.post(`${census}/liste`, { list, partner: 'Secours' })
    await claire.post(location ?? '', {})
    expect(await kept('Secours')).toEqual([{ commune: '62413', kind: 'computer', declared: 7, among: { rsa: 2 } }])
  })

  test('is never added to the families named: of each structure and commune the larger is kept', async () => {
    const name = (partner: string, family: string) =>
      site.anyone.post(`${link(partner)}/famille`, {
        ...{ name: family, commune: '62413', kinds: ['computer'], publics: ['rsa'] },
        ...{ adults: '1', children: '0', agreed: 'oui' },
      })
    await name('CCAS', 'Famille Benali')
    for (const n of ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq']) await name('Plie', `Famille ${n}`)
    await site.owner(
      `update app.need n set state = 'served' from app.household h where h.id = n.household_id and h.name = 'Famille Un'`,
    )
    // 4 of the CCAS, 5 named by the Plie, which counted 3; 2 of the Secours.
    expect(await lines('publics.csv')).toEqual([
      'Bénéficiaire du RSA;Un ordinateur;10;6;12;1;11',
      'Bénéficiaire du RSA;Apprendre à s’en servir;3;0;3;0;3',
      'Élève;Apprendre à s’en servir;4;0;4;0;4',
    ])
    const page = (await claire.get(census)).text
    expect(page).toContain('>Par public<')
    expect(page).toContain('dont 6 nommées')
    expect(await lines('publics-a-partager.csv')).toContain('Bénéficiaire du RSA;Un ordinateur;10 ou plus;moins de 5')
  })

  test('nobody else reads it', async () => {
    expect((await site.as('victor').get(`${census}/publics.csv`)).status).toBe(404)
    expect((await site.as('samira').get(`${census}/publics.csv`)).status).toBe(403)
  })
})
