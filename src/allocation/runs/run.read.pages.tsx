import { html } from 'hono/html'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { placeCell } from './place.cell.ts'
import { documentOf, listOf, runSeenBy } from './run.store.ts'

const coordination = ['coordinator'] as const
export const runReadPages = routes()
  .get('/passages/:id/liste', coordination, list)
  .get('/passages/:id/question.json', coordination, (c) => sent(c, 'scenario', 'question.json'), { plain: true })
  .get('/passages/:id/reponse.json', coordination, (c) => sent(c, 'result', 'reponse.json'), { plain: true })

const LINES = 50

async function list(c: Page) {
  const { by } = c.var
  const run = found(await runSeenBy(by, c.req.param('id') ?? ''))
  const from = /^[0-9a-f]{16}$/.exec(c.req.query('apres') ?? '')?.[0] ?? ''
  const rows = await listOf(by, run.id, { from, limit: LINES + 1 })
  const shown = rows.slice(0, LINES)
  const next = rows.length > LINES ? `${c.req.path}?apres=${shown.at(-1)?.pseudonym}` : null
  return c.render(
    <>
      <Heading
        title="La liste"
        over={run.programme}
        lead={
          run.decided_on
            ? 'Dans l’ordre des codes, qui ne dit rien de l’ordre d’arrivée. Chacun mène à la fiche de la famille.'
            : 'Dans l’ordre des codes, qui ne dit rien de l’ordre d’arrivée. La fiche de chaque famille s’ouvrira après la décision.'
        }
      />
      <Rows
        caption="Liste figée"
        captionHidden
        short
        columns={['Code', 'Place dans l’ordre', 'Proposition', 'Kit et numéro tiré']}
        rows={shown}
        cells={(row) => [
          run.decided_on ? linkCell(`/passages/${run.id}/familles/${row.id}`, row.pseudonym) : row.pseudonym,
          placeCell({ ...row, points: Number(row.points) }),
          row.outcome && (row.outcome === 'served' ? chipCell('Servie', 'done') : chipCell('En attente')),
          html`<span>${row.kit}${row.lottery && html`<small>Numéro ${row.lottery}</small>`}</span>`,
        ]}
      />
      <Pager older={next} newer={from ? c.req.path : null} words={['Première page', 'Suite de la liste']} />
    </>,
    {
      title: 'La liste',
      crumbs: [
        ['Programmes', '/programmes'],
        [run.programme, `/programmes/${run.programme_id}`],
        ['Passages', `/programmes/${run.programme_id}/passages`],
        [run.name, `/passages/${run.id}`],
      ],
    },
  )
}

/** A large text as it is kept, to the letter: its digest is the one that was published. */
async function sent(c: Page, kind: 'scenario' | 'result', name: string) {
  const run = found(await runSeenBy(c.var.by, c.req.param('id') ?? ''))
  const { content } = found(await documentOf(c.var.by, run.id, kind))
  return c.body(content, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  })
}
