import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const promise = (household: string, fields: Record<string, string>) =>
  claire.post(`/familles/${household}/attribuer`, { device: 'later', sim: 'later', ...fields })

test('a computer and a connection are promised in one act: quota, device, needs and orientation move together', async () => {
  const programme = await scene.programme({ computer: 3 })
  const household = await scene.household()
  const orientation = await scene.accepted(household)
  const [device, sim] = [await scene.device(), await scene.sim()]
  const page = await claire.get(`/familles/${household}/attribuer`)
  expect(page.text).toContain('Restent à Harnes : 3 ordinateurs, 3 connexions')
  expect(page.text).toContain(device.number)

  const answer = await promise(household, { programme, device: device.id, sim: sim.id })
  expect(answer.status).toBe(303)
  expect(await scene.state('device', 'id', device.id)).toEqual(['reserved'])
  expect(await scene.state('need', 'household_id', household)).toEqual(['promised', 'promised'])
  expect(await scene.state('prescription', 'id', orientation)).toEqual(['promised'])
  expect(await scene.quota(programme)).toMatchObject({ promised: 1 })
  expect(await scene.quota(programme, 'connection')).toMatchObject({ promised: 1 })
  const events = await site.owner(
    `select act, data from app.event where household_id = $1 and act like 'allocation%'`,
    [household],
  )
  expect(events).toHaveLength(1)
  expect((await claire.get(`/familles/${household}`)).text).toContain('a promis un ordinateur et une connexion')
})

test('a cancelled promise gives back the place, the device and the needs, and its reason is kept', async () => {
  const programme = await scene.programme({ computer: 1 })
  const household = await scene.household({ needs: ['computer'] })
  const orientation = await scene.accepted(household)
  const device = await scene.device()
  await promise(household, { programme, device: device.id })
  const [row] = await site.owner<{ id: string }>('select id from app.allocation where household_id = $1', [household])
  const url = `/attributions/${row?.id}/annuler`
  expect((await claire.get(url)).text).toContain(device.number)
  expect((await claire.post(url, {})).status).toBe(422)
  expect((await claire.post(url, { why: 'La famille s’est équipée.' })).status).toBe(303)
  expect(await scene.quota(programme)).toMatchObject({ promised: 0 })
  expect(await scene.state('device', 'id', device.id)).toEqual(['ready'])
  expect(await scene.state('need', 'household_id', household)).toEqual(['prescribed'])
  expect(await scene.state('prescription', 'id', orientation)).toEqual(['accepted'])
  expect((await claire.post(url, { why: 'encore' })).text).toContain('Cette promesse est déjà annulée.')
  expect((await promise(household, { programme, device: device.id })).status).toBe(303)
})

test('a need that nobody oriented goes back to known when its promise is cancelled', async () => {
  const programme = await scene.programme({ computer: 1 })
  const household = await scene.household({ needs: ['computer'] })
  await promise(household, { programme, device: (await scene.device()).id })
  const [row] = await site.owner<{ id: string }>('select id from app.allocation where household_id = $1', [household])
  await claire.post(`/attributions/${row?.id}/annuler`, { why: 'Erreur de famille' })
  expect(await scene.state('need', 'household_id', household)).toEqual(['qualified'])
})

test('a full commune, a second computer and a device already promised are refused with a sentence, and nothing is written', async () => {
  const programme = await scene.programme({ computer: 1 })
  const other = await scene.programme({ computer: 5 })
  const [first, second] = [await scene.household(), await scene.household()]
  const [device, spare] = [await scene.device(), await scene.device()]
  await promise(first, { programme, device: device.id })

  const full = await promise(second, { programme, device: spare.id })
  expect(full.status).toBe(422)
  expect(full.text).toContain('La seule place de Harnes est prise.')
  expect((await promise(first, { programme, device: spare.id })).text).toContain('déjà la promesse d’un ordinateur')
  expect((await promise(second, { programme: other, device: device.id })).text).toContain(
    'Cet appareil vient d’être promis à une autre famille.',
  )
  expect(await scene.state('device', 'id', spare.id)).toEqual(['ready'])
  expect(await scene.state('allocation', 'household_id', second)).toEqual([])
})

test('when the card of a double promise is refused, the computer is not promised either', async () => {
  const programme = await scene.programme({ computer: 3, connection: 3 })
  const [first, second] = [await scene.household(), await scene.household()]
  const sim = await scene.sim()
  await promise(first, { programme, sim: sim.id })
  const device = await scene.device()
  const answer = await promise(second, { programme, device: device.id, sim: sim.id })
  expect(answer.text).toContain('Cette carte SIM vient d’être promise à une autre famille.')
  expect(await scene.state('device', 'id', device.id)).toEqual(['ready'])
  expect(await scene.quota(programme)).toMatchObject({ promised: 0 })
  expect(await scene.state('need', 'household_id', second)).toEqual(['heard', 'heard'])
})

test('a finished programme promises nothing', async () => {
  const programme = await scene.programme({ computer: 1 }, { ends: '2021-01-01' })
  const household = await scene.household()
  expect((await promise(household, { programme, device: (await scene.device()).id })).text).toContain(
    'Ce programme est terminé depuis le',
  )
})

test('nothing is chosen in the family’s place: each open need asks, and a careless press promises nothing', async () => {
  const programme = await scene.programme({ computer: 1 })
  await scene.programme({ computer: 1 })
  const household = await scene.household()
  const [device] = [await scene.device(), await scene.sim()]
  const url = `/familles/${household}/attribuer`
  expect((await claire.get(url)).text).not.toContain('checked')
  const untouched = await claire.post(url, {})
  expect(untouched.status).toBe(422)
  for (const said of [
    'Choisissez un programme.',
    'Choisissez un ordinateur, ou « Pas maintenant ».',
    'Choisissez une carte SIM, ou « Pas maintenant ».',
  ])
    expect(untouched.text).toContain(said)
  const card = await claire.post(url, { programme, sim: 'any' })
  expect(card.text).toContain('Choisissez un ordinateur, ou « Pas maintenant ».')
  expect(card.text).toMatch(/value="any" checked/)
  expect((await claire.post(url, { programme, device: 'later', sim: 'later' })).text).toContain('au moins une chose')
  expect(await scene.state('allocation', 'household_id', household)).toEqual([])
  expect((await promise(household, { programme: 'x', device: 'y' })).status).toBe(422)
  expect((await promise(household, { programme, device: device.id })).status).toBe(303)
})

test('what is already promised is shown and not asked again; coming back for the rest asks only the rest', async () => {
  const programme = await scene.programme({ computer: 2 })
  const household = await scene.household()
  const [device] = [await scene.device(), await scene.sim(), await scene.sim()]
  expect((await promise(household, { programme, sim: 'any' })).status).toBe(303)
  const back = (await claire.get(`/familles/${household}/attribuer?programme=${programme}`)).text
  expect(back).toContain('Déjà promis à cette famille')
  expect(back).not.toContain('name="sim"')
  expect(back).toContain('name="device"')
  const answer = await claire.post(`/familles/${household}/attribuer`, { programme, device: device.id })
  expect(answer.status).toBe(303)
  const all = (await claire.get(`/familles/${household}/attribuer`)).text
  expect(all).toContain('Revenir à la famille')
  expect(all).not.toContain('Promettre à la famille')
})

test('what the family never asked stays out of the way, and may still be promised', async () => {
  const programme = await scene.programme({ computer: 1 })
  const household = await scene.household({ needs: ['computer'] })
  await scene.device()
  const sim = await scene.sim()
  const page = (await claire.get(`/familles/${household}/attribuer`)).text
  expect(page).toContain('La famille n’a pas demandé de connexion : en promettre une quand même')
  expect((await promise(household, { programme, sim: sim.id })).status).toBe(303)
})

test('machines of the family’s own commune come first, three in sight, the others one press away', async () => {
  await scene.programme({ computer: 1 }, { commune: '62771' })
  const household = await scene.household({ needs: ['computer'], commune: '62771' })
  const place = crypto.randomUUID()
  await site.owner(
    `insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Permanence de la Maison des Arts', '62771')`,
    [place, organisationId('claire')],
  )
  const far = [await scene.device(), await scene.device(), await scene.device()]
  const near = await scene.device()
  await site.owner(`update app.device set place_id = $2, aspect = 'B', battery = 'C' where id = $1`, [near.id, place])
  const page = (await claire.get(`/familles/${household}/attribuer`)).text
  expect(page).toContain('Portable, bon aspect, batterie correcte, à la Permanence de la Maison des Arts (Sallaumines)')
  const at = (number: string) => page.indexOf(number)
  expect(far.every(({ number }) => at(near.number) < at(number))).toBe(true)
  expect(page.slice(0, page.indexOf('<details class="disclosure"')).match(/name="device"/g)).toHaveLength(3)
})

test('only the coordination promises, and only to families and with stock of its own', async () => {
  const programme = await scene.programme({ computer: 1 })
  const household = await scene.household()
  const url = `/familles/${household}/attribuer`
  expect((await site.as('nadia').get(url)).status).toBe(403)
  expect((await site.as('victor').get(url)).status).toBe(404)
  const elsewhere = await scene.device({ owner: 'ahmed' })
  expect((await promise(household, { programme, device: elsewhere.id })).text).toContain('n’est plus dans votre stock')
  const theirs = await scene.household({ by: 'victor' })
  expect((await promise(theirs, { programme, device: (await scene.device()).id })).status).toBe(404)
  const victors = site.as('victor')
  expect(
    (
      await victors.post(`/familles/${theirs}/attribuer`, {
        programme,
        sim: 'later',
        device: (await scene.device()).id,
      })
    ).text,
  ).toContain('Choisissez un programme de la liste.')
})

test('a double click promises once', async () => {
  const programme = await scene.programme({ computer: 5 })
  const household = await scene.household()
  const device = await scene.device()
  const key = crypto.randomUUID()
  const [a, b] = await Promise.all([1, 2].map(() => promise(household, { programme, device: device.id, _once: key })))
  expect([a?.status, b?.status]).toEqual([303, 303])
  expect(await scene.state('allocation', 'household_id', household)).toEqual(['promised'])
})

test('a couple waits in the plural, in the day and when its promise is cancelled', async () => {
  const programme = await scene.programme({ computer: 1 })
  const household = await scene.household({ needs: ['computer'], name: 'M. et Mme Szymczak' })
  await scene.accepted(household, { kinds: ['computer'] })
  expect((await claire.get('/ma-journee')).text).toContain('M. et Mme Szymczak attendent un ordinateur')
  await promise(household, { programme, device: (await scene.device()).id })
  const [row] = await site.owner<{ id: string }>('select id from app.allocation where household_id = $1', [household])
  expect((await claire.get(`/attributions/${row?.id}/annuler`)).text).toContain('Szymczak ne recevront plus')
})
