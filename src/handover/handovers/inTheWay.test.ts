import { beforeEach, expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import type { PackSheet } from '../fieldDays/pack.rules.ts'
import { sceneOf } from '../fieldDays/scene.testing.ts'
import { sceneOf as handoutScene } from '../handouts/scene.testing.ts'
import { signedOnPaper } from './signed.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const { tablets } = handoutScene(site)
const nadia = site.as('nadia')
let count = 0
let name = ''
beforeEach(() => {
  name = `Famille Verrou ${'abcdefghijklmnopqr'[count++]}`
})
const flag = (id: string, fact: string) => site.owner(`update app.device set ${fact} where id = $1`, [id])
const stateOf = async (id: string) => (await scene.state('device', 'id', id))[0]
const numberOf = async (id: string) =>
  (await site.owner<{ number: string }>('select number from app.device where id = $1', [id]))[0]?.number ?? ''
const computerOf = async (sheet: string) =>
  (
    await site.owner<{ id: string; device_id: string }>(
      'select id, device_id from app.handover_item where handover_id = $1 and device_id is not null',
      [sheet],
    )
  )[0] ?? { id: '', device_id: '' }
const signed = signedOnPaper
const flags = [
  ["locked = 'Compte Google'", 'il est verrouillé (Compte Google)'],
  ["missing_part = 'écran'", 'il lui manque une pièce (écran)'],
  ['in_dispute = true', 'il est en litige'],
] as const

test.each(flags)(
  'what is marked by %s after it was put on a sheet is not signed for, and another takes its place',
  async (fact, why) => {
    const { url, id } = await scene.prepared({ name, sim: false })
    const { id: item, device_id: device } = await computerOf(id)
    await flag(device, fact)
    const refused = await nadia.sign(url, signed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(why)
    expect(refused.text).toContain('Mettez-en un autre à sa place')
    expect(await stateOf(device)).toBe('reserved')
    const other = await numberOf((await scene.device()).id)
    expect((await nadia.post(`${url}/objets/${item}/echanger`, { device: other, why: 'other' })).status).toBe(303)
    expect(await stateOf(device)).toBe('ready')
    expect((await nadia.sign(url, signed)).status).toBe(303)
  },
)

test.each(flags)(
  'what is marked by %s is promised to no family, though its page chose it before',
  async (fact, why) => {
    const programme = await scene.programme({ computer: 3 })
    const household = await scene.household({ name, needs: ['computer'] })
    await scene.accepted(household)
    const chosen = await scene.device()
    await flag(chosen.id, fact)
    const answer = await site.as('claire').post(`/familles/${household}/attribuer`, { programme, device: chosen.id })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(why)
    expect(await stateOf(chosen.id)).toBe('ready')
  },
)

test.each(flags)('what is marked by %s takes the place of nothing on a sheet, by its number', async (fact, why) => {
  const { url, id } = await scene.prepared({ name, sim: false })
  const { id: item, device_id: device } = await computerOf(id)
  const other = await scene.device()
  await flag(other.id, fact)
  const answer = await nadia.post(`${url}/objets/${item}/echanger`, { device: await numberOf(other.id), why: 'other' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(why)
  expect([await stateOf(other.id), await stateOf(device)]).toEqual(['ready', 'reserved'])
})

test.each(flags)(
  'what is marked by %s leaves in no batch, neither named on its list nor found so before the signature',
  async (fact, why) => {
    const batch = { receiver: 'person', name: 'Awa Diop', role: 'enseignante', due_on: '2028-07-01', with: ['charger'] }
    const [one, two] = await tablets(2, 'claire')
    const numbers = `${one?.number}\n${two?.number}`
    await flag(two?.id ?? '', fact)
    const named = await nadia.post('/remises-groupees/nouvelle', { ...batch, numbers })
    expect(named.status).toBe(422)
    expect(named.text).toContain(why)
    expect(named.text).toContain(two?.number)
    await flag(two?.id ?? '', 'locked = null, missing_part = null, in_dispute = false')
    const { location } = await nadia.post('/remises-groupees/nouvelle', { ...batch, numbers })
    await flag(two?.id ?? '', fact)
    const { signer, read, how, witness } = signed
    const refused = await nadia.sign(location ?? '', { signer, read, how, witness, copy: 'printed' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(why)
    expect([await stateOf(one?.id ?? ''), await stateOf(two?.id ?? '')]).toEqual(['reserved', 'reserved'])
  },
)

test('what a tablet gave in the field and was found locked meanwhile is an incident: its signature is kept, and done with another one', async () => {
  const { id } = await scene.day(1)
  const [spare, other] = [await scene.device(), await scene.device()]
  const tablet = await scene.tablet(id)
  const [sheet] = tablet.pack.sheets as [PackSheet]
  const sent = await tablet.signs(sheet, { give: { 0: await numberOf(spare.id) }, signer: 'Omar Benali' })
  await flag(spare.id, "locked = 'MDM'")
  expect(await scene.sends(sent)).toMatchObject({
    outcome: 'incident',
    why: expect.stringContaining('il est verrouillé (MDM)'),
  })
  expect(await stateOf(spare.id)).toBe('ready')
  const [kept] = await site.owner<{ signature: Buffer | null; data: { signer: string } }>(
    'select signature, data from app.field_act where id = $1',
    [sent.act],
  )
  expect(kept).toMatchObject({ signature: expect.any(Buffer), data: { signer: 'Omar Benali' } })
  const item = sheet.items[0]?.id
  const done = await nadia.post(`/terrain/incidents/${sent.act}/refaire`, {
    [`device-${item}`]: await numberOf(other.id),
  })
  expect(done.status).toBe(303)
  expect(await scene.state('handover', 'id', sheet.id)).toEqual(['signed'])
})

test('what a tablet had signed for in the field, found in dispute meanwhile, is an incident too', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const [sheet] = tablet.pack.sheets as [PackSheet]
  const sent = await tablet.signs(sheet)
  const { device_id } = await computerOf(sheet.id)
  await flag(device_id, 'in_dispute = true')
  expect(await scene.sends(sent)).toMatchObject({
    outcome: 'incident',
    why: expect.stringContaining('il est en litige'),
  })
  expect(await stateOf(device_id)).toBe('reserved')
})
