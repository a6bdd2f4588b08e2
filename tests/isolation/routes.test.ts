import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { mayEnter, type Route } from '#platform/web/routes.ts'
import { cast, type FirstName } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { namedIn } from '../journeys/states.ts'
import { writeTerritory } from './territory.ts'

const site = await testSite({ demo: true })
const [here, elsewhere] = await asOwner(site.url, async (owner) => [
  await writeTerritory(
    owner,
    { coordinator: 'claire', prescriber: 'samira', donor: 'denis', school: 'paul' },
    1,
    'CANARIICI',
  ),
  await writeTerritory(owner, { coordinator: 'victor', prescriber: 'sofia' }, 2, 'CANARIAILLEURS'),
])
const people = Object.keys(cast) as FirstName[]
const ofElsewhere: FirstName[] = ['victor', 'sofia']
const { table } = site.site
/** Pages that show the whole outbox of a demonstration, to anyone: absent from a real site (see the demo's own tests). */
const demoOnly = ['/boite-d-envoi', '/demo', '/atelier']
const walked = table.filter((route) => !demoOnly.some((path) => route.path.startsWith(path)))
const withId = walked.filter((route) => route.path.includes(':'))
const withoutId = walked.filter((route) => !route.path.includes(':'))

const bearing = (route: Route, id: string) => route.path.replace(/:\w+(\{[^}]*\})?/g, id)
/** The row that an address is meant for, each of its other parameters bearing the row of that name. */
const meantBy = (route: Route, kind: string, ids: Record<string, string>) =>
  route.path.replace(
    /:(\w+)(\{[^}]*\})?/g,
    (_, name: string) => (name === 'id' ? ids[kind] : ids[name]) ?? ids[kind] ?? '',
  )
/** A route's addresses with every identifier of a territory in the place of its parameters. */
const addresses = (route: Route, ids: Record<string, string>) => Object.values(ids).map((id) => bearing(route, id))
/** What is pasted into: every page, and every form but those of one's own account and members, which end a session. */
const isPasted = ({ method, path }: Route) => method === 'GET' || !/deconnexion|compte|membres|connexion/.test(path)
/**
 * Those that one of its people tries: the rows that the address is meant for, by everybody; every other identifier, shared out
 * among the people of the first territory, by the page or by the form of that address, so that each is pasted there once.
 */
const triedBy = (name: FirstName, route: Route, ids: Record<string, string>) => {
  const meant = namedIn(route.path)
  const turns = withId
    .filter((one) => one.path === route.path && isPasted(one))
    .flatMap((one) => ofHere(one).map((who) => `${one.method} ${who}`))
  const one = Object.entries(ids)
    .filter(([kind], at) => meant.includes(kind) || turns[at % turns.length] === `${route.method} ${name}`)
    .map(([, id]) => bearing(route, id))
  return [...new Set([...one, ...meantOf(route, ids)])]
}
const ofHere = (route: Route) => entering(route).filter((name) => !ofElsewhere.includes(name))
/** The addresses of a route whose every parameter bears a row that it is meant for. */
const meantOf = (route: Route, ids: Record<string, string>) =>
  namedIn(route.path)
    .filter((kind) => ids[kind])
    .map((kind) => meantBy(route, kind, ids))
const fieldsNaming = (ids: Record<string, string>) => ({
  ...Object.fromEntries(
    Object.entries(ids).flatMap(([name, id]) => [
      [`${name}Id`, id],
      [`${name}_id`, id],
      [name, id],
    ]),
  ),
  id: ids.household ?? '',
  to: ids.place ?? '',
  device: ids.device ?? '',
  sim: ids.sim ?? '',
  householdId: ids.household ?? '',
  file: ids.file ?? '',
  why: 'essai',
  reason: 'essai',
})
/** Every row, of every table, that names somebody or something of a territory: how many, and a digest of them. */
const rowsOf = async (ids: Record<string, string>) => {
  const tables = await site.owner<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'app'`)
  const naming = tables.map(
    ({ name }) => `select '${name}' as kind, t from (select to_jsonb(x)::text as t from app.${name} x) rows`,
  )
  return site.owner(
    `select kind, count(*)::int, md5(string_agg(t, '|' order by t)) from (${naming.join(' union all ')}) rows
     where t like any ($1) group by kind order by kind`,
    [Object.values(ids).map((id) => `%${id}%`)],
  )
}

const memberOf = (name: FirstName) =>
  ({ ...cast[name], admin: 'admin' in cast[name] }) as unknown as Parameters<typeof mayEnter>[1]
/** Those whom a route lets in: the others are turned away before anything is read, as a test of its own shows. */
const entering = (route: Route) => people.filter((name) => mayEnter(route.who, memberOf(name)))
let requests = 0
const leaks: string[] = []
const look = async (label: string, answer: { status: number; text: string; headers: Headers }, canary: string) => {
  requests++
  const everything = `${answer.text} ${[...answer.headers].flat().join(' ')}`
  if (everything.includes(canary) || everything.toLowerCase().includes(canary.toLowerCase()))
    leaks.push(`${label} → ${answer.status}`)
  if (answer.status >= 500) leaks.push(`${label} → ${answer.status}`)
}

test('every route declares who may enter, and there are routes to walk', () => {
  expect(table.length).toBeGreaterThan(40)
  for (const route of table) expect(route.who, route.path).toBeTruthy()
})

test('without a session only what is open to anyone answers', async () => {
  for (const route of table.filter((r) => r.who !== 'anyone')) {
    const path = addresses(route, here.ids)[0] ?? route.path
    const answer = route.method === 'GET' ? await site.anyone.get(path) : await site.anyone.post(path)
    expect([route.path, answer.status]).toEqual([route.path, 303])
    expect(answer.location).toMatch(/^\/connexion/)
  }
}, 300_000)

test('a role that a route does not name is turned away', async () => {
  for (const route of table)
    for (const name of people) {
      if (entering(route).includes(name)) continue
      const path = addresses(route, here.ids)[0] ?? route.path
      const answer = route.method === 'GET' ? await site.as(name).get(path) : await site.as(name).post(path)
      expect([name, route.path, answer.status]).toEqual([name, route.path, 403])
    }
}, 300_000)

test('no list, count, export or menu of one territory says a word of another', async () => {
  for (const route of withoutId.filter((r) => r.method === 'GET'))
    for (const name of entering(route)) {
      const canary = ofElsewhere.includes(name) ? here.canary : elsewhere.canary
      await look(`${name} ${route.path}`, await site.as(name).get(route.path), canary)
    }
  expect(leaks).toEqual([])
}, 300_000)

test('what a programme and a passage lead to is there for their own people: for others, the same address means something', async () => {
  const closed: string[] = []
  for (const route of withId.filter(
    (r) => r.method === 'GET' && /^\/(programmes|passages|recours|attributions-publiques)\//.test(r.path),
  )) {
    const path = meantBy(route, namedIn(route.path)[0] ?? '', here.ids)
    const answer = await (route.who === 'anyone' ? site.anyone : site.as('claire')).get(path)
    // A decided run is not decided again: that page says so to whom the run belongs.
    if (answer.status !== 200 && !(answer.status === 403 && route.path.endsWith('/decider')))
      closed.push(`${path} (${route.path}) → ${answer.status} ${answer.location ?? ''}`)
  }
  expect(closed).toEqual([])
})

test('an identifier of another territory, pasted into any address, finds nothing', async () => {
  const found: string[] = []
  for (const route of withId.filter((r) => r.method === 'GET'))
    for (const name of entering(route)) {
      const [ids, canary] = ofElsewhere.includes(name) ? [here.ids, here.canary] : [elsewhere.ids, elsewhere.canary]
      for (const path of triedBy(name, route, ids)) {
        const answer = await site.as(name).get(path)
        await look(`${name} ${path} (${route.path})`, answer, canary)
        if (route.who !== 'anyone' && answer.status !== 404)
          found.push(`${name} ${path} (${route.path}) → ${answer.status}`)
      }
    }
  expect(leaks).toEqual([])
  expect(found).toEqual([])
}, 900_000)

test('an identifier of another territory, pasted into any form, changes nothing', async () => {
  const before = await rowsOf(elsewhere.ids)
  expect(before.length).toBeGreaterThan(12)
  for (const route of walked.filter((r) => r.method === 'POST' && isPasted(r)))
    for (const name of ofHere(route)) {
      const paths = route.path.includes(':') ? triedBy(name, route, elsewhere.ids) : [route.path]
      for (const path of paths)
        await look(
          `${name} POST ${path} (${route.path})`,
          await site.as(name).post(path, fieldsNaming(elsewhere.ids)),
          elsewhere.canary,
        )
      if (route.path.includes(':'))
        for (const path of meantOf(route, here.ids))
          await look(
            `${name} POST ${path} (${route.path})`,
            await site.as(name).post(path, fieldsNaming(elsewhere.ids)),
            elsewhere.canary,
          )
    }
  expect(leaks).toEqual([])
  expect(await rowsOf(elsewhere.ids)).toEqual(before)
}, 900_000)

test('a revoked member’s next request is refused', async () => {
  await site.owner(`update app.member set status = 'revoked' where name = 'Nadia Haddad'`)
  for (const route of walked.filter((r) => r.method === 'GET' && r.who !== 'anyone')) {
    const answer = await site.as('nadia').get(addresses(route, here.ids)[0] ?? route.path)
    expect([route.path, answer.status, answer.text.includes(here.canary)]).toEqual([route.path, 303, false])
  }
}, 300_000)

test('the walk was long enough to mean something', () => {
  console.log(`isolation: ${requests} requests walked, ${leaks.length} leaks`)
  expect(requests).toBeGreaterThan(3_000)
})
