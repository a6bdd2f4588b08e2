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
import { stateOf } from './handout.rules.ts'
import { listHandouts } from './handout.store.ts'
import { handoutStates } from './handout.words.ts'

export const handoutListPages = routes().get('/seances', handsOver, list)

/** The sessions of one's organisation, and the door to a new one. */
async function list(c: Page) {
  const { by, member } = c.var
  const page = pageOf(await listHandouts(by, readCursor(c), PAGE + 1), PAGE, (row) => ({
    at: row.created_at,
    id: row.id,
  }))
  const school = member.role === 'school'
  return c.render(
    <>
      <Heading
        title="Séances de remise"
        lead="Une classe, une cérémonie : la liste des familles, une feuille chacune, une seule signature pour tout."
        action={
          <LinkButton href={school ? '/classes' : '/seances/nouvelle'} icon="add">
            {school ? 'Choisir une classe' : 'Préparer une séance'}
          </LinkButton>
        }
      />
      {page.rows.length === 0 ? (
        <Empty title="Aucune séance pour l’instant">
          <p>
            {school
              ? 'Ouvrez une classe, puis « Remettre du matériel » : ses feuilles se préparent en une fois.'
              : 'Promettez du matériel aux familles, puis réunissez-les ici sur une seule liste.'}
          </p>
        </Empty>
      ) : (
        <Rows
          caption="Séances"
          captionHidden
          columns={['Séance', 'Jour', 'Lieu', 'Feuilles', 'État']}
          rows={page.rows}
          cells={(row) => {
            const state = handoutStates[stateOf(row)]
            return [
              linkCell(`/seances/${row.id}`, row.title),
              sayDate(row.held_on),
              row.place,
              `${counted(Number(row.sheets), 'feuille')}, ${counted(Number(row.signed), 'signée')}`,
              chipCell(state.label, state.tone),
            ]
          }}
        />
      )}
      <Pager older={nextHref(c, page.next)} />
      <p>
        <a href="/remises-groupees">Ce qui est remis à des lieux et à des personnes</a>
      </p>
    </>,
    { title: 'Séances de remise' },
  )
}
