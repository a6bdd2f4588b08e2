import {
  addedDevice,
  csvFile,
  logFile,
  readyDevice,
  receivedLot,
  snapshotFile,
} from '#equipment/devices/device.fixture.ts'
import { NOTICE_VERSION } from '#needs/notice/words.ts'
import { asOwner } from '#platform/db/database.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { mayEnter, type Route } from '#platform/web/routes.ts'
import { cast, type FirstName, memberId, organisationId } from '#testing/cast.ts'
import type { Answer, testSite } from '#testing/testSite.ts'
import { type Territory, writeTerritory } from '../isolation/territory.ts'

type TestSite = Awaited<ReturnType<typeof testSite>>

/** A page as somebody receives it: who, where, in which state of things. */
export type State = { who: FirstName | null; path: string; label: string; answer: Answer }

const people = Object.keys(cast) as FirstName[]
const memberOf = (name: FirstName) =>
  ({ ...cast[name], admin: 'admin' in cast[name] }) as unknown as Parameters<typeof mayEnter>[1]
const isPage = (answer: Answer) => (answer.headers.get('content-type') ?? '').startsWith('text/html')
/** Drawings of components with invented content: they have their own tests. */
const walked = (route: Route) => !route.path.startsWith('/atelier/') && route.path !== '/atelier'

/** One row of each kind around Harnes, and a workshop at work: nothing is left without an example. */
export async function peopledSite(site: TestSite): Promise<Record<string, string>> {
  const { ids }: Territory = await asOwner(site.url, (owner) =>
    writeTerritory(
      owner,
      { coordinator: 'claire', prescriber: 'samira', donor: 'denis', school: 'paul' },
      1,
      'Famille Belloumi',
    ),
  )
  const lot = await receivedLot(site)
  const identified = await addedDevice(site, lot)
  await site.as('ahmed').post(`/appareils/${identified}/releve`, { snapshot: snapshotFile() })
  await site.as('ahmed').post(`/appareils/${identified}/effacement`, { logs: logFile({ verify: 0, blank: false }) })
  const ready = await readyDevice(site, lot, 'PFREADY01')
  const fileOf = ({ location }: Answer) => location?.split('?')[0]?.split('/').at(-1) ?? ''
  const inventory = fileOf(
    await site.as('ahmed').post(`/dons/${lot}/inventaire`, {
      list: csvFile('Type;Marque;N° de série\nPC portable;Dell;A-1\nPC portable;Dell;\nGrille-pain;Dell;A-2\n'),
    }),
  )
  const sims = fileOf(
    await site.as('claire').post('/cartes-sim/lot', {
      operator: 'Opérateur Inventé',
      label: '',
      received_on: '2026-01-05',
      list: csvFile('iccid\n8933150319050352521\n12\n'),
    }),
  )
  await site.as('paul').post('/familles/nouvelle', {
    name: 'Famille Tahiri',
    commune: 'Harnes',
    adults: '2',
    children: '1',
    first_name: 'Yanis',
    phone: '06 12 34 56 78',
    needs: ['computer'],
    channel: 'phone',
    languages: ['fr'],
    informed: 'oui',
    agreed: 'spoken',
  })
  const census = await openedCensus(site)
  await site.owner(
    `update app.prescription_link set token_hash = sha256(sha256('reponse')) where prescription_id = $1`,
    [ids.prescription],
  )
  await site.owner(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by, child_agreed, beneficiary_id, given_as, given_by)
     values (app.uuid7(), $1, $2, 'child', 'spoken', current_date, 'Claire Fontaine', true, $3, 'self', 'Yanis')`,
    [ids.household, organisationId('claire'), ids.beneficiary],
  )
  return {
    ...ids,
    ...census,
    link: 'reponse',
    venue: await askedArrival(site),
    acceptedLink: await acceptedByLink(site),
    ...(await tickedClass(site)),
    prescriptionList: await listToOrient(site, ids.programme ?? ''),
    person: ids.beneficiary ?? '',
    version: NOTICE_VERSION,
    a: ids.household ?? '',
    b: ids.twin ?? '',
    lot,
    identified,
    ready,
    inventory,
    sims,
    organisation: organisationId('samira'),
    colleague: memberId('nadia'),
    guardian: memberId('ahmed'),
  }
}

/** A family that was accepted, and of whom its receiver is asked whether it came; the link that asks. */
async function askedArrival(site: TestSite): Promise<string> {
  await site.owner(
    `with sent as (insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at, answered_at, answered_by)
       select app.uuid7(), h.id, m.organisation_id, c.organisation_id, m.id, m.name, '{computer}', 'accepted', now() - interval '40 days', now() - interval '35 days', c.name
       from app.household h join app.member m on m.name = 'Paul Wattrelos' join app.member c on c.name = 'Claire Fontaine' where h.name = 'Famille Tahiri' limit 1
       returning id, to_organisation_id)
     insert into app.arrival (prescription_id, organisation_id, token_hash, expires_at, asked_at)
     select id, to_organisation_id, sha256(sha256('venue')), now() + interval '9 days', now() from sent`,
  )
  return 'venue'
}

/** The link by which that same family was accepted, which still shows whom to call. */
async function acceptedByLink(site: TestSite): Promise<string> {
  await site.owner(
    `with accepted as (update app.prescription p set answered_by_link = true from app.arrival v
       where v.prescription_id = p.id and v.token_hash = sha256(sha256('venue')) returning p.id, p.organisation_id)
     insert into app.prescription_link (prescription_id, organisation_id, token_hash, sent_at, expires_at)
     select id, organisation_id, sha256(sha256('acceptee')), now(), now() + interval '5 days' from accepted`,
  )
  return 'acceptee'
}

/** A census with one structure that counted and named somebody, and the link by which it answers. */
async function openedCensus(
  site: TestSite,
): Promise<Record<'census' | 'jeton' | 'censusList' | 'jetonList' | 'structure', string>> {
  const claire = site.as('claire')
  const { location } = await claire.post('/recensements/nouveau', {
    title: 'Qui n’a pas d’ordinateur ?',
    communes: 'Harnes 62440\nSallaumines',
    kinds: ['computer', 'skills'],
    questions: ['visitors', 'help', 'obstacle'],
    closes_on: '2099-12-31',
  })
  await claire.post(`${location}/inviter`, {
    partners: 'Centre social ; accueil@social.test\nCollège ; vie@college.test',
  })
  const [invited] = await site.owner<{ link: string }>(
    `select link from app.outbox where email = 'accueil@social.test'`,
  )
  const link = invited?.link ?? ''
  await site.anyone.post(link, { 'n.62413.computer': '12', visitors: '300', help: 'oui', done: 'oui' })
  await site.anyone.post(`${link}/famille`, {
    name: 'Famille Ziani',
    commune: '62413',
    kinds: ['computer'],
    agreed: 'oui',
  })
  const list = csvFile(
    'Nom;Commune;Ordinateur;Accord\nFamille Ruiz;Harnes;oui;oui\nMme Petit;Harne;oui;oui\nM. Roy;Harnes;;non\n',
  )
  const lists = [
    await claire.post(`${location}/liste`, { list, partner: 'MJC' }),
    await site.anyone.post(`${link}/liste`, { list }),
  ].map((kept) => lastOf(kept.location))
  const [asked] = await site.owner<{ id: string }>(
    `select id from app.census_invitation where email = 'accueil@social.test'`,
  )
  return {
    ...{ census: lastOf(location), jeton: lastOf(link), structure: asked?.id ?? '' },
    ...{ censusList: lists[0] ?? '', jetonList: lists[1] ?? '' },
  }
}

const lastOf = (address: string | null) => address?.split('/').at(-1) ?? ''

/** A list of people to orient: one who may leave, one already followed, one whose commune is not sure. */
async function listToOrient(site: TestSite, programme: string): Promise<string> {
  const kept = await site.as('samira').post('/orientations/liste', {
    list: csvFile(
      'Nom;Commune;Besoins\nMme Noël;Harnes;ordinateur\nFamille Belloumi;Harnes;internet\nM. Roy;Noyelles;PC\n',
    ),
    ...{ informed: 'oui', agreed: 'spoken', to: `${organisationId('claire')}.${programme}` },
  })
  return lastOf(kept.location)
}

/** A class ticked by its school: one family reached, one pupil whose cause is known, one who is back. */
async function tickedClass(site: TestSite): Promise<Record<string, string>> {
  const paul = site.as('paul')
  const { location } = await paul.post('/classes/nouvelle', {
    name: '4e B',
    names: 'TAHIRI Yanis\nMAZUR Jade\nHAVET Noah\nPINTO Lola',
  })
  const ticked = location?.split('/').at(-1) ?? ''
  const pupils = await site.owner<{ id: string; first_name: string }>(
    'select id, first_name from app.pupil where class_id = $1',
    [ticked],
  )
  const fields = pupils.filter(({ first_name }) => first_name !== 'Lola')
  const since = dayOf(new Date())
  await paul.post(`/classes/${ticked}`, {
    ...{ since, noticed: 'class_missed' },
    ...Object.fromEntries(
      fields.flatMap(({ id }) => [[`p.${id}`, 'oui'] as const, [`joint.${id}`, 'reached'] as const]),
    ),
  })
  const signals = await site.owner<{ id: string; first_name: string }>(
    'select s.id, p.first_name from app.signal s join app.pupil p on p.id = s.pupil_id where p.class_id = $1',
    [ticked],
  )
  const of = (name: string) => signals.find(({ first_name }) => first_name === name)?.id ?? ''
  await paul.post(`/signalements/${of('Jade')}/cause`, { causes: ['disengaged'] })
  await paul.post(`/signalements/${of('Noah')}/retour`, { back_on: since })
  return { ticked, reached: of('Yanis'), helped: of('Jade'), back: of('Noah') }
}

/** Every page that each person may open, whatever identifiers stand in its address. */
export async function pagesOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  const states: State[] = []
  for (const route of site.site.table.filter((one) => one.method === 'GET' && walked(one)))
    for (const who of [null, ...people]) {
      if (who ? !mayEnter(route.who, memberOf(who)) || route.who === 'anyone' : route.who !== 'anyone') continue
      const visitor = who ? site.as(who) : site.anyone
      for (const path of addresses(route.path, ids)) {
        const answer = await visitor.get(path)
        if (answer.status === 200 && isPage(answer)) states.push({ who, path, label: route.path, answer })
      }
    }
  return states
}

/** What each form answers when it is sent empty. Nothing is written: an act that accepts nothing at all is put aside. */
export async function refusalsOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  const states: State[] = []
  const open = (route: Route) =>
    route.method === 'POST' &&
    walked(route) &&
    !/deconnexion|passage|demo|compte|retrait|retirer|effacement|relance|annulation/.test(route.path)
  for (const route of site.site.table.filter(open))
    for (const who of people.filter((name) => route.who !== 'anyone' && mayEnter(route.who, memberOf(name))))
      for (const path of addresses(route.path, ids)) {
        const answer = await site.as(who).post(path)
        if (answer.status === 422) states.push({ who, path, label: `${route.path}, sent empty`, answer })
      }
  return states
}

type Moments = { table: string; row: string; states: string; seenBy: readonly FirstName[]; at: readonly string[] }

/** States through which a row passes, and the pages that say so. */
const moments: readonly Moments[] = [
  {
    table: 'prescription',
    row: 'prescription',
    states: 'accepted promised served refused rerouted expired withdrawn',
    seenBy: ['samira', 'claire'],
    at: ['/orientations/:id', '/orientations', '/ma-journee'],
  },
  {
    table: 'device',
    row: 'device',
    states:
      'announced received identified to_wipe wiped wipe_failed tested repairing graded ready reserved handed_over return_due returned lost stolen destroyed exited',
    seenBy: ['claire', 'denis', 'nadia'],
    at: ['/appareils/:id', '/appareils'],
  },
  {
    table: 'donation',
    row: 'donation',
    states: 'announced accepted refused received',
    seenBy: ['denis'],
    at: ['/dons/:id', '/dons'],
  },
  {
    table: 'sim_card',
    row: 'sim',
    states: 'in_stock given active expired lost blocked returned',
    seenBy: ['claire', 'nadia'],
    at: ['/cartes-sim/:id', '/cartes-sim'],
  },
  {
    table: 'appointment',
    row: 'appointment',
    states: 'proposed seen no_show excused cancelled',
    seenBy: ['nadia'],
    at: ['/rendez-vous/:id', '/rendez-vous', '/ma-journee'],
  },
  {
    table: 'seat',
    row: 'seat',
    states: 'waiting present absent excused',
    seenBy: ['nadia'],
    at: ['/ateliers/:workshop'],
  },
  {
    table: 'workshop',
    row: 'workshop',
    states: 'held cancelled',
    seenBy: ['nadia'],
    at: ['/ateliers/:id', '/ateliers'],
  },
  {
    table: 'handover',
    row: 'handover',
    states: 'opened signed closed cancelled',
    seenBy: ['nadia', 'claire'],
    at: ['/remises/:id', '/familles/:household', '/familles/:household/remise'],
  },
]

/** The same rows later on: what each state makes people read. */
export async function laterStatesOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  const states: State[] = []
  await site.owner(
    `update app.handover set signed_at = now(), signer = 'Leïla Tahiri', signed_how = 'paper', witness = 'Nadia Haddad' where id = $1`,
    [ids.handover],
  )
  for (const { table, row, states: words, seenBy, at } of moments)
    for (const state of words.split(' ')) {
      await site.owner(`update app.${table} set state = $1 where id = $2`, [state, ids[row]])
      for (const who of seenBy)
        for (const path of at) {
          const address = path.replace(/:(\w+)/, (_, name: string) => ids[name === 'id' ? row : name] ?? '')
          const answer = await site.as(who).get(address)
          if (answer.status === 200) states.push({ who, path: address, label: path.replace(/:\w+/, ':id'), answer })
          else if (answer.status >= 400) throw new Error(`${answer.status} for ${who} at ${path}, ${table} ${state}`)
        }
    }
  return [...states, ...(await unitedStatesOf(site, ids)), ...(await takenBackStatesOf(site, ids.programme))]
}

/** The same family once two of its files are read as one. */
async function unitedStatesOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  await site.owner(
    'update app.household_access set kept_in = $1, kept_since = now() where household_id = $2 and organisation_id = $3',
    [ids.household, ids.twin, organisationId('claire')],
  )
  const paths = ['/familles/:id', '/familles/:id/fiches', '/familles/:id/fiches/:twin/separer']
  return Promise.all(
    paths.map(async (label) => {
      const path = label.replace(':id', ids.household ?? '').replace(':twin', ids.twin ?? '')
      return { who: 'claire' as const, path, label, answer: await site.as('claire').get(path) }
    }),
  )
}

/** A family of a young person: the sheet to sign before it is addressed, an agreement taken back, then that asks to be forgotten. */
async function takenBackStatesOf(site: TestSite, programme = ''): Promise<State[]> {
  const samira = site.as('samira')
  const registered = await samira.post('/familles/nouvelle', {
    name: 'Famille Traoré',
    commune: 'Harnes',
    adults: '1',
    children: '1',
    needs: ['skills'],
    channel: 'in_person',
    informed: 'oui',
  })
  const family = registered.location ?? ''
  await samira.post(`${family}/personnes/nouvelle`, { age_group: 'child', first_name: 'Awa', birth_year: '2010' })
  const [awa] = await site.owner<{ id: string }>(`select id from app.beneficiary where first_name = 'Awa'`)
  const agreement = `${family}/personnes/${awa?.id}/accord`
  await samira.post(agreement, { child_agreed: 'oui', how: 'spoken' })
  const orienting = await samira.get(`${family}/orienter`)
  const sheet = await samira.post(`${family}/orienter/feuille`, {
    ...{ to: `${organisationId('claire')}.${programme}`, kinds: ['skills'], young: 'with_parent' },
  })
  const asked = await samira.get(`${agreement}/retrait`)
  const { location } = await samira.post(`${family}/droits/effacement`)
  const seen: [path: string, label: string, Answer][] = [
    [`${family}/orienter`, '/familles/:id/orienter', orienting],
    [`${family}/orienter/feuille`, '/familles/:id/orienter/feuille', sheet],
    [`${agreement}/retrait`, '/familles/:id/personnes/:person/accord/retrait', asked],
    [location ?? '', '/effacements/:id', await samira.get(location ?? '')],
  ]
  for (const [path, , { status }] of seen) if (status !== 200) throw new Error(`${status} for samira at ${path}`)
  return seen.map(([path, label, answer]) => ({ who: 'samira', path, label, answer }))
}

/** What people meet when something is wrong with their request. */
export async function failuresOf(site: TestSite): Promise<State[]> {
  const heavy = { name: 'x'.repeat(1_200_000) }
  const asked: [FirstName | null, string, Promise<Answer>][] = [
    [null, '/nulle-part', site.anyone.get('/nulle-part')],
    ['claire', '/nulle-part', site.as('claire').get('/nulle-part')],
    ['denis', '/familles', site.as('denis').get('/familles')],
    ['paul', '/familles/nouvelle', site.as('paul').post('/familles/nouvelle', heavy)],
  ]
  return Promise.all(
    asked.map(async ([who, path, answer]) => ({ who, path, label: `${path}, failed`, answer: await answer })),
  )
}

/** Rows that the `:id` of an address may name, by the beginning of the address. */
const named: Record<string, readonly string[]> = {
  '/familles/': ['household'],
  '/recensements/': ['census'],
  '/recensement/': ['jeton'],
  '/rapprochements/': ['a'],
  '/reponse/': ['link', 'acceptedLink'],
  '/venue/': ['venue'],
  '/notice/': ['version'],
  '/orientations/': ['prescription'],
  '/appareils/': ['device', 'identified', 'ready'],
  '/dons/': ['donation', 'lot'],
  '/remises/': ['handover'],
  '/rendez-vous/': ['appointment'],
  '/ateliers/': ['workshop'],
  '/programmes/': ['programme'],
  '/attributions/': ['allocation'],
  '/cartes-sim/lot/': ['sims'],
  '/cartes-sim/': ['sim'],
  '/classes/': ['schoolClass', 'ticked'],
  '/eleves/': ['pupil'],
  '/signalements/': ['signal', 'reached', 'helped', 'back'],
  '/structures/': ['organisation'],
  '/lieux/': ['place'],
  '/membres/': ['member', 'colleague', 'guardian'],
}

/** One address for each row that the path may name. */
function addresses(path: string, ids: Record<string, string>): string[] {
  if (!path.includes(':')) return [path]
  const rows = Object.entries(named).find(([start]) => path.startsWith(start))?.[1] ?? []
  return rows.map((row) =>
    path.replace(/:(\w+)(\{[^}]*\})?/g, (_, parameter: string) => {
      const name =
        parameter === 'id' || parameter === 'jeton'
          ? row
          : parameter === 'list'
            ? `${row}List`
            : parameter === 'file' && row !== 'sims'
              ? 'inventory'
              : parameter
      return ids[parameter === 'file' && row === 'sims' ? 'sims' : name] ?? 'absent'
    }),
  )
}
