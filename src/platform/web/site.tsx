import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { Ways } from '#platform/access/acting.ts'
import { type Member, personal } from '#platform/access/member.ts'
import { type Database, withMember } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import type { Log } from '#platform/log/log.ts'
import { siteHosts } from './address.ts'
import { Assets } from './assets.ts'
import { sessionToken } from './cookies.ts'
import { ErrorPage, type Failure, failureTitle } from './errors.tsx'
import { WebHalt } from './halts.ts'
import { secureHeaders } from './headers.ts'
import { onceOnly } from './once.ts'
import { renderPage } from './render.tsx'
import { type Env, mayEnter, type Page, type Route, type Routes } from './routes.ts'
import type { Menu } from './shell.tsx'

export type SiteParts = {
  database: Database
  log: Log
  routes: readonly Routes[]
  menu(member: Member): Menu
  /** Where one lands: depends on who asks. */
  home(member: Member | null): string
  /** Where somebody is sent to sign in, and to give a second factor. */
  signIn: string
  secondFactor: string
  /** In a demonstration nobody is asked for a second factor, and the data are invented. */
  demo: boolean
  /** What the database refuses by itself, by the name of its rule, as it is said. */
  refusals?: Readonly<Record<string, string>>
  /** What leaves this site by itself. */
  ways: Ways
  now?: () => Date
  assets?: Assets
  /** Mounted as they are, outside of sessions: sign-in callbacks, health. */
  mounts?: readonly [path: string, app: Hono][]
}

export type Site = { app: Hono<Env>; table: readonly Route[] }

const MEBIBYTE = 1024 * 1024

/** The whole application behind one `fetch`: who may enter, one transaction a request, pages, refusals. */
export function createSite(parts: SiteParts): Site {
  const app = new Hono<Env>()
  const assets = parts.assets ?? new Assets()
  const table = parts.routes.flatMap((r) => r.list)
  const chrome = { assets, menu: parts.menu, home: parts.home }

  app.use(async (c, next) => {
    c.set('reference', newId().slice(-8))
    c.set('now', parts.now?.() ?? new Date())
    c.set('ways', parts.ways)
    c.setRenderer((content, props) => renderPage(c, chrome, content, props))
    const start = performance.now()
    await next()
    parts.log.request(c.req.method, c.req.routePath, c.res.status, performance.now() - start, c.var.reference)
  })
  app.use(secureHeaders)
  const squeeze = compress()
  app.use((c, next) => (c.req.header('accept-encoding') ? squeeze(c, next) : next()))
  app.route('/', assets.routes())
  for (const [path, mounted] of parts.mounts ?? []) app.route(path, mounted)
  app.use(csrf({ origin: (origin, c) => sameHost(origin, c) }))
  for (const route of table) {
    const limit = bodyLimit({
      maxSize: route.options.maxBytes ?? MEBIBYTE,
      onError: () => {
        throw new WebHalt(413)
      },
    })
    if (route.method === 'POST') app.post(route.path, limit)
    app.on(route.method, route.path, (c) => enter(c, route, parts))
  }
  app.notFound((c) => fail(c, parts, 404))
  app.onError((error, c) => {
    if (error instanceof WebHalt) return fail(c, parts, error.status, error.message)
    if (error instanceof HTTPException)
      return fail(c, parts, error.status === 413 ? 413 : error.status === 403 ? 403 : 400)
    const refusal = parts.refusals?.[(error as { constraint?: string }).constraint ?? '']
    if (refusal) return fail(c, parts, 409, refusal)
    const busy = isBusy(error)
    parts.log.failure(error, c.req.routePath, c.var.reference)
    return fail(c, parts, busy ? 503 : 500)
  })
  return { app, table }
}

/** One request, one transaction: who asks, whether they may enter, then the page. */
async function enter(c: Page, route: Route, parts: SiteParts): Promise<Response> {
  if (route.options.apart) return enterApart(c, route, parts)
  const token = sessionToken(c)
  const posted = route.method === 'POST'
  // A large file is only read from somebody who may send it. Any other form is read before a connection is taken: a slow
  // phone keeps nobody waiting but itself.
  if (posted && route.options.maxBytes) {
    const elsewhere = await turnAwayFirst(c, route, parts)
    if (elsewhere) return elsewhere
  }
  if (posted) await bodyOf(c)
  return withMember(
    parts.database,
    token,
    async (db, opened) => {
      const member = await opened
      c.set('db', db)
      c.set('visitor', member)
      if (member) {
        c.set('member', member)
        c.set('by', { db, member, now: c.var.now, newId, ways: parts.ways, hosts: siteHosts(c) })
      }
      const elsewhere = await turnAway(c, route, member, parts)
      if (elsewhere) return elsewhere
      return posted && member ? onceOnly(c, async () => route.handler(c)) : route.handler(c)
    },
    { write: posted || route.options.writes === true },
  )
}

const enterApart = async (c: Page, route: Route, parts: SiteParts): Promise<Response> =>
  (await turnAwayFirst(c, route, parts)) ?? route.handler(c)

/** Who asks, in a transaction of its own that is over before anything else is done. */
async function turnAwayFirst(c: Page, route: Route, parts: SiteParts): Promise<Response | null> {
  const member = await withMember(parts.database, sessionToken(c), (_, opened) => opened)
  c.set('visitor', member)
  if (member) c.set('member', member)
  return turnAway(c, route, member, parts)
}

async function bodyOf(c: Page): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (error) {
    if (error instanceof WebHalt) throw error
    throw new WebHalt(400)
  }
}

async function turnAway(c: Page, route: Route, member: Member | null, parts: SiteParts): Promise<Response | null> {
  if (route.who === 'anyone') return null
  if (!member) return c.redirect(`${parts.signIn}?suite=${encodeURIComponent(await wanted(c, route))}`, 303)
  if (!mayEnter(route.who, member)) throw new WebHalt(403)
  // Who meets people's data proves it everywhere; who opens the door to others, on those pages.
  const exposed = personal.includes(member.role) || (Array.isArray(route.who) && route.who.includes('admin'))
  const needsMore = exposed && !member.strong && !parts.demo && !route.options.beforeSecondFactor
  return needsMore ? c.redirect(`${parts.secondFactor}?suite=${encodeURIComponent(c.req.path)}`, 303) : null
}

/** Where somebody goes on once signed in: the page they asked for, or what their form says of itself. */
const wanted = async (c: Page, { options }: Route): Promise<string> =>
  c.req.method === 'GET' ? c.req.path : options.resume ? options.resume(await bodyOf(c)) : '/'

function fail(c: Context<Env>, parts: SiteParts, status: Failure, sentence?: string): Response | Promise<Response> {
  const reference = c.var.reference
  if (c.req.header('accept')?.startsWith('application/json'))
    return c.json({ erreur: sentence || failureTitle(status), reference }, status)
  const home = parts.home(c.var.visitor ?? null)
  return c.render(<ErrorPage status={status} sentence={sentence} reference={reference} home={home} />, {
    title: failureTitle(status),
    status,
  })
}

const sameHost = (origin: string, c: Context) => {
  try {
    return new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host)
  } catch {
    return false
  }
}

const isBusy = (error: unknown) => {
  const { code, message } = error as { code?: string; message?: string }
  return (
    ['40001', '40P01', '53300', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT'].includes(
      code ?? '',
    ) || /timeout|terminated/i.test(message ?? '')
  )
}
