import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { publishedFigures } from './figures.store.ts'

const site = await testSite({ now: () => new Date('2026-11-24T09:00:00Z') })
const harnes = '62413'
const sallaumines = '62771'
const id = async () => (await site.owner<{ id: string }>('select app.uuid7() as id'))[0]!.id
const programme = await id()
await site.owner(
  `insert into app.programme (id, organisation_id, name, funder_id, starts_on) values ($1, $2, 'Un ordinateur pour tous', $3, '2026-01-01')`,
  [programme, organisationId('claire'), organisationId('lea')],
)

/** `many` households of a commune heard on a day; each link that is named is lit by what lights it for good. */
async function households(
  many: number,
  commune: string,
  {
    heard = '2026-09-01',
    trained = false,
    served = 0,
    first = 'claire' as 'claire' | 'victor',
    name = 'Famille Anonyme',
  } = {},
) {
  const org = organisationId(first)
  for (let n = 0; n < many; n++) {
    const h = await id()
    await site.owner(`insert into app.household (id, organisation_id, name, commune) values ($1, $2, $3, $4)`, [
      h,
      org,
      `${name} ${n}`,
      commune,
    ])
    await site.owner(
      `insert into app.need (id, household_id, organisation_id, kind, heard_at) values (app.uuid7(), $1, $2, 'computer', $3)`,
      [h, org, heard],
    )
    await site.owner(
      `insert into app.quota (programme_id, commune, kind, places) values ($1, $2, 'computer', 500) on conflict do nothing`,
      [programme, commune],
    )
    await site.owner(
      `insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, promised_by, promised_at) values (app.uuid7(), $1, $2, $3, $4, 'computer', 'Claire', now())`,
      [org, programme, h, commune],
    )
    if (served)
      await site.owner(
        `insert into app.handover (id, organisation_id, household_id, kind, state, handed_by, created_at, signed_at) values (app.uuid7(), $1, $2, 'gift', 'signed', 'Nadia', now(), $3::timestamptz + make_interval(days => $4))`,
        [org, h, heard, served],
      )
    if (trained) {
      const w = await id()
      await site.owner(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Lieu', $3)`, [
        w,
        org,
        commune,
      ])
      await site.owner(
        `insert into app.workshop (id, organisation_id, place_id, title, starts_at, ends_at, seats) values ($1, $2, $1, 'Atelier', '2026-10-01', '2026-10-01 02:00', 9)`,
        [w, org],
      )
      await site.owner(
        `insert into app.seat (id, workshop_id, organisation_id, household_id, state, booked_at) values (app.uuid7(), $1, $2, $3, 'present', now())`,
        [w, org, h],
      )
    }
  }
}
await households(7, harnes, { served: 20 })
await households(5, harnes, { served: 40, trained: true })
await households(8, harnes)
await households(3, sallaumines, { heard: '2026-03-01', name: 'Famille Rare' })
await households(12, '59008', { served: 10 })
await households(2, harnes, { first: 'victor', name: 'Famille Étrangère' })

const lines = (text: string) =>
  text
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'))
const csvOf = async (first: 'claire' | 'lea', query = '') =>
  lines((await site.as(first).get(`/bilan.csv${query}`)).text)

test('a coordinator counts its own households at each link, by commune and in all', async () => {
  const table = await csvOf('claire')
  expect(table[0]).toEqual([
    'Commune',
    'Besoins',
    'Orientées',
    'Promises',
    'Promises, parmi',
    'Équipées',
    'Équipées, parmi',
    'Connectées',
    'Connectées, parmi',
    'Formées',
    'Autonomes',
    'Attente médiane, en jours',
  ])
  expect(table.find(([name]) => name === 'Harnes')).toEqual([
    'Harnes',
    '20',
    '0',
    '20',
    '20',
    '12',
    '20',
    '0',
    '0',
    '5',
    '0',
    '20',
  ])
  expect(table.at(-1)).toEqual(['En tout', '35', '0', '35', '35', '24', '35', '0', '0', '5', '0', '15'])
})

test('the page, its picture and its table say what the CSV says', async () => {
  const { text } = await site.as('claire').get('/bilan')
  expect(text).toContain('12 équipées sur 20')
  expect(text).toContain('Familles arrivées à chaque maillon')
  for (const cell of ['>35<', '>24<']) expect(text).toContain(cell)
})

test('a period keeps the needs heard in it, its last day included', async () => {
  expect((await csvOf('claire', '?du=2026-03-01&au=2026-03-01')).at(-1)?.[1]).toBe('3')
  expect((await csvOf('claire', '?au=2026-02-28')).map((line) => line[1])).toEqual(['Besoins', '0'])
  expect((await csvOf('claire', '?du=31%2F12')).at(-1)?.[1]).toBe('35')
})

test('each number opens as many households as it says', async () => {
  const { text } = await site.as('claire').get('/bilan')
  const links = [...text.matchAll(/href="(\/bilan\/familles[^"]*)">(\d+)</g)].map(
    ([, href, n]) => [href?.replaceAll('&amp;', '&') ?? '', Number(n)] as const,
  )
  expect(links.length).toBeGreaterThan(8)
  for (const [href, n] of links) {
    const rows = await site.as('claire').get(href)
    expect([href, rows.text.match(/<th scope="row">/g)?.length]).toEqual([href, n])
    expect(rows.text).not.toContain('Étrangère')
  }
})

test('a programme keeps the households it reached', async () => {
  expect((await csvOf('claire', `?programme=${programme}`)).at(-1)?.[1]).toBe('35')
  expect((await csvOf('claire', '?programme=01930000-0000-7000-8000-00000000ffff')).at(-1)?.[1]).toBe('0')
})

const few = 'moins de 5'

test('a funder reads counts by fives, never more than the truth, and the total rounded by itself', async () => {
  const table = await csvOf('lea')
  expect(table.find(([name]) => name === 'Harnes')?.slice(1)).toEqual([
    '20',
    'moins de 5',
    '20',
    '20',
    '10',
    '20',
    'moins de 5',
    'moins de 5',
    '5',
    'moins de 5',
    '20',
  ])
  expect(table.find(([name]) => name === 'Sallaumines')?.slice(1)).toEqual([...Array(10).fill('moins de 5'), ''])
  expect(table.at(-1)).toEqual(['En tout', '35', few, '35', '35', '20', '35', few, few, '5', few, '15'])
})

test('neither two columns, two communes nor two days subtracted leave one to four families', async () => {
  const shown = await site.owner<{ of: number; shown: number | null }>(
    'select n as of, app.by_five(n) as shown from generate_series(0, 300) n',
  )
  const published = new Set(shown.map((row) => row.shown ?? 0))
  for (const one of published) for (const other of published) expect([1, 2, 3, 4]).not.toContain(one - other)
  for (const { of, shown: said } of shown)
    expect(of < 5 ? said === null : said !== null && said <= of && of - said < 5).toBe(true)
})

test('a funder cannot compare two periods, nor open a household', async () => {
  const all = await csvOf('lea')
  expect(await csvOf('lea', '?du=2026-03-01&au=2026-03-01')).toEqual(all)
  const { text } = await site.as('lea').get('/bilan')
  expect(text).not.toContain('/familles')
  expect(text).not.toContain('name="du"')
  expect(text).toContain('Moins de 5 familles')
  expect((await site.as('lea').get('/bilan/familles')).status).toBe(403)
})

test('a programme funded by somebody else has no figures', async () => {
  const own = await id()
  await site.owner(
    `insert into app.programme (id, organisation_id, name, starts_on) values ($1, $2, 'Sans financeur', '2026-01-01')`,
    [own, organisationId('claire')],
  )
  expect(await site.acting('lea', (by) => publishedFigures(by, own))).toEqual([])
  expect(await csvOf('lea', `?programme=${own}`)).toEqual(await csvOf('lea'))
})

test('a funder reaches no household row, whatever it asks the database', async () => {
  expect(await site.acting('lea', (by) => by.db.selectFrom('household_progress').selectAll().execute())).toEqual([])
  await expect(
    site.acting('lea', (by) => sql`select * from app.programme_counts(${programme})`.execute(by.db)),
  ).rejects.toThrow(/permission denied/)
})

test('the others have no report', async () => {
  for (const first of ['nadia', 'samira', 'paul', 'ahmed'] as const) {
    expect((await site.as(first).get('/bilan')).status).toBe(403)
    expect((await site.as(first).get('/bilan.csv')).status).toBe(403)
  }
})

test('a commune that asked only to learn is told by who learned, and no link by those who never needed it', async () => {
  const learner = async (trained: boolean) => {
    const [h, w] = [await id(), await id()]
    const org = organisationId('claire')
    await site.owner(
      `insert into app.household (id, organisation_id, name, commune) values ($1, $2, 'Famille Studieuse', '62065')`,
      [h, org],
    )
    await site.owner(
      `insert into app.need (id, household_id, organisation_id, kind, heard_at) values (app.uuid7(), $1, $2, 'skills', '2026-09-01')`,
      [h, org],
    )
    await site.owner(
      `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, programme_id, member_id, sender, kinds, state, sent_at)
       values (app.uuid7(), $1, $2, $3, $4, $5, 'CCAS', '{skills}', 'accepted', now())`,
      [h, organisationId('samira'), org, programme, memberId('samira')],
    )
    if (!trained) return
    await site.owner(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Lieu', '62065')`, [
      w,
      org,
    ])
    await site.owner(
      `insert into app.workshop (id, organisation_id, place_id, title, starts_at, ends_at, seats) values ($1, $2, $1, 'Atelier', '2026-10-01', '2026-10-01 02:00', 9)`,
      [w, org],
    )
    await site.owner(
      `insert into app.seat (id, workshop_id, organisation_id, household_id, state, booked_at) values (app.uuid7(), $1, $2, $3, 'present', now())`,
      [w, org, h],
    )
  }
  for (let n = 0; n < 7; n++) await learner(n > 0)
  const page = (await site.as('claire').get('/bilan')).text
  expect(page).toContain('6 formées sur 7')
  expect(page).not.toContain('0 équipée sur 7')
  expect(page).toMatch(/<b>24<\/b>[^%]*sur 35 <span>concernées/)
  expect(page).not.toMatch(/\d %</)
  const line = (await csvOf('claire')).find(([name]) => name === 'Avion')
  expect(line?.slice(1)).toEqual(['7', '7', '0', '0', '0', '0', '0', '0', '6', '0', ''])
  expect((await site.as('lea').get('/bilan')).text).toContain('5 formées sur 5')
})

test('pictures of communes share one scale: the largest is the whole width, the others as long as they count', async () => {
  const { text } = await site.as('claire').get('/bilan')
  const tracks = [...text.matchAll(/<rect class="of" width="([\d.]+)"[^>]*><\/rect><rect width="([\d.]+)"/g)].map(
    ([, of, part]) => [Number(of), Number(part)],
  )
  expect(tracks).toContainEqual([100, 60])
  expect(tracks).toContainEqual([15, 0])
})
