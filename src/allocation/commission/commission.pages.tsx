import { targetPublics } from '#needs/publics/words.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { questionOf } from '../runs/run.store.ts'
import { thresholdsIn } from '../runs/threshold.store.ts'
import { CommissionPage } from './commission.view.tsx'
import { derogationsOf } from './derogation.store.ts'
import { type Group, usageOf } from './limits.rules.ts'
import { namedLimits, namedNeeds } from './named.store.ts'
import { type Asked, listedNeeds, type Share, sharesOf } from './proposal.store.ts'
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

/** Families on a page of the list: a phone reads it to the end. */
const LINES = 12

async function show(c: Page) {
  const { by } = c.var
  const run = await sittingOf(c)
  const asked: Asked = { who: whoOf(c.req.query('qui')), commune: c.req.query('commune') || undefined }
  const needs = await listedNeeds(by, run.id, { ...asked, after: c.req.query('apres') }, LINES + 1)
  const limits = await questionOf(by, run.id)
  const groups: Group[] = await servedGroups(by, run.id, limits)
  const shares = await sharesOf(by, run.id)
  const rows = await namedNeeds(by, run.id, needs.slice(0, LINES), limits.quotas)
  const { apres, ...kept } = c.req.query()
  const at = (query: Record<string, string>) => `${c.req.path}?${new URLSearchParams(query)}#familles`
  return c.render(
    <CommissionPage
      {...{ run, rows, asked, named: namedIn(c), admin: by.member.admin }}
      limits={await namedLimits(by, run.id, limits)}
      usage={usageOf(limits, groups)}
      thresholds={await thresholdsIn(by, run.id, limits.quotas)}
      derogations={await derogationsOf(by, run.id)}
      shares={shares.map(saidIn)}
      older={needs.length > LINES ? at({ ...kept, apres: rows.at(-1)?.id ?? '' }) : null}
      first={apres ? at(kept) : null}
    />,
    { title: 'Commission', crumbs: crumbsOf(run) },
  )
}

/** Whoever waits is what there is to decide: the list opens on them, the nearest to the threshold first. */
const whoOf = (text: string | undefined): Asked['who'] =>
  text === 'servies' ? 'served' : text === 'toutes' ? undefined : 'waiting'

const saidIn = (share: Share): Share =>
  share.part === 'public'
    ? { ...share, name: (targetPublics as Record<string, string>)[share.key] ?? share.key }
    : share
