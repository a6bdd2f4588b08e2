import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { linesSeenBy } from './household.export.ts'

const site = await testSite()
const benali = {
  name: 'Famille Benali-Roussel',
  commune: 'Harnes',
  adults: '2',
  children: '2',
  needs: ['computer', 'connection'],
  situation: 'Inès n’a suivi aucun cours à distance depuis dix jours.',
  first_name: 'Inès',
  class: '3e A',
  channel: 'phone',
  phone: '06 12 34 56 78',
  languages: ['ar', 'fr'],
  informed: 'oui',
  agreed: 'spoken',
}
const register = (fields: Record<string, string | string[] | undefined> = {}) =>
  site.as('paul').post('/familles/nouvelle', { ...benali, ...fields })
const count = async () => Number((await site.owner<{ n: number }>('select count(*) as n from app.household'))[0]?.n)

test('a school registers a pupil’s household, its needs, and what was agreed', async () => {
  const answer = await register()
  expect(answer.status).toBe(303)
  const page = await site.as('paul').get(answer.location ?? '')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Famille Benali-Roussel')
  expect(page.text).toContain('Besoin signalé')
  expect(await site.owner(`select kind from app.agreement order by kind`)).toEqual([
    { kind: 'information' },
    { kind: 'sharing' },
  ])
  expect(await site.owner('select chain, stage from app.household')).toEqual([{ chain: 'dnaaaaa', stage: 2 }])
  expect(await site.owner(`select phone from app.household`)).toEqual([{ phone: '+33612345678' }])
  expect(await site.owner(`select act from app.event`)).toEqual([{ act: 'household.registered' }])
})

test.each([
  ['paul', 'Un élève ne se connecte plus ?', 'espace numérique de travail', 'rendre un devoir'],
  ['odile', 'un compte famille ne s’ouvre pas ?', 'bloque au justificatif', 'Une démarche qui échoue'],
  ['samira', 'à l’écart du numérique', 'déclarer ses ressources', 'arnaques'],
] as const)('%s reads what is met at that desk, and what orienting would do instead', async (first, ...words) => {
  const { text } = await site.as(first).get('/familles/nouvelle')
  for (const said of words) expect(text).toContain(said)
  expect(text).toContain('le besoin reste dans votre structure')
  expect(text).toContain('<a href="/orientations/nouvelle">orientez-la tout de suite</a>')
})

test('what was typed comes back with a sentence for each refused field', async () => {
  const answer = await register({
    name: '',
    phone: '06 12',
    needs: undefined,
    informed: undefined,
    situation: 'Fratrie de trois',
  })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Écrivez le nom de la famille')
  expect(answer.text).toContain('Ce numéro de téléphone ne semble pas complet')
  expect(answer.text).toContain('Cochez au moins un besoin')
  expect(answer.text).toContain('Dites à la famille ce que vous notez')
  expect(answer.text).toContain('Fratrie de trois')
  expect(answer.text).toContain('06 12')
})

test('an unknown commune is asked again', async () => {
  const answer = await register({ name: 'Famille Dubois', commune: 'Nulle-Part-sur-Rien' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Cette commune n’est pas reconnue')
})

test('a national insurance number is refused wherever it is typed', async () => {
  for (const field of ['name', 'situation', 'best_moment', 'first_name']) {
    const answer = await register({ [field]: 'n° 2 85 05 78 006 084 91' })
    expect([field, answer.status]).toEqual([field, 422])
    expect(answer.text).toContain('numéro de sécurité sociale')
  }
})

test('the same name in the same commune is shown before a second household is made', async () => {
  const before = await count()
  const again = await register()
  expect(again.status).toBe(422)
  expect(again.text).toContain('Est-ce cette famille ?')
  expect(await count()).toBe(before)
  expect((await register({ known: 'oui' })).status).toBe(303)
  expect(await count()).toBe(before + 1)
})

test('another organisation learns nothing from the same name', async () => {
  const answer = await site.as('sofia').post('/familles/nouvelle', benali)
  expect(answer.status).toBe(303)
})

test('a double click registers one household', async () => {
  const before = await count()
  const twice = { name: 'Famille Delattre', _once: '01920000-0000-7000-8000-000000000001' }
  const [first, second] = await Promise.all([register(twice), register(twice)])
  expect([first.status, second.status]).toEqual([303, 303])
  expect(first.location).toBe(second.location)
  expect(await count()).toBe(before + 1)
})

test('two colleagues who register the same family at once make one household', async () => {
  const before = await count()
  const answers = await Promise.all(Array.from({ length: 6 }, () => register({ name: 'Famille Lefebvre' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422, 422, 422])
  expect(await count()).toBe(before + 1)
})

test('a refused form may be sent again with the same key', async () => {
  const key = '01920000-0000-7000-8000-000000000002'
  expect((await register({ name: '', _once: key })).status).toBe(422)
  expect((await register({ name: 'Famille Leroy', _once: key })).status).toBe(303)
})

test('a household of another organisation does not exist', async () => {
  const [row] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Leroy'`)
  for (const page of [`/familles/${row?.id}`, `/familles/${row?.id}/modifier`]) {
    const answer = await site.as('victor').get(page)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('Leroy')
  }
  expect((await site.as('victor').get('/familles')).text).not.toContain('Leroy')
})

test('a donor and a refurbisher never meet families', async () => {
  expect((await site.as('denis').get('/familles')).status).toBe(403)
  expect((await site.as('ahmed').get('/familles/nouvelle')).status).toBe(403)
})

test('nobody enters without a session', async () => {
  const answer = await site.anyone.get('/familles')
  expect([answer.status, answer.location]).toEqual([303, '/connexion?suite=%2Ffamilles'])
})

test('two people who correct the same household: the second reads first', async () => {
  const [row] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Leroy'`)
  const fields = { ...benali, name: 'Famille Leroy', version: '1' }
  expect(
    (await site.as('paul').post(`/familles/${row?.id}/modifier`, { ...fields, best_moment: 'après 17 h' })).status,
  ).toBe(303)
  const late = await site.as('paul').post(`/familles/${row?.id}/modifier`, { ...fields, best_moment: 'le matin' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('Quelqu’un a modifié cette fiche')
  expect(late.text).toContain('le matin')
})

test('the list filters by the beginning of the name, the commune and the stage', async () => {
  const paul = site.as('paul')
  expect((await paul.get('/familles?nom=benali')).text).toContain('Benali-Roussel')
  expect((await paul.get('/familles?nom=leroy')).text).not.toContain('Benali-Roussel')
  expect((await paul.get('/familles?commune=62413&etape=2')).text).toContain('Benali-Roussel')
  expect((await paul.get('/familles?commune=Sallaumines')).text).toContain('Aucune famille ne correspond')
})

test('a formula as a name stays inert in the export', async () => {
  await register({ name: '=1+1;cmd' })
  const answer = await site.as('paul').get('/familles.csv')
  expect(answer.headers.get('content-type')).toContain('text/csv')
  expect(answer.text).toMatch(/^"?'=1\+1/m)
})

test('every opening of a household leaves a trace', async () => {
  const [row] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Leroy'`)
  await site.owner('delete from app.reading')
  await site.as('paul').get(`/familles/${row?.id}`)
  expect(await site.owner('select household_id from app.reading')).toEqual([{ household_id: row?.id }])
})

test.each([
  ['Famille Wiśniewski-Da Silva', 'silva'],
  ['M. et Mme Aït Ouali', 'Ouali'],
  ['Famille El Amrani', 'amr'],
  ['Сім’я Шевченко', 'шевч'],
  ['أسرة العمراني', 'العمراني'],
  ['Madame Đặng', 'dang'],
])('%s is found by « %s », and seen before it is registered twice', async (name, typed) => {
  expect((await register({ name })).status).toBe(303)
  expect((await site.as('paul').get(`/familles?nom=${encodeURIComponent(typed)}`)).text).toContain(name)
  expect((await register({ name })).status).toBe(422)
})

test('every word typed must be there, and a renamed family is found under its new name only', async () => {
  const answer = await register({ name: 'Famille Duquesnoy Martel' })
  const names = async (typed: string) => (await site.as('paul').get(`/familles?nom=${encodeURIComponent(typed)}`)).text
  expect(await names('martel duq')).toContain('Duquesnoy')
  expect(await names('martel dubois')).not.toContain('Duquesnoy')
  const page = (await site.as('paul').get(`${answer.location}/modifier`)).text
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  await site.as('paul').post(`${answer.location}/modifier`, { ...benali, name: 'Famille Vasseur', version })
  expect(await names('Vasseur')).toContain('Vasseur')
  expect(await names('Duquesnoy')).not.toContain(answer.location ?? '')
})

test('an organisation that left finds a name no more', async () => {
  await site.owner(`update app.household_access set ended_at = now() where name like '%Vasseur%'`)
  expect(await site.owner(`select 1 from app.household_word where word = 'vasseur'`)).toEqual([])
})

test('a pupil belongs to the school that named her, and how the family agreed is kept', async () => {
  const answer = await register({ name: 'Famille Marchand', agreed: 'written' })
  const id = answer.location?.split('/').at(-1)
  expect(await site.owner('select school_id, class from app.beneficiary where household_id = $1', [id])).toEqual([
    { school_id: organisationId('paul'), class: '3e A' },
  ])
  expect(await site.owner(`select kind, how from app.agreement where household_id = $1 order by kind`, [id])).toEqual([
    { kind: 'information', how: 'written' },
    { kind: 'sharing', how: 'written' },
  ])
})

test.each([
  [{ channel: 'sms', phone: undefined }, 'Notez un numéro'],
  [{ channel: 'phone', phone: undefined }, 'Notez un numéro'],
  [{ channel: 'email', phone: undefined, email: undefined }, 'Notez une adresse e-mail'],
])('a family that wants %j is asked how', async (fields, sentence) => {
  const answer = await register({ name: 'Famille Rivière', ...fields })
  expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true])
})

test('the export goes on after the first page', async () => {
  await site.owner(
    `insert into app.household (id, organisation_id, name, commune) select app.uuid7(), $1, 'Famille Numéro ' || n, '62413' from generate_series(1, 120) n`,
    [organisationId('paul')],
  )
  const lines = (await site.as('paul').get('/familles.csv?nom=Num%C3%A9ro')).text.trim().split('\r\n')
  expect(lines).toHaveLength(121)
  expect(new Set(lines).size).toBe(121)
})

test('an export beyond its most lines says in its last one that families are left out, and one that fits says nothing', async () => {
  const read = (most: number) =>
    site.acting('paul', async (by) => {
      const lines: unknown[][] = []
      for await (const page of linesSeenBy(by, { name: 'Numéro' }, { most, atOnce: 50 })) lines.push(...page)
      return lines
    })
  const cut = await read(110)
  expect(cut).toHaveLength(111)
  expect(String(cut.at(-1)?.[0])).toMatch(/^Ce fichier s’arrête ici, à 110 lignes/)
  for (const most of [120, 121, 1000]) expect(await read(most)).toHaveLength(120)
  expect(new Set((await read(1000)).map(([name]) => name)).size).toBe(120)
})
