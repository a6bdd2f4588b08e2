import { targetPublics } from '#needs/publics/words.ts'
import { PAGE } from '#platform/db/page.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { limitsOf } from '../runs/run.store.ts'
import { CommissionPage } from './commission.view.tsx'
import { type Group, usageOf } from './limits.rules.ts'
import { type Asked, linesOf, listedNeeds, type Share, sharesOf } from './proposal.store.ts'
import { servedGroups } from './served.store.ts'
import { type Sitting, sittingSeenBy } from './sitting.store.ts'

const url = '/passages/:id/commission'
export const commissionPages = routes().get(url, ['coordinator'], show)

/** The run of this address, and the crumbs that lead to it. */
export async function sittingOf(c: Page): Promise<Sitting> {
  return found(await sittingSeenBy(c.var.by, c.req.param('id') ?? ''))
}
export const crumbsOf = (run: Sitting, ...more: [string, string][]): [string, string][] => [
  ['Programmes', '/programmes'],
  [run.programme, `/programmes/${run.programme_id}`],
  ['Passages', `/programmes/${run.programme_id}/passages`],
  [run.name, `/passages/${run.id}`],
  ...more,
]

/** Names are shown only when somebody asks for them: the page goes on a wall. */
export const namedIn = (c: Page): boolean => c.req.query('noms') === 'oui'

async function show(c: Page) {
  const { by } = c.var
  const run = await sittingOf(c)
  const asked: Asked = { who: whoOf(c.req.query('qui')), commune: c.req.query('commune') || undefined }
  const needs = await listedNeeds(by, run.id, { ...asked, after: c.req.query('apres') })
  const limits = await limitsOf(by, run.id)
  const groups: Group[] = await servedGroups(by, run.id)
  const shares = await sharesOf(by, run.id)
  const query = new URLSearchParams(c.req.query())
  const rows = needs.slice(0, PAGE)
  if (needs.length > PAGE) query.set('apres', rows.at(-1)?.id ?? '')
  const older = needs.length > PAGE ? `${c.req.path}?${query}` : null
  return c.render(
    <CommissionPage
      {...{ run, rows, limits, asked, older, named: namedIn(c), admin: by.member.admin }}
      usage={usageOf(limits, groups)}
      lines={await linesOf(by, run.id)}
      shares={shares.map(saidIn)}
      first={c.req.query('apres') ? c.req.path : null}
    />,
    { title: 'Commission', crumbs: crumbsOf(run) },
  )
}

const whoOf = (text: string | undefined): Asked['who'] =>
  text === 'servies' ? 'served' : text === 'attente' ? 'waiting' : undefined

const saidIn = (share: Share): Share =>
  share.part === 'public'
    ? { ...share, name: (targetPublics as Record<string, string>)[share.key] ?? share.key }
    : share
