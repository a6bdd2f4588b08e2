import { describe, expect, test } from 'vitest'
import { dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { handOverDevice, reserveDevice, takeBackDevice } from '../devices/device.moves.store.ts'
import { boughtTablets, brokenChains, slipTo } from '../transfers/transfer.fixture.ts'
import { moveCustody, placeCustody } from './custody.store.ts'

const site = await testSite()
const handoverId = crypto.randomUUID()
const household = async (who: 'claire' | 'paul', name: string) =>
  (
    await site.owner<{ id: string }>(
      "insert into household (id, organisation_id, name, commune) values (app.uuid7(), $1, $2, '62413') returning id",
      [organisationId(who), name],
    )
  )[0]?.id ?? ''
const pauls = await household('paul', 'Famille Secrète')
const claires = await household('claire', 'Famille Cachée')
const [schoolClass] = await site.owner<{ id: string }>(
  `insert into school_class (id, organisation_id, name, school_year, created_at) values (app.uuid7(), $1, '5e B', 2026, now()) returning id`,
  [organisationId('paul')],
)
const [place] = await site.owner<{ id: string }>(
  `insert into place (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Réserve', '62413') returning id`,
  [organisationId('claire')],
)
let count = 0
const tablet = async () => (await boughtTablets(site, [`CH-${++count}`]))[0] ?? { id: '', serial: '', number: '' }
const entrusted = async () => {
  const one = await tablet()
  const id = await slipTo(site, [one.serial])
  const paul = site.as('paul')
  await paul.post(`/transferts/${id}/reception/compte`, { count: '1' })
  await paul.post(`/transferts/${id}/reception/tout`, {})
  await paul.post(`/transferts/${id}/reception/fin`, { who: 'Paul Wattrelos' })
  return one
}
const sheet = async (who: 'claire' | 'paul' | 'victor' | 'denis', id: string, day = '') => {
  const { text } = await site.as(who).get(`/appareils/${id}${day && `?jour=${day}`}`)
  const from = text.indexOf('id="qui-en-repond"')
  return from < 0 ? '' : text.slice(from, text.indexOf('</section>', from))
}

describe('département, head of school, class, family', () => {
  test('each link stays open while one beneath it is, and each has its receipt', async () => {
    const { id } = await entrusted()
    await site.acting('paul', async (by) => {
      await placeCustody(
        by,
        [id],
        { classId: schoolClass?.id ?? '' },
        { givenBy: 'Paul', receivedBy: 'Mme Delattre', how: 'count' },
      )
      await reserveDevice(by, id)
      await handOverDevice(by, id, { householdId: pauls, handoverId })
    })
    const open = await site.owner<{ depth: number; organisation_id: string }>(
      'select depth, household_id is not null as family, class_id is not null as class, given_by from custody where device_id = $1 and until is null order by depth',
      [id],
    )
    expect(open).toEqual([
      { depth: 0, family: false, class: false, given_by: null },
      { depth: 1, family: false, class: false, given_by: 'Claire Fontaine' },
      { depth: 2, family: false, class: true, given_by: 'Paul' },
      { depth: 3, family: true, class: false, given_by: 'Paul Wattrelos' },
    ])
    const school = await sheet('paul', id)
    expect(school).toMatch(/Les Passerelles[\s\S]*Collège des Trois-Tilleuls[\s\S]*classe 5e B[\s\S]*Une famille/)
    expect(school).toContain('compté à l’arrivée')
    const owner = await sheet('claire', id)
    expect(owner).toContain('une classe')
    expect(owner).toContain('Une famille')
    expect(owner).not.toMatch(/5e B|Mme Delattre|Secrète/)
    expect(owner.slice(0, owner.indexOf('Une famille')).split('Depuis').at(-1)).toMatch(/^ \p{L}+ \d{4}/u)
    expect(await sheet('victor', id)).toBe('')
    expect(await brokenChains(site)).toEqual([])
    await site.acting('paul', (by) => takeBackDevice(by, id))
    expect(
      await site.owner('select depth from custody where device_id = $1 and until is null order by depth desc limit 1', [
        id,
      ]),
    ).toEqual([{ depth: 1 }])
  })

  test('who answered on a past day is what the chain was at the end of it', async () => {
    const one = await tablet()
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000)
    await site.acting('claire', (by) => moveCustody(by, one.id, { placeId: place?.id ?? '' }), day(20))
    await site.acting('claire', (by) => moveCustody(by, one.id, { organisationId: organisationId('claire') }), day(10))
    const asked = (ago: number) => sheet('claire', one.id, dayOf(day(ago)))
    expect(await asked(15)).toContain('Les Passerelles, Réserve')
    expect(await asked(5)).not.toContain('Réserve')
    expect(await asked(40)).toContain('personne n’en répondait ici')
    expect(await asked(-5)).toContain('Qui en répond<')
    expect((await site.as('claire').get(`/appareils/${one.id}?jour=hier`)).status).toBe(200)
  })

  test('what is shared by many never goes to a family', async () => {
    const one = await tablet()
    await site.owner(`update device set kind = 'case' where id = $1`, [one.id])
    expect(await site.acting('claire', (by) => reserveDevice(by, one.id))).toMatchObject({
      refusal: expect.stringContaining('reste dans son lieu'),
    })
    await expect(
      site.acting('claire', (by) => moveCustody(by, one.id, { householdId: claires, handoverId })),
    ).rejects.toMatchObject({ constraint: 'collective_stays' })
  })

  test('a link never outlives the one above it, even behind the locks', async () => {
    const one = await entrusted()
    await expect(
      site.owner('update custody set until = now() where device_id = $1 and depth = 0', [one.id]),
    ).rejects.toMatchObject({ constraint: 'custody_chain' })
  })
})

/** A small generator, so that a sequence that fails can be walked again. */
const chance = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
  return seed / 4_294_967_296
}

test.each([1, 2, 3, 4, 5, 6])(
  'whatever the moves (%i), one open end, no overlap, and the keeper in its chain',
  async (seed) => {
    const random = chance(seed)
    const devices = await boughtTablets(
      site,
      [1, 2, 3].map((n) => `PROP-${seed}-${n}`),
    )
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const keeperOf = async (id: string) =>
      (await site.owner<{ organisation_id: string }>('select organisation_id from device where id = $1', [id]))[0]
        ?.organisation_id === organisationId('paul')
        ? ('paul' as const)
        : ('claire' as const)
    const moves: readonly ((id: string, serial: string, who: 'claire' | 'paul') => Promise<unknown>)[] = [
      (id, _, who) =>
        site.acting(who, (by) =>
          moveCustody(by, id, who === 'paul' ? { classId: schoolClass?.id ?? '' } : { placeId: place?.id ?? '' }),
        ),
      (id, _, who) => site.acting(who, (by) => moveCustody(by, id, { organisationId: organisationId(who) })),
      (id, _, who) =>
        site.acting(who, async (by) => {
          await reserveDevice(by, id)
          return handOverDevice(by, id, { householdId: who === 'paul' ? pauls : claires, handoverId })
        }),
      (id, _, who) => site.acting(who, (by) => takeBackDevice(by, id)),
      async (id, serial, who) => {
        const other = who === 'paul' ? 'claire' : 'paul'
        const way = pick(['entrusted', 'passed_on', 'given'])
        const made = await site
          .as(who)
          .post('/transferts/nouveau', { to: `org:${organisationId(other)}`, way, numbers: serial })
        const slip = made.location?.split('/').at(-1)
        if (!slip) return
        await site.as(who).post(`/transferts/${slip}/depart`, { count: '1', who: 'Quelqu’un' })
        await site.as(other).post(`/transferts/${slip}/reception/compte`, { count: '1' })
        if (random() < 0.8) await site.as(other).post(`/transferts/${slip}/reception/tout`, {})
        await site.as(other).post(`/transferts/${slip}/reception/fin`, { who: 'Quelqu’un d’autre' })
        await site.owner(`update device set transfer_id = null where id = $1 and transfer_id = $2`, [id, slip])
        await site.owner(`update transfer_item set state = 'never_sent' where transfer_id = $1 and state = 'missing'`, [
          slip,
        ])
      },
    ]
    for (let at = 0; at < 14; at++) {
      const device = pick(devices)
      await pick(moves)(device.id, device.serial, await keeperOf(device.id))
      await site.owner(`update device set state = 'ready' where id = $1 and state = 'returned'`, [device.id])
    }
    expect(await brokenChains(site)).toEqual([])
  },
)
