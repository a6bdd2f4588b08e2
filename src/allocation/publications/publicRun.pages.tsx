import { PAGE } from '#platform/db/page.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { csvRead } from '#platform/web/csv.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { publicFile, publicLine, publicLines, publicRun, publicRuns } from './publication.store.ts'
import { saySince } from './publication.words.ts'
import { PublicLines } from './publicLines.view.tsx'
import { PublicRunView } from './publicRun.view.tsx'
import { NoRun, PublicRuns } from './publicRuns.view.tsx'

const url = '/attributions-publiques'

/**
 * What anybody reads of runs, without an account. A code that opens nothing gets the same page whatever it was, and so does the list of a
 * run that is not published.
 */
export const publicRunPages = routes()
  .get(url, 'anyone', list)
  .get(`${url}/:id`, 'anyone', show)
  .get(`${url}/:id/tirage`, 'anyone', lines)
  .get(`${url}/:id/tirage.csv`, 'anyone', sheet, { plain: true })
  .get(`${url}/:id/passage.json`, 'anyone', file, { plain: true })

const runOf = (c: Page) => publicRun(c.var.db, c.req.param('id') ?? '')
const closed = (c: Page) =>
  c.render(<NoRun />, { title: 'Aucun passage à cette adresse', layout: 'public', status: 404 })

async function list(c: Page) {
  const after = afterOf(c.req.query('apres'))
  const found = await publicRuns(c.var.db, after, PAGE)
  const runs = found.slice(0, PAGE)
  const last = runs.at(-1)
  const older = found.length > PAGE && last ? `${url}?apres=${last.frozen_at.getTime()}_${last.code}` : null
  return c.render(<PublicRuns runs={runs} older={older} first={!after} />, {
    title: 'Attributions publiques',
    layout: 'public',
  })
}

/** A place in the list: the moment of a freeze and its code. Anything else is the beginning. */
function afterOf(typed: string | undefined): { at: Date; code: string } | null {
  const [, time, code] = /^(\d{10,14})_([2-9A-HJ-NP-Z]{12})$/.exec(typed ?? '') ?? []
  return time && code ? { at: new Date(Number(time)), code } : null
}

async function show(c: Page) {
  const run = await runOf(c)
  if (!run) return closed(c)
  return c.render(<PublicRunView run={run} />, { title: run.name, layout: 'public' })
}

async function lines(c: Page) {
  const run = await runOf(c)
  if (!run?.figures) return closed(c)
  const typed = c.req.query('code')
  const wanted = typed?.trim() ? typed.toLowerCase().replace(/\s/g, '').slice(0, 40) : null
  const isOne = wanted !== null && /^[0-9a-f]{16}$/.test(wanted)
  const line = isOne ? await publicLine(c.var.db, run.code, wanted) : null
  const after = /^[0-9a-f]{16}$/.exec(c.req.query('apres') ?? '')?.[0] ?? ''
  const found = wanted === null ? await publicLines(c.var.db, run.code, after, PAGE + 1) : []
  const shown = found.slice(0, PAGE)
  const older = found.length > PAGE ? `${c.req.path}?apres=${shown.at(-1)?.pseudonym}` : null
  return c.render(<PublicLines {...{ run, lines: shown, older, isFirst: after === '', wanted, line }} />, {
    title: `La liste du tirage, ${run.name}`,
    layout: 'public',
  })
}

const header = [
  'Code',
  'Numéro de tirage',
  'Équipement',
  'Priorité',
  'Points',
  'Demandé',
  'Selon le calcul',
  'Matériel',
]

async function sheet(c: Page) {
  const run = await runOf(c)
  if (!run?.figures) return c.text('Aucun passage publié à cette adresse.', 404)
  return csvRead(`tirage-${run.code}.csv`, header, pagesOf(c, run.code))
}

async function* pagesOf(c: Page, code: string) {
  let after = ''
  for (;;) {
    const rows = await publicLines(c.var.db, code, after, 1000)
    yield rows.map((row) => [
      ...[row.pseudonym, row.lottery, row.kit, row.stratum, row.points, saySince(row.since)],
      ...[row.outcome === 'served' ? 'servi' : 'en attente', row.class ?? ''],
    ])
    if (rows.length < 1000) return
    after = rows.at(-1)?.pseudonym ?? ''
  }
}

/** The file never changes once published: whoever has it is only told so. */
async function file(c: Page) {
  const tag = /"([0-9a-f]{64})"/.exec(c.req.header('if-none-match') ?? '')?.[1] ?? null
  const kept = await publicFile(c.var.db, c.req.param('id') ?? '', tag)
  if (!kept) return c.text('Aucun passage publié à cette adresse.', 404)
  const fields = {
    etag: `"${kept.sha256}"`,
    'cache-control': `public, max-age=${(365 * DAY) / 1000}, immutable`,
    vary: 'accept-encoding',
  }
  if (!kept.packed) return new Response(null, { status: 304, headers: fields })
  const packed = new Blob([new Uint8Array(kept.packed)]).stream()
  const isTaken = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  return new Response(isTaken ? packed : packed.pipeThrough(new DecompressionStream('gzip')), {
    headers: {
      ...fields,
      ...(isTaken ? { 'content-encoding': 'gzip' } : { 'content-length': String(kept.bytes) }),
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="passage.json"',
    },
  })
}
