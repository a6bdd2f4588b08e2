import { PAGE } from '#platform/db/page.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { listBatches } from './batch.store.ts'
import { batchStates, sayReceiver } from './batch.words.ts'

export const batchListPages = routes().get('/remises-groupees', handsOver, list)

/** What this organisation lent to places and people, and what is still out. */
async function list(c: Page) {
  const page = pageOf(await listBatches(c.var.by, readCursor(c), PAGE + 1), PAGE, (row) => ({
    at: row.created_at,
    id: row.id,
  }))
  return c.render(
    <>
      <Heading
        title="Lieux et personnes"
        lead="Ce que votre structure a remis à plusieurs, avec une seule signature : à un lieu pour son public, à une enseignante, à un partenaire."
        action={
          <LinkButton href="/remises-groupees/nouvelle" icon="add">
            Remettre à un lieu ou à une personne
          </LinkButton>
        }
      />
      {page.rows.length === 0 ? (
        <Empty title="Rien pour l’instant">
          <p>Une feuille suffit pour dix appareils : scannez-les, puis faites signer qui en répond.</p>
        </Empty>
      ) : (
        <Rows
          caption="Remises à un lieu ou à une personne"
          captionHidden
          columns={['Reçoit', 'Feuille', 'Appareils', 'Retour', 'État']}
          rows={page.rows}
          cells={(row) => {
            const state = batchStates[row.state]
            return [
              linkCell(`/remises-groupees/${row.id}`, sayReceiver(row)),
              row.number,
              counted(Number(row.devices), 'appareil dehors', 'appareils dehors'),
              row.due_on ? sayDate(row.due_on) : '–',
              chipCell(state?.label ?? '', state?.tone ?? 'calm'),
            ]
          }}
        />
      )}
      <Pager older={nextHref(c, page.next)} />
    </>,
    { title: 'Lieux et personnes', crumbs: [['Séances de remise', '/seances']] },
  )
}
