import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const [AVION, LENS] = ['62065', '62498']
const open = (programme: string, commune: string, kind: string, places: number) =>
  site.owner('insert into app.quota (programme_id, commune, kind, places) values ($1, $2, $3, $4)', [
    programme,
    commune,
    kind,
    places,
  ])
/** A programme with computers left at Avion and only connections left at Lens. */
const programme = await scene.programme({ computer: 1 })
await open(programme, AVION, 'computer', 200)
await open(programme, LENS, 'connection', 9)
await open(programme, LENS, 'computer', 1)
const taken = await scene.household({ commune: LENS, needs: ['computer'] })
await claire.post(`/familles/${taken}/attribuer`, { programme, device: (await scene.device()).id })

const waiting = async (name: string, commune: string, day: number, needs = ['computer', 'connection']) => {
  const household = await scene.household({ name, commune, needs })
  await scene.accepted(household, { sentAt: new Date(Date.UTC(2026, 0, day)), kinds: needs })
  return household
}
const url = `/programmes/${programme}/attente`

test('who waits is listed from the oldest orientation, says so, and leaves when promised', async () => {
  const programme = await scene.programme({ computer: 5 })
  const [recent, old, elsewhere] = [
    await scene.household({ name: 'Famille Récente' }),
    await scene.household({ name: 'Famille Ancienne' }),
    await scene.household({ name: 'Famille de Lens', commune: '62498' }),
  ]
  await scene.accepted(recent, { sentAt: new Date('2026-11-02T09:00:00Z') })
  await scene.accepted(old, { sentAt: new Date('2026-10-02T09:00:00Z') })
  await scene.accepted(elsewhere, { sentAt: new Date('2026-09-02T09:00:00Z') })
  const page = (await claire.get(`/programmes/${programme}/attente`)).text
  expect(page.indexOf('Famille Ancienne')).toBeGreaterThan(0)
  expect(page.indexOf('Famille Ancienne')).toBeLessThan(page.indexOf('Famille Récente'))
  expect(page).toContain('Orientation reçue il y a')
  expect(page).not.toContain('Famille de Lens')
  const day = (await claire.get('/ma-journee')).text
  expect(day).toContain('Famille Ancienne attend')
  expect(day).toContain('Promettre un ordinateur')

  const sim = await scene.sim()
  await claire.post(`/familles/${old}/attribuer`, { programme, device: (await scene.device()).id, sim: sim.id })
  expect((await claire.get(`/programmes/${programme}/attente`)).text).not.toContain('Famille Ancienne')
})

test('those whom a place can serve come first, whoever waited longer elsewhere; a connection left over is no computer', async () => {
  await waiting('Famille Ancienne', LENS, 1)
  await waiting('Famille Connexion', LENS, 2, ['connection'])
  await waiting('Famille Récente', AVION, 20)
  await waiting('Famille Patiente', AVION, 10)
  const page = (await claire.get(url)).text
  const order = ['Connexion', 'Patiente', 'Récente', 'Ancienne'].map((name) => page.indexOf(`>Famille ${name}<`))
  expect(order.every((at) => at > 0)).toBe(true)
  expect(order).toEqual([...order].sort((a, b) => a - b))
})

test('a line says what decides: urgency, children, what was heard, and ends with the promise', async () => {
  const household = await waiting('Famille Nombreuse', AVION, 5, ['computer'])
  await site.owner(
    `update app.need set urgent = true, situation = 'Devoirs sur le téléphone' where household_id = $1`,
    [household],
  )
  for (const adult of [true, false, false])
    await site.owner(
      `insert into app.beneficiary (id, household_id, first_name, adult) values (app.uuid7(), $1, 'Prénom', $2)`,
      [household, adult],
    )
  const page = (await claire.get(`${url}?commune=${AVION}`)).text
  const line = page.slice(page.indexOf('Famille Nombreuse')).split('</tr>')[0] ?? ''
  for (const said of ['Devoirs sur le téléphone', 'Urgent', '2 enfants', 'Ordinateur']) expect(line).toContain(said)
  expect(line).toContain(`href="/familles/${household}/attribuer?programme=${programme}">Promettre`)
  expect(page.match(/la plus ancienne en premier/g)).toHaveLength(1)
})

test('both groups are read page after page, nobody twice nor left out', async () => {
  for (let at = 0; at < 56; at += 7)
    await Promise.all(
      [0, 1, 2, 3, 4, 5, 6].map((n) =>
        waiting(`Attente ${String(at + n).padStart(2, '0')}`, (at + n) % 2 ? AVION : LENS, 28, ['computer']),
      ),
    )
  const names: string[] = []
  let next: string | undefined = url
  for (let page = 0; next && page < 5; page++) {
    const { text }: { text: string } = await claire.get(next)
    names.push(...[...text.matchAll(/>(Attente \d\d)</g)].map(([, name]) => name ?? ''))
    next = /href="([^"]*apres=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(names).toHaveLength(56)
  expect(new Set(names).size).toBe(56)
  expect(names.findLastIndex((name) => Number(name.slice(-2)) % 2 === 1)).toBe(27)
})
