import { beforeAll, describe, expect, test } from 'vitest'
import { alikeTo } from '#needs/households/household.alike.store.ts'
import { type FirstName, organisationId } from '#testing/cast.ts'
import { type Answer, type Fields, testSite } from '#testing/testSite.ts'
import { type Visited, visitedBy } from './visited.ts'

const now = new Date()
/** The same territory twice. In the first one another structure follows the person asked about; in the second one, somebody else. */
const [known, unknown] = await Promise.all([testSite({ now: () => now }), testSite({ now: () => now })])
type Site = typeof known

type Person = { name: string; first: string; phone: string; email: string; address: string }
const asked: Person = {
  ...{ name: 'Famille Brodkavel', first: 'Ilyana', phone: '+33639980777' },
  ...{ email: 'ilyana.brodkavel@exemple.test', address: '17 rue des Ormes' },
}
const somebodyElse: Person = {
  ...{ name: 'Famille Grimtosul', first: 'Oregon', phone: '+33639980778' },
  ...{ email: 'oregon.grimtosul@exemple.test', address: '18 rue des Aulne' },
}
const file = (who: Person) => ({
  ...{ name: who.name, phone: who.phone, email: who.email, address: who.address },
  ...{ commune: 'Harnes 62440', needs: ['computer'], channel: 'phone', informed: 'oui' },
})
const elsewhere: readonly FirstName[] = ['sofia', 'ines', 'victor']
const ids = new Map<Site, { foreign: string; link: string; other: string }>()

/** Other structures follow the same crowd in both territories, and in each one somebody of their own. */
async function furnish(site: Site, person: Person) {
  await site.owner(
    `insert into app.household (id, organisation_id, name, name_key, commune, phone, address)
     select ('00000000-0000-7000-b000-' || lpad(n::text, 12, '0'))::uuid, (array[$1, $2, $3]::uuid[])[1 + n % 3], 'Famille N' || n, 'n' || n, '62413', '+3363998' || (1000 + n), n || ' rue Haute'
       from generate_series(1, 300) n`,
    [organisationId('samira'), organisationId('sofia'), organisationId('paul')],
  )
  await site.owner(`update app.organisation set email = 'accueil@passerelles.test' where id = $1`, [
    organisationId('claire'),
  ])
  // What the planner knows is the crowd: the same in both territories.
  for (const { name } of await site.owner<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'app'`,
  ))
    await site.owner(`alter table app."${name}" set (autovacuum_enabled = false)`)
  await site.owner('analyze')
  let foreign = ''
  for (const who of elsewhere) {
    const added = await site.as(who).post('/familles/nouvelle', file(person))
    expect([who, added.status]).toEqual([who, 303])
    foreign = added.location?.split('/').at(-1) ?? ''
    await site.as(who).post(`/familles/${foreign}/personnes/nouvelle`, { age_group: 'child', first_name: person.first })
  }
  const census = (
    await site.as('claire').post('/recensements/nouveau', {
      ...{ title: 'Qui manque de quoi ?', closes_on: '2099-12-15', kinds: ['computer'], communes: 'Harnes 62440' },
    })
  ).location
  await site.as('claire').post(`${census}/inviter`, { partners: 'CCAS ; ccas@exemple.test\nMission ; ml@exemple.test' })
  const linkOf = async (email: string) =>
    (await site.owner<{ link: string }>('select link from app.outbox where email = $1', [email]))[0]?.link ?? ''
  ids.set(site, { foreign, link: await linkOf('ccas@exemple.test'), other: await linkOf('ml@exemple.test') })
}

beforeAll(async () => {
  await furnish(known, asked)
  await furnish(unknown, somebodyElse)
}, 240_000)

type Asking = (site: Site) => Promise<Answer>
/** The answer without what differs from one request to the next: identifiers and single-use keys. */
const read = ({ status, text, location, headers }: Answer) => ({
  status,
  text: plain(text),
  location: plain(location ?? ''),
  headers: [...headers].map(([name, value]) => `${name}: ${plain(value)}`),
})
const plain = (text: string) =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '«id»')
    .replace(/Référence de cette demande : [2-9A-Z]{5}/g, 'Référence de cette demande : «référence»')
    .replace(/(aide : )[0-9a-f]{8}/g, '$1«reference»')
    .replace(/\/recensement\/[\w-]+/g, '/recensement/«link»')

const measure = async (site: Site, ask: Asking): Promise<[Answer, Visited[]]> => visitedBy(() => ask(site))

/** What earlier questions left dead in an index is met again or not, as another transaction happens to end: it is swept away, page by page. */
const sweep = () =>
  Promise.all(
    [known, unknown].map(async (site) => {
      await expect.poll(() => site.owner(stillReading)).toEqual([])
      await site.owner('vacuum (freeze)')
    }),
  )
/** Whom a vacuum would keep dead rows for; frozen, it waits for a page that is being written to the disk instead of passing over it. */
const stillReading = `select pid from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null and backend_type <> 'autovacuum launcher'`

/** Asked of both territories: the same answer, by the same statements, for the same rows visited. */
async function alike(ask: Asking, warm: Asking = ask) {
  for (const site of [known, unknown]) for (let n = 0; n < 3; n++) await measure(site, warm)
  await sweep()
  const [one, visitedOne] = await measure(known, ask)
  const [other, visitedOther] = await measure(unknown, ask)
  expect(read(one)).toEqual(read(other))
  expect(visitedOne.flatMap(({ statements }) => statements).length).toBeGreaterThan(0)
  expect(visitedOne).toEqual(visitedOther)
  return one
}

const as = (who: FirstName, path: string, fields?: Fields) => (site: Site) =>
  fields ? site.as(who).post(path, fields) : site.as(who).get(path)
const askers = ['samira', 'paul', 'claire'] as const
const looked = (name: string) => `/familles?nom=${encodeURIComponent(name)}`

describe('whether another structure knows a person is not told by time, counts, suggestions or errors', () => {
  test.each([
    ['as it is spelled', 'Brodkavel'],
    ['with a slip', 'Brodkavl'],
    ['by its first letters', 'brod'],
    ['by a first name', 'Ilyana'],
  ])('when a family is looked for %s', async (_, name) => {
    for (const who of askers)
      expect((await alike(as(who, looked(name)))).text).toContain('Aucune famille ne correspond')
  })

  test('when the list is exported, or the day opened', async () => {
    await alike(as('samira', `${looked('Brodkavel').replace('?', '.csv?')}`))
    await alike(as('samira', '/ma-journee'))
  })

  test('when it is written, before anything is kept and once it is', async () => {
    const fields = { ...file(asked), first_name: asked.first }
    const missing = { ...fields, needs: [] }
    for (const who of askers) {
      const incomplete = as(who, '/familles/nouvelle', missing)
      expect((await alike(incomplete)).text).not.toContain('déjà connue')
      expect((await alike(as(who, '/familles/nouvelle', fields), incomplete)).status).toBe(303)
    }
  })

  test.each([
    [
      'samira',
      ['', '/orienter', '/droits', '/droits/dossier', '/personnes/nouvelle', '/modifier', '/besoins', '/publics'],
    ],
    ['paul', ['', '/orienter', '/personnes/nouvelle']],
    ['claire', ['', '/attribuer', '/droits/dossier', '/fiches']],
  ] as const)('when %s opens its page, and what is done from there', async (who, paths) => {
    const own = async (site: Site) =>
      (
        await site.owner<{ id: string }>(`select id from app.household where name = $1 and organisation_id = $2`, [
          asked.name,
          organisationId(who),
        ])
      )[0]?.id
    const [one, other] = [await own(known), await own(unknown)]
    for (const path of paths) {
      const open = (site: Site) => site.as(who).get(`/familles/${site === known ? one : other}${path}`)
      expect([path, (await alike(open)).status]).toEqual([path, 200])
    }
  })

  test('when its telephone is compared with those of the families followed, before a promise', async () => {
    const compared = (site: Site) =>
      visitedBy(() =>
        site.acting('claire', async (by) => {
          const { phone } = asked
          const lookalike = {
            id: '00000000-0000-7000-8000-ffffffffffff',
            name: 'X',
            name_key: 'x',
            commune: '62413',
            phone,
          }
          return (await alikeTo(lookalike, by).execute(by.db)).rows.length
        }),
      )
    for (const site of [known, unknown]) await compared(site)
    const [one, other] = [await compared(known), await compared(unknown)]
    expect(one).toEqual(other)
    expect(one[0]).toBe(1)
  })

  test('when the number of its file elsewhere is opened: it is the answer to a number that nobody has', async () => {
    const nobody = '00000000-0000-7000-8000-ffffffffffff'
    const { foreign } = ids.get(known) ?? { foreign: '' }
    for (const who of askers)
      for (const path of ['', '/droits', '/orienter', '/modifier', '/fiches']) {
        const open = (id: string) => as(who, `/familles/${id}${path}`)
        for (const id of [foreign, nobody]) await measure(known, open(id))
        await sweep()
        const [[there, visitedThere], [none, visitedNone]] = [
          await measure(known, open(foreign)),
          await measure(known, open(nobody)),
        ]
        expect([there.status, read(there)]).toEqual([path === '/fiches' && who !== 'claire' ? 403 : 404, read(none)])
        expect(visitedThere).toEqual(visitedNone)
      }
  })

  test('when it is named behind the link of a census, by hand and by a list', async () => {
    const family = { ...file(asked), commune: '62413', adults: '1', children: '0', kinds: ['computer'], agreed: 'oui' }
    const name = (fields: Fields) => (site: Site) => site.anyone.post(`${ids.get(site)?.link}/famille`, fields)
    expect((await alike(name(family), name({ ...family, name: '' }))).status).toBe(303)
    await alike((site) => site.anyone.get(ids.get(site)?.link ?? ''))
    const home = (site: Site) => ids.get(site)?.other ?? ''
    const list = listOf(['Commune', 'Ordinateur', 'Accord'], ['Harnes', 'x', 'oui'])
    expect(
      await takenIn(
        (site) => site.anyone,
        (site) => `${home(site)}/liste`,
        { list },
      ),
    ).toContain('Famille Brodkavel')
  })

  test('when it stands in a list of several orientations', async () => {
    const list = listOf(['Commune', 'Besoins', 'Accord'], ['Harnes', 'ordinateur', 'oui'])
    const said = { informed: 'oui', agreed: 'spoken', parents: 'oui', to: organisationId('claire'), list }
    expect(
      await takenIn(
        (site) => site.as('paul'),
        () => '/orientations/liste',
        said,
      ),
    ).toContain('Famille Brodkavel')
  })

  test('by the letters that leave', async () => {
    const letters = async (site: Site) =>
      (await site.owner('select organisation_id, email, phone, subject, body from app.outbox'))
        .map((letter) => plain(JSON.stringify(letter)))
        .sort()
    expect((await letters(known)).length).toBeGreaterThan(2)
    expect(await letters(known)).toEqual(await letters(unknown))
  })
})

test('who follows the family does visit other rows: the comparison above can fail', async () => {
  const look = as('sofia', looked('Brodkavel'))
  for (const site of [known, unknown]) await measure(site, look)
  await sweep()
  const [[one, visitedOne], [other, visitedOther]] = [await measure(known, look), await measure(unknown, look)]
  expect(read(one)).not.toEqual(read(other))
  expect(visitedOne).not.toEqual(visitedOther)
})

function listOf(titles: string[], cells: string[]): File {
  const rows = [
    ['Nom', 'Téléphone', ...titles],
    [asked.name, asked.phone, ...cells],
  ]
  return new File([rows.map((row) => row.join(';')).join('\n')], 'liste.csv')
}

/** Sends a list, reads it over, takes it in; gives what its dry run says. */
async function takenIn(who: (site: Site) => Site['anyone'], to: (site: Site) => string, fields: Fields) {
  const kept = new Map<Site, string>()
  await alike(async (site) => {
    const answer = await who(site).post(to(site), fields)
    kept.set(site, answer.location ?? '')
    return answer
  })
  const readOver: Asking = (site) => who(site).get(kept.get(site) ?? '')
  const { text } = await alike(readOver)
  expect((await alike((site) => who(site).post(kept.get(site) ?? '', {}), readOver)).status).toBe(303)
  return text
}
