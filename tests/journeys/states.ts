import { mayEnter, type Route } from '#platform/web/routes.ts'
import { cast, type FirstName } from '#testing/cast.ts'
import type { Answer, TestSite } from '#testing/testSite.ts'

/** A page as somebody receives it: who, where, in which state of things. */
export type State = { who: FirstName | null; path: string; label: string; answer: Answer }

const people = Object.keys(cast) as FirstName[]
const memberOf = (name: FirstName) =>
  ({ ...cast[name], admin: 'admin' in cast[name] }) as unknown as Parameters<typeof mayEnter>[1]
const isPage = (answer: Answer) => (answer.headers.get('content-type') ?? '').startsWith('text/html')
/** Drawings of components with invented content: they have their own tests. */
const walked = (route: Route) => !route.path.startsWith('/atelier/') && route.path !== '/atelier'

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

/** Acts that accept nothing at all: the confirmation of a choice, what has been told, what is given up. */
const putAside = [
  /deconnexion|demo|compte|retrait|retirer|effacement|relance|annulation|redistribuer/,
  /^\/programmes\/.*(\/fin|\/abandonner)$/,
  /^\/passages\/.*\/(publication|clore|prevenue|remise|reprendre)$/,
]

/** What each form answers when it is sent empty. Nothing is written. */
export async function refusalsOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  const states: State[] = []
  const open = (route: Route) =>
    route.method === 'POST' && walked(route) && !putAside.some((acts) => acts.test(route.path))
  for (const route of site.site.table.filter(open))
    for (const who of people.filter((name) => route.who !== 'anyone' && mayEnter(route.who, memberOf(name))))
      for (const path of addresses(route.path, ids)) {
        const answer = await site.as(who).post(path)
        if (answer.status === 422) states.push({ who, path, label: `${route.path}, sent empty`, answer })
      }
  return states
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
  '/dons/': ['donation', 'lot', 'announced', 'accepted', 'counting'],
  '/conventions-de-don/': ['donorAgreement', 'proposed', 'confirmed'],
  '/reemploi/': ['annee'],
  '/transferts/': ['transfer', 'arrived'],
  '/livraison/': ['delivery'],
  '/etiquettes/planches/': ['labelBatch'],
  '/e/': ['label'],
  '/etabli/essais/': ['kind'],
  '/sorties/': ['exit', 'ownExit'],
  '/preuve/': ['code'],
  '/remises/': ['handover'],
  '/exemplaire/': ['copy'],
  '/prets/': ['loan'],
  '/inventaires/': ['stockTake'],
  '/remises-groupees/': ['batch'],
  '/seances/': ['handout'],
  '/terrain/': ['incident'],
  '/rendez-vous/': ['appointment'],
  '/ateliers/': ['workshop'],
  '/programmes/': ['programme'],
  '/passages/': ['run', 'runFrozen', 'runDrawn', 'runSolving', 'runFailed', 'runProposed', 'runPublished'],
  '/recours/': ['appeal'],
  '/attributions/': ['allocation'],
  '/attributions-publiques/': ['published', 'drawn'],
  '/cartes-sim/lot/': ['sims'],
  '/cartes-sim/': ['sim'],
  '/classes/': ['schoolClass', 'ticked'],
  '/eleves/': ['pupil'],
  '/signalements/': ['signal', 'reached', 'helped', 'back'],
  '/structures/': ['organisation'],
  '/lieux/': ['place'],
  '/membres/': ['member', 'colleague', 'guardian'],
}

/** The rows whose identifier an address is meant to bear. */
export const namedIn = (path: string): readonly string[] =>
  Object.entries(named).find(([start]) => path.startsWith(start))?.[1] ?? []

/** One address for each row that the path may name. */
function addresses(path: string, ids: Record<string, string>): string[] {
  if (!path.includes(':')) return [path]
  const rows = namedIn(path)
  return rows.map((row) =>
    path.replace(/:(\w+)(\{[^}]*\})?/g, (_, parameter: string) => {
      const name =
        parameter === 'id' || parameter === 'jeton'
          ? row
          : parameter === 'list'
            ? `${row}List`
            : parameter === 'file' && row !== 'sims'
              ? 'inventory'
              : parameter === 'runNeed' && `${row}Need` in ids
                ? `${row}Need`
                : parameter
      return ids[parameter === 'file' && row === 'sims' ? 'sims' : name] ?? 'absent'
    }),
  )
}
