import { html } from 'hono/html'
import { sayNumber } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { csv } from '#platform/web/csv.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { type Followed, followedOf } from './follow.store.ts'
import { slipCrumbs } from './transfer.pages.tsx'

const follows = ['coordinator', 'refurbisher'] as const
const sum = (rows: readonly Followed[], of: (row: Followed) => number) =>
  rows.reduce((total, row) => total + of(row), 0)

/** Structure by structure: what was announced, received, handed to families, and what is missing. The least advanced first. */
async function follow(c: Page) {
  const rows = await followedOf(c.var.by)
  return c.render(
    <>
      <Heading
        title="Suivi par structure"
        lead="Ce que vous avez envoyé, et où il en est. Les familles sont comptées, jamais nommées."
        action={
          rows.length > 0 && (
            <LinkButton second icon="download" download href="/transferts/suivi.csv">
              Tableau (CSV)
            </LinkButton>
          )
        }
      />
      {rows.length === 0 ? (
        <Empty title="Rien n’est encore parti">
          <p>Chaque structure apparaît ici dès qu’un bordereau part vers elle.</p>
        </Empty>
      ) : (
        <>
          <Figures>
            <Figure value={rows.length} one="structure" />
            <Figure value={sum(rows, (row) => row.announced)} one="appareil annoncé" many="appareils annoncés" />
            <Figure value={sum(rows, (row) => row.received)} one="reçu" tone="done" />
            <Figure
              value={sum(rows, (row) => row.families)}
              one="chez une famille"
              many="chez des familles"
              tone="done"
            />
            <Figure value={sum(rows, (row) => row.missing)} one="manquant" tone="loss" />
          </Figures>
          <Rows
            caption="Où en est chaque structure, la moins avancée d’abord"
            columns={[
              'Structure',
              'Reçus',
              'Dans les familles',
              { label: 'Annoncés', end: true },
              { label: 'Manquants', end: true },
              { label: 'En plus', end: true },
            ]}
            rows={rows}
            cells={(row) => [
              html`<div>${row.name}${row.commune ? html`<br /><small>${row.commune}</small>` : ''}</div>`,
              gauge(row.received, row.announced),
              gauge(row.families, row.received),
              sayNumber(row.announced),
              sayNumber(row.missing),
              sayNumber(row.surplus),
            ]}
          />
        </>
      )}
    </>,
    { title: 'Suivi par structure', crumbs: slipCrumbs },
  )
}

/** "27 sur 40" and its picture. */
const gauge = (part: number, whole: number) => {
  const share = whole > 0 ? Math.round((100 * part) / whole) : 0
  return html`<div class="${share >= 100 ? 'bar full' : 'bar'}">${sayNumber(part)} sur ${sayNumber(whole)}<svg class="gauge" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.min(100, share)}" height="10" /></svg></div>`
}

async function table(c: Page) {
  const rows = await followedOf(c.var.by)
  return csv(
    'suivi-par-structure.csv',
    [
      'Structure',
      'Commune',
      'Annoncés',
      'Reçus',
      'Dans les familles',
      'Encore dans la structure',
      'Manquants',
      'En plus',
    ],
    rows.map((row) => [
      row.name,
      row.commune ?? '',
      row.announced,
      row.received,
      row.families,
      row.kept,
      row.missing,
      row.surplus,
    ]),
  )
}

export const followPages = routes()
  .get('/transferts/suivi', follows, follow)
  .get('/transferts/suivi.csv', follows, table, { plain: true })
