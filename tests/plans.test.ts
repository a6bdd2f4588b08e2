import pg from 'pg'
import { expect, test } from 'vitest'
import { runsOf } from '#allocation/runs/run.testing.ts'
import { asOwner } from '#platform/db/database.ts'
import { mayEnter } from '#platform/web/routes.ts'
import { cast, type FirstName, tokenOf } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { writeTerritory } from './isolation/territory.ts'

const site = await testSite()
const { ids } = await asOwner(site.url, async (owner) => {
  await writeTerritory(owner, { coordinator: 'victor', prescriber: 'sofia' }, 2, 'AILLEURS')
  return writeTerritory(
    owner,
    { coordinator: 'claire', prescriber: 'samira', donor: 'denis', school: 'paul' },
    1,
    'ICI',
  )
})
/** Tables that hold people, or that grow with them. The directory (communes, places, programmes…) is small and read whole. */
const personal = [
  'household',
  'household_access',
  'beneficiary',
  'agreement',
  'need',
  'prescription',
  'prescription_link',
  'prescription_message',
  'arrival',
  'allocation',
  'appointment',
  'seat',
  'handover',
  'handover_item',
  'outcome',
  'event',
  'device',
  'wipe',
  'snapshot',
  'custody',
  'wipe_record',
  'certificate',
  'exit',
  'sim_card',
  'file',
  'donation',
  'stock_take_line',
  'exit_item',
  'transfer',
  'transfer_item',
  'delivery_note',
  'delivery_line',
  'delivery_scan',
  'label',
  'label_batch',
  'scan',
  'device_alias',
  'device_join',
  'device_test',
  'repair',
  'part',
  'donation_line',
  'donation_paper',
  'donor_agreement',
  'collection',
  'deed',
  'waste_removal',
  'stock_take',
  'handout',
  'field_tablet',
  'field_act',
  'repair_ticket',
  'loan_return',
  'loan_reminder',
  'renewal',
  'loss',
  'list_upload',
  'pupil',
  'allocation_run',
  'run_document',
  'run_need',
  'run_cutoff',
  'run_publication',
  'derogation',
  'appeal',
  'quota_count',
  'simulation',
]

type Sent = { text: string; values: unknown[] }
let sent: Sent[] = []
const query = pg.Client.prototype.query as (...args: unknown[]) => Promise<unknown>
pg.Client.prototype.query = function listening(this: pg.Client, ...args: unknown[]) {
  const [first] = args
  if (typeof first === 'object' && first !== null && 'text' in first) {
    const { text, values } = first as Sent
    if (/^\s*(select|with)/i.test(text) && !/app\.open\(/.test(text)) sent.push({ text, values: values ?? [] })
  }
  return query.apply(this, args)
} as never

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }
const scans = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && personal.includes(plan['Relation Name'] ?? '')
    ? [plan['Relation Name'] ?? '']
    : []),
  ...(plan.Plans ?? []).flatMap(scans),
]

/** Tables that a statement could only read whole: sequential scans are made so dear that any index wins over them. */
const readWhole = (name: FirstName | null, statements: readonly Sent[]) =>
  asOwner(site.url, async (client) => {
    await client.query('reset role')
    const whole: string[] = []
    for (const { text, values } of statements) {
      await client.query('begin')
      await client.query('set local role maillon_app')
      if (name) await client.query('select app.open($1)', [tokenOf(name)])
      await client.query('set local enable_seqscan = off')
      const { rows } = await client.query({ text: `explain (format json) ${text}`, values: [...values] })
      whole.push(
        ...scans(rows[0]['QUERY PLAN'][0].Plan).map((table) => `${table}: ${text.replace(/\s+/g, ' ').slice(0, 160)}`),
      )
      await client.query('rollback')
    }
    return whole
  })

/** Reports count all that an organisation follows: they read its index, then its rows, whatever their number. */
const reports = ['/bilan', '/bilan.csv']
const lists = site.site.table.filter(
  ({ method, path, who }) => method === 'GET' && !path.includes(':') && who !== 'anyone' && !reports.includes(path),
)
const names = Object.keys(cast) as FirstName[]
const memberOf = (name: FirstName) =>
  ({ ...cast[name], admin: 'admin' in cast[name] }) as unknown as Parameters<typeof mayEnter>[1]

test('there are lists to look at', () => expect(lists.length).toBeGreaterThan(20))

test.each(lists.map((route) => [route.path, route] as const))(
  '%s reads no personal table whole',
  async (path, route) => {
    for (const name of names.filter((n) => mayEnter(route.who, memberOf(n)))) {
      sent = []
      await site.as(name).get(path)
      expect(await readWhole(name, sent)).toEqual([])
    }
  },
)

test('the page of a household, and its filters, read no personal table whole', async () => {
  for (const path of [
    `/familles/${ids.household}`,
    '/familles?nom=be',
    '/familles?commune=62413',
    '/familles?etape=3',
    '/familles?nom=a&commune=62413&etape=2',
  ]) {
    sent = []
    expect((await site.as('claire').get(path)).status).toBe(200)
    expect(sent.length).toBeGreaterThan(0)
    expect(await readWhole('claire', sent)).toEqual([])
  }
})

/** What an address of the two wings names, by the word before it. */
const opened: [prefix: string, id: string | undefined][] = [
  ['/appareils/', ids.device],
  ['/transferts/', ids.transfer],
  ['/inventaires/', ids.stockTake],
  ['/prets/', ids.loan],
  ['/seances/', ids.handout],
  ['/remises/', ids.handover],
  ['/dons/', ids.donation],
  ['/conventions-de-don/', ids.donorAgreement],
  ['/certificats/', ids.certificate],
  ['/sorties/', ids.exit],
  ['/classes/', ids.schoolClass],
  ['/programmes/', ids.programme],
  ['/passages/', ids.run],
  ['/recours/', ids.appeal],
]
/** Addresses whose every parameter names a row: the first by what comes before it, the others by their own name. */
const pages = site.site.table.flatMap(({ method, path, who }) => {
  const [, id] = opened.find(([prefix]) => path.startsWith(`${prefix}:`)) ?? []
  const others = [...path.matchAll(/:(\w+)/g)].slice(1).map(([, name]) => name ?? '')
  return method === 'GET' && id && others.every((name) => ids[name])
    ? [[path, path.replace(/:(\w+)/g, (_, name: string) => (name === 'id' ? id : (ids[name] ?? ''))), who] as const]
    : []
})

test('there are pages of one machine, one slip, one session to look at', () => expect(pages.length).toBeGreaterThan(30))

test.each(pages)('%s reads no personal table whole', async (_, path, who) => {
  const answers: number[] = []
  for (const name of names.filter((n) => mayEnter(who, memberOf(n)))) {
    sent = []
    answers.push((await site.as(name).get(path)).status)
    expect(await readWhole(name, sent)).toEqual([])
  }
  if (/^\/(programmes|passages|recours|classes)\//.test(path))
    expect(answers.filter((status) => status !== 404)).not.toEqual([])
})

test('the pages where a commission decides read no personal table whole', async () => {
  const { run, needs } = await runsOf(site).run({ state: 'proposed' })
  const ends = ['', '/liste', '/commission', '/decider', '/ordre-du-jour', '/suites', `/derogations/${needs[0]?.id}`]
  for (const end of ends) {
    sent = []
    expect([end, (await site.as('claire').get(`/passages/${run}${end}`)).status]).toEqual([end, 200])
    expect(await readWhole('claire', sent)).toEqual([])
  }
})

const readByAll = site.site.table.flatMap(({ method, path, who }) =>
  method === 'GET' && who === 'anyone' && path.startsWith('/attributions-publiques')
    ? [[path, path.replace(':id', ids.published ?? '')] as const]
    : [],
)

test('there are pages of a run that everybody reads to look at', () => expect(readByAll.length).toBeGreaterThan(3))

test.each(readByAll)('%s, open to everybody, reads no personal table whole', async (_, path) => {
  sent = []
  expect((await site.anyone.get(path)).status).toBe(200)
  expect(sent.length).toBeGreaterThan(0)
  expect(await readWhole(null, sent)).toEqual([])
})

test('what is scanned or typed is found by an index, whatever number of a machine it is', async () => {
  for (const [name, path] of [
    ['claire', '/etabli?numero=VIEUX-12'],
    ['claire', '/prets/retour?numero=VIEUX-12'],
    ['nadia', '/prets/retour?numero=ET-7K4M-9QX5'],
  ] as const) {
    sent = []
    await site.as(name).get(path)
    expect(sent.some(({ text }) => text.includes('device_alias'))).toBe(true)
    expect(await readWhole(name, sent)).toEqual([])
  }
})

test('households that nobody has addressed are found without reading a table whole', async () => {
  const register = (name: string) =>
    site.as('paul').post('/familles/nouvelle', {
      ...{ name, commune: 'Harnes 62440', channel: 'in_person', needs: 'computer', languages: 'fr', informed: 'oui' },
    })
  await register('Famille Première')
  sent = []
  expect((await site.as('paul').get('/ma-journee')).text).toContain('Famille Première')
  expect(sent.some(({ text }) => /from "?prescription/.test(text))).toBe(true)
  expect(await readWhole('paul', sent)).toEqual([])
})

test('a statement that has no index is found: the check can fail', async () => {
  expect(
    await readWhole('claire', [{ text: `select id from beneficiary where last_name = 'x'`, values: [] }]),
  ).not.toEqual([])
})
