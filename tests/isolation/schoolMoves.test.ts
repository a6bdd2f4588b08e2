import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { memberId, organisationId, tokenOf } from '#testing/cast.ts'
import { type Answer, testSite } from '#testing/testSite.ts'

const now = new Date('2026-11-20T09:00:00Z')
/** The same family of the same school, twice. In the second territory a CCAS follows it too, and acts after the school did. */
const [alone, known] = await Promise.all([testSite({ now: () => now }), testSite({ now: () => now })])
type Site = typeof alone
const H = '00000000-0000-7000-b000-000000000001'
const id = (n: number) => `00000000-0000-7000-c000-${n.toString().padStart(12, '0')}`
const to = organisationId('claire')

async function named(site: Site) {
  await site.owner(
    `insert into app.household (id, organisation_id, name, commune, phone, adults, children, touched_at, created_at)
     values ($1, $2, 'Famille Karlune', '62413', '+33639980123', 1, 1, '2026-11-10', '2026-11-10')`,
    [H, organisationId('paul')],
  )
  await site.owner(
    `insert into app.beneficiary (id, household_id, first_name, adult, class, school_id, organisation_id, birth_year, created_at)
     values ($1, $2, 'Ylan', false, '5e B', $3, $3, 2014, '2026-11-10')`,
    [id(1), H, organisationId('paul')],
  )
  await site.owner(
    `insert into app.need (id, household_id, organisation_id, kind, situation, heard_at) values ($1, $2, $3, 'computer', 'Partage un téléphone', '2026-11-10')`,
    [id(2), H, organisationId('paul')],
  )
  await site.owner(
    `update app.household_access set touched_at = '2026-11-10', since = '2026-11-10' where household_id = $1`,
    [H],
  )
}
for (const site of [alone, known]) await named(site)
for (const who of ['samira', 'victor'] as const)
  await known.owner(
    `insert into app.household_access (organisation_id, household_id, reason, scope, since, name, name_key, commune, stage, status, touched_at)
     select $1, id, 'prescription', 'full', '2026-11-12', name, name_key, commune, stage, status, touched_at from app.household where id = $2`,
    [organisationId(who), H],
  )

const both = async (act: (site: Site) => Promise<Answer>) => [await act(alone), await act(known)] as const
const sentBy = async (site: Site, who: 'samira' | 'paul', receiver = to) =>
  (await site.as(who).post(`/familles/${H}/orienter`, { to: receiver, kinds: ['computer'], agreed: 'spoken' })).location
    ?.split('/')
    .at(-1) ?? ''

const plain = ({ status, text }: Answer) => ({
  status,
  text: text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '«id»')
    .replace(/(aide : )[0-9a-f]{8}/g, '$1«reference»')
    .replace(/\b[2-9A-HJ-NP-Z]{5}\b/g, '«code»')
    .replace(/(name="version" value=")\d+/g, '$1«version»')
    // The database's own clock, which ran between the two territories.
    .replace(/("created_at": )"[^"]+"/g, '$1«moment»')
    .replaceAll('><', '>\n<'),
})
const pages = [
  ...['/ma-journee', '/familles', '/familles.csv', '/orientations', '/orientations?sens=envoyees', '/orientations.csv'],
  ...['', '/besoins', '/droits', '/droits/dossier', '/droits/dossier.json'].map((page) => `/familles/${H}${page}`),
]
async function sameFor(paths: readonly string[]) {
  for (const page of paths) {
    const [one, other] = await both((site) => site.as('paul').get(page))
    expect([page, plain(other)]).toEqual([page, plain(one)])
  }
}
const read = (site: Site, text: string) =>
  asOwner(site.url, async (client) => {
    await client.query('reset role')
    await client.query('begin')
    await client.query('set local role maillon_app')
    await client.query('select app.open($1)', [tokenOf('paul')])
    return (await client.query(text)).rows
  })

const byOthers = await sentBy(known, 'samira')
test('its refused orientation stays its turn while another one awaits an answer', async () => {
  for (const site of [alone, known]) {
    const own = await sentBy(site, 'paul')
    expect((await site.as('claire').post(`/orientations/${own}/refuser`, { reason: 'no_place' })).status).toBe(303)
  }
  expect((await alone.as('paul').get('/orientations.csv')).text).toContain('Vous : orienter ailleurs')
  await sameFor(pages)
})

test('accepted, promised and trained by others: no page of a school moves', async () => {
  expect((await known.as('claire').post(`/orientations/${byOthers}/accepter`)).status).toBe(303)
  await sameFor(pages)
  await known.owner(`insert into app.place (id, organisation_id, name, commune) values ($2, $1, 'Lieu', '62413')`, [
    to,
    id(50),
  ])
  await known.owner(
    `insert into app.appointment (id, organisation_id, household_id, place_id, mediator_id, subject, starts_at, ends_at, state)
     values ($1, $2, $3, $4, $5, 'training', '2026-11-20T09:00Z', '2026-11-20T10:00Z', 'seen')`,
    [id(51), to, H, id(50), memberId('claire')],
  )
  await known.owner(
    `insert into app.programme (id, organisation_id, name, starts_on) values ($1, $2, 'P', '2020-01-01')`,
    [id(60), to],
  )
  await known.owner(
    `insert into app.quota (programme_id, commune, kind, places, promised) values ($1, '62413', 'computer', 5, 1)`,
    [id(60)],
  )
  await known.owner(
    `insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, promised_by, promised_at)
     values ($1, $2, $3, $4, '62413', 'computer', 'C', now())`,
    [id(61), to, id(60), H],
  )
  await sameFor(pages)
})

test('past every rule of the code, a school’s role reads neither a promise, nor a training, nor a figure', async () => {
  const moments = (of: Site) =>
    of.acting('claire', (by) => by.db.selectFrom('household_progress').selectAll().execute())
  expect((await moments(known)).length).toBe(1)
  expect(await read(known, `select * from app.follow_up('${H}')`)).toEqual([
    { promised: null, handed: null, last_handed: null, trained: null },
  ])
  expect(await read(known, 'select * from app.household_progress')).toEqual([])
})

test('who reads the file is told as the school’s own orientation made it, even to one who read it before', async () => {
  for (const site of [alone, known]) await sentBy(site, 'paul', organisationId('victor'))
  await sameFor(pages)
  const [, victor] = await read(known, `select name, scope, since from app.readers_of('${H}')`)
  expect(victor).toEqual({ name: 'L’Autre Berge', scope: 'status', since: now })
})

test('a need that others work on is taken back without a word, and stands for them', async () => {
  const asked = async (site: Site) => {
    const [row] = await site.owner<{ version: number }>('select version from app.household where id = $1', [H])
    return site
      .as('paul')
      .post(`/familles/${H}/besoins`, { needs: ['skills'], situation: 'Autre', version: String(row?.version) })
  }
  const [one, other] = await both(asked)
  expect([other.status, other.location]).toEqual([303, one.location])
  await sameFor(pages)
  expect((await known.as('paul').get(`/familles/${H}/besoins`)).text).not.toMatch(/value="computer"[^>]*checked/)
  expect(
    await known.owner(
      `select organisation_id, state, situation from app.need where household_id = $1 and kind = 'computer'`,
      [H],
    ),
  ).toEqual([
    {
      organisation_id: organisationId('samira'),
      state: expect.stringMatching(/prescribed|promised/),
      situation: 'Partage un téléphone',
    },
  ])
  expect(await alone.owner(`select from app.need where kind = 'computer'`)).toEqual([])
})

test('a need that the school’s own orientation moves is refused in its own words', async () => {
  const family = `/familles/${H}`
  for (const site of [alone, known]) {
    const receiver = site === known ? `${to}.${id(60)}` : to
    const sent = await site.as('paul').post(`${family}/orienter`, { to: receiver, kinds: ['skills'], agreed: 'spoken' })
    const own = sent.location?.split('/').at(-1)
    expect((await site.as('claire').post(`/orientations/${own}/accepter`)).status).toBe(303)
    const [row] = await site.owner<{ version: number }>('select version from app.household where id = $1', [H])
    const answer = await site
      .as('paul')
      .post(`${family}/besoins`, { needs: ['connection'], situation: 'Autre', version: String(row?.version) })
    expect([answer.status, answer.text.includes('déjà orienté')]).toEqual([422, true])
  }
})
