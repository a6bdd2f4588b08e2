import { expect, test } from 'vitest'
import { runClocks } from '#needs/rights/retention.ts'
import { everyWay } from '#platform/access/acting.ts'
import { testSite } from '#testing/testSite.ts'

let time = Date.parse('2026-11-24T09:00:00Z')
const site = await testSite({ now: () => new Date(time) })
const paul = site.as('paul')
const SECRET = 'ZZOUVRARD'

const open = async (name: string, names: string) =>
  (await paul.post('/classes/nouvelle', { name, names })).location?.split('/').at(-1) ?? ''
const pupil = async (first: string) =>
  (await site.owner<{ id: string }>('select id from app.pupil where first_name = $1', [first]))[0]?.id ?? ''
const flag = (of: string, id: string) =>
  paul.post(`/classes/${of}`, {
    since: '2026-11-20',
    noticed: 'class_missed',
    [`p.${id}`]: 'oui',
    [`par.${id}`]: SECRET,
  })
const named = async () =>
  (
    await site.owner<{ first_name: string }>(`select first_name from app.pupil where forgotten_at is null order by 1`)
  ).map((row) => row.first_name)
const at = (day: string) => new Date(`${day}T03:40:00Z`)
/** Every table that still says this word, as text. */
const said = async (word: string) => {
  const tables = await site.owner<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'app'`)
  const found: string[] = []
  for (const { name } of tables)
    if (
      (await site.owner(`select 1 from app.${name} t where to_jsonb(t)::text ilike $1 limit 1`, [`%${word}%`])).length
    )
      found.push(name)
  return found
}

test('names never flagged go sixty days after their class was last ticked; those flagged stay', async () => {
  const used = await open('4e B', 'ZZPETIT Léo\nZZMARTIN Zoé')
  await open('3e A', 'ZZVASSEUR Tom')
  await flag(used, await pupil('Léo'))
  await runClocks(site.database, at('2027-01-20'), everyWay)
  expect(await named()).toEqual(['Léo', 'Tom', 'Zoé'])
  time = Date.parse('2027-01-15T09:00:00Z')
  await paul.post(`/classes/${used}`, { since: '2027-01-15', noticed: 'class_missed' })
  expect(await runClocks(site.database, at('2027-01-25'), everyWay)).toMatchObject({ unlisted: 1 })
  expect(await named()).toEqual(['Léo', 'Zoé'])
  await runClocks(site.database, at('2027-03-20'), everyWay)
  expect(await named()).toEqual(['Léo'])
})

test('names added yesterday to an old list are not taken for old ones', async () => {
  time = Date.parse('2027-04-20T09:00:00Z')
  const [used] = await site.owner<{ id: string }>(`select id from app.school_class where name = '3e A'`)
  await paul.post(`/classes/${used?.id}/eleves`, { names: 'NOUVEL Ana' })
  await runClocks(site.database, at('2027-04-21'), everyWay)
  expect(await named()).toEqual(['Ana', 'Léo'])
})

test('on the first of September no name of the past year is left; what was flagged is still counted', async () => {
  await runClocks(site.database, at('2027-08-31'), everyWay)
  expect(await named()).toEqual(['Léo'])
  expect(await runClocks(site.database, at('2027-09-01'), everyWay)).toMatchObject({ unlisted: 1 })
  expect(await named()).toEqual([])
  for (const word of ['ZZPETIT', 'ZZMARTIN', 'ZZVASSEUR', SECRET]) expect([word, await said(word)]).toEqual([word, []])
  expect(await site.owner('select state, closed_as, reached_by from app.signal')).toEqual([
    { state: 'closed', closed_as: 'year_over', reached_by: '' },
  ])
  expect(await runClocks(site.database, at('2027-09-02'), everyWay)).toMatchObject({ unlisted: 0 })
  time = Date.parse('2027-09-02T09:00:00Z')
  expect((await paul.get('/classes')).text).toContain('Aucune classe')
  expect((await paul.get('/signalements?etat=termine')).text).toContain('Personne ne correspond')
})

test('a family reads what its school flagged, and once it is erased no school names its child', async () => {
  const of = await open('5e C', 'DELPORTE Enzo')
  const id = await pupil('Enzo')
  await paul.post(`/classes/${of}`, {
    since: '2027-09-01',
    noticed: 'work_missing',
    [`p.${id}`]: 'oui',
    [`joint.${id}`]: 'reached',
  })
  const [signal] = await site.owner<{ id: string }>('select id from app.signal where pupil_id = $1', [id])
  const answer = await paul.post(`/signalements/${signal?.id}/cause`, {
    ...{ causes: ['no_connection'], name: 'Famille Delporte', commune: 'Harnes', informed: 'oui' },
  })
  expect(answer.status).toBe(303)
  const [family] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Delporte'`)
  const rights = `/familles/${family?.id}/droits`
  const { text } = await paul.get(`${rights}/dossier`)
  for (const word of ['DELPORTE Enzo', '5e C', 'travail non rendu', 'pas de connexion, ou forfait épuisé'])
    expect(text).toContain(word)
  expect((await paul.get(`${rights}/dossier.json`)).text).toContain('"noticed": "work_missing"')
  expect(await said('DELPORTE')).toEqual(expect.arrayContaining(['household', 'pupil']))
  expect((await paul.post(`${rights}/effacement`, { asked: 'spoken' })).location).toMatch(/^\/effacements\//)
  expect(await said('DELPORTE')).toEqual([])
  expect(
    await site.owner('select state, closed_as, causes, reached_by from app.signal where id = $1', [signal?.id]),
  ).toEqual([{ state: 'closed', closed_as: 'forgotten', causes: [], reached_by: '' }])
  expect((await paul.get(`/signalements/${signal?.id}`)).status).toBe(404)
})

test('taken off the list by its school, a flagged pupil is counted and no longer named', async () => {
  const of = await open('6e F', 'ZZCANNELLE Iris')
  const id = await pupil('Iris')
  await paul.post(`/classes/${of}`, { since: '2027-09-01', noticed: 'class_missed', [`p.${id}`]: 'oui' })
  expect((await paul.get(`/eleves/${id}/retirer`)).text).toContain('Retirer ZZCANNELLE Iris ?')
  await paul.post(`/eleves/${id}/retirer`)
  expect(await said('ZZCANNELLE')).toEqual([])
  expect(await site.owner('select closed_as from app.signal where pupil_id = $1', [id])).toEqual([
    { closed_as: 'forgotten' },
  ])
  expect((await paul.get(`/eleves/${id}/retirer`)).status).toBe(404)
})
