import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')

const titles =
  'Remarque;Enfants;Commune de résidence;Tél.;Nom de famille;;Besoin d’un ordinateur;Besoin d’internet;D’accord ?'
const name = (n: number) => {
  const at = (i: number) => String.fromCharCode(97 + i)
  return `Famille ${at(Math.floor(n / 26)).toUpperCase()}${at(n % 26)}owicz`
}
/** One row in fifty has a commune that nobody asked about, one in sixty a number that is too short, one in seventy no agreement. */
const faultOf = (n: number) => (n % 50 === 7 ? 'commune' : n % 60 === 11 ? 'phone' : n % 70 === 13 ? 'agreed' : null)
const rows = Array.from({ length: 600 }, (_, n) => {
  const fault = faultOf(n)
  const phone =
    fault === 'phone'
      ? '06 12'
      : `06 39 98 ${String(Math.floor(n / 100)).padStart(2, '0')} ${String(n % 100).padStart(2, '0')}`
  return [
    'à revoir',
    n % 5,
    fault === 'commune' ? 'Paris' : 'Harnes',
    phone,
    name(n),
    '',
    'oui',
    n % 2 ? 'oui' : '',
    fault === 'agreed' ? 'non' : 'oui',
  ].join(';')
})
const faulty = rows.filter((_, n) => faultOf(n)).length

test('six hundred rows, with columns in an order of their own: the wrong cells are explained, the good rows taken, nothing is lost', async () => {
  const opened = await claire.post('/recensements/nouveau', {
    title: 'Qui manque de quoi ?',
    closes_on: '2026-12-15',
    kinds: ['computer', 'connection'],
    communes: 'Harnes 62440',
  })
  const list = new File([`\uFEFF${titles}\r\n${rows.join('\r\n')}\r\n`], 'suivi.csv')
  const kept = await claire.post(`${opened.location}/liste`, { list, partner: 'CCAS de Harnes' })
  expect(kept.status).toBe(303)
  const here = kept.location ?? ''
  const dry = (await claire.get(here)).text
  expect(dry).toContain('600 lignes lues')
  const report = (await claire.get(`${here}/rapport.csv`)).text
  for (const said of ['Paris', '06 12', 'Sans son accord']) expect(report).toContain(said)
  expect(await site.owner('select 1 from app.household')).toEqual([])
  expect((await claire.post(here, { choice: 'all' })).status).toBe(422)
  expect(await site.owner('select 1 from app.household')).toEqual([])
  expect((await claire.post(here, { choice: 'good' })).status).toBe(303)
  const taken = await site.owner<{ name: string }>('select name from app.household')
  const back = (await claire.get(`${here}/refusees.csv`)).text.replace('\uFEFF', '').trim().split('\r\n').slice(1)
  expect([taken.length, back.length]).toEqual([600 - faulty, faulty])
  const all = [
    ...taken.map((one) => one.name),
    ...back.map((row) => row.split(';').find((cell) => cell.includes('owicz')) ?? row),
  ]
  expect(new Set(all)).toEqual(new Set(Array.from({ length: 600 }, (_, n) => name(n))))
  const again = await claire.post(`${opened.location}/liste`, {
    list: new File([list], 'suivi.csv'),
    partner: 'CCAS de Harnes',
  })
  await claire.post(again.location ?? '', { choice: 'good' })
  expect(await site.owner('select count(*)::int as n from app.household')).toEqual([{ n: taken.length }])
}, 240_000)
