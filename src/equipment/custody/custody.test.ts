import { describe, expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { readyDevice, receivedLot, stateOf } from '../devices/device.fixture.ts'
import {
  freeDevice,
  handOverDevice,
  readyDevices,
  reserveDevice,
  takeBackDevice,
} from '../devices/device.moves.store.ts'
import { delivered } from '../transfers/transfer.fixture.ts'
import { custodyOf, lastUsed } from './custody.seen.store.ts'

const site = await testSite()
const lot = await receivedLot(site)
const handoverId = crypto.randomUUID()
const [home] = await site.owner<{ id: string }>(
  "insert into household (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Invention', '62413') returning id",
  [organisationId('claire')],
)
const to = { householdId: home?.id ?? '', handoverId }
let count = 0

/** A ready device that Ahmed delivered to Claire. */
async function atClaires(): Promise<string> {
  const id = await readyDevice(site, lot, `CUS-${++count}`)
  await delivered(site, [id])
  return id
}
/** Open links with nothing open beneath them: who holds the device at this instant. */
const open = (id: string) =>
  site.owner(
    'select from custody c where device_id = $1 and until is null and not exists (select from custody b where b.under_id = c.id and b.until is null)',
    [id],
  )

describe('who answers for a device', () => {
  test('one holder at a time, from the workshop to the family and back', async () => {
    const id = await atClaires()
    expect(await site.acting('claire', (by) => reserveDevice(by, id))).toBeNull()
    expect(await site.acting('claire', (by) => handOverDevice(by, id, to))).toBeNull()
    expect(await open(id)).toHaveLength(1)
    const chain = await site.acting('claire', (by) => custodyOf(by, id))
    expect(chain.map((link) => [link.holder, link.family])).toEqual([
      [null, true],
      ['Les Passerelles', false],
      ['Atelier Rebond', false],
    ])
    expect(await site.acting('claire', (by) => takeBackDevice(by, id))).toBeNull()
    expect(await stateOf(site, id)).toBe('returned')
    expect(await open(id)).toHaveLength(1)
    expect((await site.acting('claire', (by) => lastUsed(by, [id]))).get(id)).toBeInstanceOf(Date)
  })

  test('the workshop and the donor see that a family has it, never which', async () => {
    const id = await atClaires()
    await site.acting('claire', async (by) => {
      await reserveDevice(by, id)
      await handOverDevice(by, id, to)
    })
    for (const who of ['ahmed', 'denis'] as const) {
      expect(await site.acting(who, (by) => custodyOf(by, id))).not.toContainEqual(
        expect.objectContaining({ family: true }),
      )
      const page = (await site.as(who).get(`/appareils/${id}`)).text
      const life = page.slice(page.indexOf('Sa vie'))
      expect(life.slice(0, life.indexOf('Remis à une famille')).split('<time').at(-1)).toMatch(/datetime="\d{4}-\d{2}"/)
      expect(page).not.toMatch(/Invention|Claire Fontaine/)
    }
    expect(await site.acting('victor', (by) => custodyOf(by, id))).toEqual([])
  })

  test('two people give the same device at once: one does, the other is told', async () => {
    const id = await atClaires()
    await site.acting('claire', (by) => reserveDevice(by, id))
    const give = () => site.acting('claire', (by) => handOverDevice(by, id, to))
    const answers = await Promise.all([give(), give()])
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers.find((answer) => answer !== null)).toMatchObject({
      refusal: expect.stringContaining('ne peut pas devenir'),
    })
    expect(await open(id)).toHaveLength(1)
  })
})

describe('promises', () => {
  test('a device is promised once, and comes back to the stock when the promise is cancelled', async () => {
    const id = await atClaires()
    const answers = await Promise.all([1, 2].map(() => site.acting('claire', (by) => reserveDevice(by, id))))
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers.find((answer) => answer !== null)).toMatchObject({
      refusal: expect.stringContaining('promis à une autre famille'),
    })
    expect(await site.acting('claire', (by) => readyDevices(by))).not.toContainEqual(expect.objectContaining({ id }))
    expect(await site.acting('claire', (by) => freeDevice(by, id))).toBeNull()
    expect(await site.acting('claire', (by) => readyDevices(by))).toContainEqual(expect.objectContaining({ id }))
  })

  test('another organisation’s device is not there', async () => {
    const id = await atClaires()
    for (const who of ['victor', 'ahmed'] as const)
      expect(await site.acting(who, (by) => reserveDevice(by, id))).toMatchObject({
        refusal: expect.stringContaining('plus dans votre stock'),
      })
  })
})
