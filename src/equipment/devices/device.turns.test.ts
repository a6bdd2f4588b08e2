import { beforeAll, describe, expect, test } from 'vitest'
import { turnsOf } from '#desk/turns.ts'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { addedDevice, donationFields, receivedLot } from './device.fixture.ts'

const site = await testSite()
const day = () => site.acting('ahmed', turnsOf)

beforeAll(async () => {
  const lot = await receivedLot(site)
  for (let at = 1; at <= 4; at++) await addedDevice(site, lot, { serial: `PF0INVENTED${at}`, inventory_tag: `M-${at}` })
  await site.owner(
    `update device set state = 'wipe_failed', updated_at = now() - interval '30 days' where inventory_tag <> 'M-4'`,
  )
  await site.as('denis').post('/dons/nouveau', { ...donationFields, 'count.0': '22' })
})

describe('the day of the bench', () => {
  test('machines to wipe again are one line, which leads to their list', async () => {
    const again = (await day()).filter(({ title }) => title.includes('à effacer à nouveau'))
    expect(again.map(({ title, href }) => [title, href])).toEqual([
      ['3 appareils à effacer à nouveau', '/appareils?etat=wipe_failed'],
    ])
    expect((await site.as('ahmed').get('/appareils?etat=wipe_failed')).text.match(/M-[123]|PF0INVENTED/g)).toHaveLength(
      3,
    )
  })

  test('a donor who waits for an answer comes before machines that have waited longer', async () => {
    expect((await day())[0]?.title).toBe('Mairie de Sallaumines propose 22 appareils')
  })

  test('an answer that a donor has awaited for more than a week is late', async () => {
    await site.owner(`update donation set announced_at = now() - interval '8 days' where announced = 22`)
    expect((await day())[0]).toMatchObject({ title: 'Mairie de Sallaumines propose 22 appareils', tone: 'loss' })
  })

  test('one machine alone is named, and its line leads to it', async () => {
    const alone = (await day()).find(({ title }) => title === '1 appareil à identifier')
    expect(alone?.detail).toMatch(/^ML-\d{4}, /)
    expect(alone?.href).toMatch(/^\/appareils\/[0-9a-f-]{36}$/)
  })
})

describe('what families brought back', () => {
  const returned = (who: 'ahmed' | 'paul', days: number) =>
    site.owner(
      `insert into app.device (id, organisation_id, kind, state, updated_at) values (app.uuid7(), $1, 'tablet', 'returned', now() - $2 * interval '1 day')`,
      [organisationId(who), days],
    )

  test('waits with the rest of the bench, until it was put away and forgotten', async () => {
    await returned('ahmed', 2)
    const waiting = (await day()).find(({ title }) => title.startsWith('1 appareil rendu'))
    expect(waiting).toMatchObject({ title: '1 appareil rendu', tone: 'turn' })
    await returned('ahmed', 20)
    const forgotten = (await day()).find(({ title }) => title.startsWith('2 appareils rendus'))
    expect(forgotten).toMatchObject({ title: '2 appareils rendus, toujours pas à effacer', tone: 'loss' })
    expect(forgotten?.detail).toContain('Le plus ancien depuis le')
  })

  test('is sent on by a school, which wipes nothing itself', async () => {
    await returned('paul', 1)
    const turns = (await site.acting('paul', turnsOf)).filter(({ title }) => title.includes('rendu par les familles'))
    expect(turns.map(({ title, verb }) => [title, verb[1]])).toEqual([
      ['1 appareil rendu par les familles', '/transferts/nouveau'],
    ])
  })
})
