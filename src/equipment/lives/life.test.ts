import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { readyDevice, receivedLot } from '../devices/device.fixture.ts'
import { handOverDevice, reserveDevice, takeBackDevice } from '../devices/device.moves.store.ts'
import { delivered } from '../transfers/transfer.fixture.ts'
import { linesOfLife } from './life.lines.ts'
import { livesOf } from './life.store.ts'
import { type Life, sayLives } from './life.words.ts'

let now = new Date('2026-12-01T09:00:00Z')
const site = await testSite({ now: () => now })
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const household = async (name: string) =>
  (
    await site.owner<{ id: string }>(
      "insert into app.household (id, organisation_id, name, commune) values (app.uuid7(), $1, $2, '62413') returning id",
      [organisationId('claire'), name],
    )
  )[0]?.id ?? ''
const lend = (device: string, householdId: string, at: string) =>
  site.acting(
    'claire',
    async (by) => {
      await reserveDevice(by, device)
      expect(await handOverDevice(by, device, { householdId, handoverId: crypto.randomUUID() })).toBeNull()
    },
    new Date(at),
  )

/** Given in 2026, lent for fourteen months, back, wiped again under a certificate, lent again. */
async function twiceLent() {
  now = new Date('2026-12-01T09:00:00Z')
  const lot = await receivedLot(site)
  const id = await readyDevice(site, lot, 'LIFE-1')
  await delivered(site, [id])
  await lend(id, await household('Famille Première'), '2027-01-20T10:11:12Z')
  await site.acting(
    'claire',
    async (by) => expect(await takeBackDevice(by, id)).toBeNull(),
    new Date('2028-03-10T14:15:16Z'),
  )
  now = new Date('2028-03-12T09:00:00Z')
  const [row] = await site.owner<{ version: number }>('select version from app.device where id = $1', [id])
  await site.as('claire').post(`/appareils/${id}/a-effacer`, { version: String(row?.version) })
  await site.owner(
    `insert into app.certificate (id, number, organisation_id, device_id, code, code_hash, file_id, sha256, evidence_sha256, facts, operator_ids, verifier_id, verifier, issued_at)
     select app.uuid7(), 'CE-2028-7', $1, $2, 'ABCDEFGH2347', sha256('a'), f.id, sha256('b'), sha256('c'), $3, '{}', m.id, m.name, '2028-03-20T10:00:00Z'
     from app.file f, app.member m where m.organisation_id = $1 limit 1`,
    [organisationId('claire'), id, '{}'],
  )
  await site.owner(`alter table app.device disable trigger ready_by_proof`)
  await site.owner(`update app.device set state = 'ready' where id = $1`, [id])
  await site.owner(`alter table app.device enable trigger ready_by_proof`)
  await lend(id, await household('Famille Seconde'), '2028-04-15T08:09:10Z')
  now = new Date('2028-06-01T09:00:00Z')
  return { id, lot }
}

test('the donor and the workshop read each life of a machine, in its order and by its months, without a day nor anybody', async () => {
  const { id, lot } = await twiceLent()
  for (const who of ['denis', 'ahmed'] as const) {
    const { text } = await site.as(who).get(`/appareils/${id}`)
    const story = plain(text.slice(text.indexOf('Sa vie')))
    const order = [
      'avril 2028 Remis à une famille',
      'mars 2028 Rendu par la famille',
      'janvier 2027 Remis à une famille',
    ]
    const places = order.map((said) => story.indexOf(said))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(story).toContain('2e remise.')
    expect(story).toContain('Elle l’a eu 14 mois. Effacé à nouveau : certificat CE-2028-7.')
    for (const hidden of [
      'Famille Première',
      'Famille Seconde',
      '2027-01-20',
      '2028-03-10',
      '2028-04-15',
      '14:15',
      '20 janvier',
      '10 mars',
      '15 avril',
    ])
      expect(text).not.toContain(hidden)
    const proof = plain((await site.as(who).get(`/dons/${lot}/preuve`)).text)
    expect(proof).toContain(
      '1re remise : 14 mois, jusqu’en mars 2028, puis effacé à nouveau (certificat CE-2028-7). 2e remise : depuis avril 2028.',
    )
    expect(proof).toContain('1 appareil a servi plusieurs fois.')
  }
})

test('who lent reads its own days once, and an organisation that sees nothing of the machine reads no life', async () => {
  const [device] = await site.owner<{ id: string }>(`select id from app.device where serial = 'LIFE-1'`)
  const { text } = await site.as('claire').get(`/appareils/${device?.id}`)
  const story = plain(text.slice(text.indexOf('Sa vie')))
  expect(story.match(/Remis à une famille/g)?.length).toBe(2)
  const seenBy = (who: 'victor' | 'lea') => site.acting(who, async (by) => (await livesOf(by, [device?.id ?? ''])).size)
  expect([await seenBy('victor'), await seenBy('lea')]).toEqual([0, 0])
})

const life = (more: Partial<Life>): Life => ({
  ...{ life: 1, since: '2027-01-01', until: null, months: null, missing: false, certificate: null, own: false },
  ...more,
})

test('a stay is said by its months, its rank and its end', () => {
  expect(sayLives([life({})])).toBe('Depuis janvier 2027.')
  expect(sayLives([life({ until: '2027-01-01', months: 0 })])).toBe(
    'Moins d’un mois, jusqu’en janvier 2027, puis rendu.',
  )
  expect(
    sayLives([life({ until: '2027-02-01', months: 1, missing: true }), life({ life: 2, since: '2027-03-01' })]),
  ).toBe('1re remise : 1 mois, jusqu’en février 2027, puis déclaré manquant. 2e remise : depuis mars 2027.')
})

test('what is known by its month stands before the act that took the machine up again, and never after now', () => {
  const ranked = (events: { at: Date; from_state: string }[], today = '2028-06-01') =>
    linesOfLife(life({ until: '2028-03-01', months: 14 }), events, new Date(`${today}T09:00:00Z`)).map(({ at }) => at)
  const taken = new Date('2028-03-12T09:00:00Z')
  const [left, back] = ranked([{ at: taken, from_state: 'returned' }])
  expect(left! < back! && back! < taken).toBe(true)
  const [, late] = ranked([], '2028-03-05')
  expect(late).toEqual(new Date('2028-03-05T09:00:00Z'))
})
