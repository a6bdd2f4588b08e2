import { describe, expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { receivedLot } from '../devices/device.fixture.ts'
import { handOverDevice, reserveDevice, takeBackDevice } from '../devices/device.moves.store.ts'
import { boughtTablets, slipTo } from '../transfers/transfer.fixture.ts'

const site = await testSite()
const [claire, paul, denis] = [site.as('claire'), site.as('paul'), site.as('denis')]
const [family] = await site.owner<{ id: string }>(
  "insert into household (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Famille Mois', '62413') returning id",
  [organisationId('paul')],
)
let count = 0

/** What Claire owns and entrusted long ago to Paul's school. */
async function entrusted() {
  const [one] = await boughtTablets(site, [`MONTH-${++count}`])
  const slip = await slipTo(site, [one?.serial ?? ''])
  await paul.post(`/transferts/${slip}/reception/compte`, { count: '1' })
  await paul.post(`/transferts/${slip}/reception/tout`, {})
  await paul.post(`/transferts/${slip}/reception/fin`, { who: 'Paul' })
  const id = one?.id ?? ''
  await site.owner(`update custody set since = since - interval '400 days' where device_id = $1`, [id])
  return id
}
const handOver = (id: string, at: Date) =>
  site.acting(
    'paul',
    async (by) => {
      await reserveDevice(by, id)
      await handOverDevice(by, id, { householdId: family?.id ?? '', handoverId: crypto.randomUUID() })
    },
    at,
  )
const at = (day: string) => new Date(`${day}T14:37:21.123Z`)
const answers = async (id: string, day: string) => {
  const { text } = await claire.get(`/appareils/${id}?jour=${day}`)
  const from = text.indexOf('id="qui-en-repond"')
  return text.slice(from, text.indexOf('</section>', from)).includes('Une famille')
}

describe('whoever owns a machine that a school handed to a family knows the month', () => {
  test('its biography says no day and no minute; the school’s says them', async () => {
    const id = await entrusted()
    await handOver(id, at('2026-03-17'))
    const { text } = await claire.get(`/appareils/${id}`)
    expect(text).toContain('Remis à une famille')
    expect(text).toContain('<time datetime="2026-03">')
    expect(text).not.toMatch(/2026-03-17|17 mars/)
    expect((await paul.get(`/appareils/${id}`)).text).toMatch(/2026-03-17T14:37/)
  })

  test('day after day, one asks and finds the month', async () => {
    const id = await entrusted()
    await handOver(id, at('2026-03-17'))
    await site.acting('paul', (by) => takeBackDevice(by, id), at('2026-04-09'))
    const days = ['2026-02-28', '2026-03-01', '2026-03-16', '2026-03-18', '2026-04-08', '2026-04-30', '2026-05-01']
    expect(await Promise.all(days.map((day) => answers(id, day)))).toEqual([false, true, true, true, true, true, false])
  })
})

describe('whoever gave a machine that a family has knows the month', () => {
  const given = async (serial: string, moved: string) => {
    const lot = await receivedLot(site)
    await site.owner(
      `insert into device (id, organisation_id, donor_id, donation_id, kind, serial, state, updated_at)
       select app.uuid7(), $1, d.organisation_id, d.id, 'laptop', $3, 'handed_over', $4 from donation d where d.id = $2`,
      [organisationId('claire'), lot, serial, moved],
    )
    return lot
  }

  test('the register of its lot says it, for the workshop too; a machine that no family had keeps its day', async () => {
    const lot = await given('REG-M1', '2026-03-17T14:37:21Z')
    await site.owner(
      `insert into device (id, organisation_id, donor_id, donation_id, kind, serial, state, updated_at)
       select app.uuid7(), d.refurbisher_id, d.organisation_id, d.id, 'laptop', 'REG-M2', 'wiped', '2026-03-17T14:37:21Z' from donation d where d.id = $1`,
      [lot],
    )
    for (const who of ['denis', 'ahmed'] as const) {
      const lines = (await site.as(who).get(`/dons/${lot}/registre.csv`)).text.split('\r\n')
      expect(lines.find((line) => line.includes('REG-M1'))).toMatch(/;2026-03;/)
      expect(lines.find((line) => line.includes('REG-M2'))).toMatch(/;2026-03-17;/)
    }
  })

  test('no address of a page finds the day, in the list of what one gave and in that of the lot', async () => {
    const lot = await given('PAGE-M1', '2026-03-17T14:37:21.123Z')
    const seen = async (who: 'denis' | 'ahmed', filter: string, day: string) =>
      /appareils\/[0-9a-f-]{36}/.test(
        (
          await site
            .as(who)
            .get(`/appareils?q=PAGE-M1${filter}&apres=${at(day).getTime()}_00000000-0000-7000-8000-000000000000`)
        ).text,
      )
    for (const [who, filter] of [
      ['denis', ''],
      ['denis', `&don=${lot}`],
      ['ahmed', `&don=${lot}`],
    ] as const)
      expect(
        await Promise.all(
          ['2026-02-27', '2026-03-02', '2026-03-16', '2026-03-18'].map((day) => seen(who, filter, day)),
        ),
      ).toEqual([false, true, true, true])
    const { text } = await denis.get('/appareils?q=PAGE-M1')
    expect(text).toContain('mars 2026')
    expect(text).not.toContain('17 mars')
  })
})
