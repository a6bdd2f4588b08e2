import { PAGE } from '#platform/db/page.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { readsProgrammes } from './programme.rules.ts'
import type { SeenProgramme } from './programme.seen.store.ts'
import { listedProgrammes } from './programme.store.ts'
import { sayPeriod, sayPlanned } from './words.ts'

export const programmeListPages = routes().get('/programmes', readsProgrammes, list)

async function list(c: Page) {
  const { by } = c.var
  const { rows, next } = pageOf(await listedProgrammes(by, readCursor(c)), PAGE, (row) => ({
    at: row.created_at,
    id: row.id,
  }))
  const runs = by.member.role === 'coordinator'
  return c.render(
    <>
      <Heading
        title="Programmes"
        action={
          runs && (
            <LinkButton href="/programmes/nouveau" icon="add">
              Ouvrir un programme
            </LinkButton>
          )
        }
      />
      {rows.length === 0 ? <NoProgramme runs={runs} /> : <Programmes rows={rows} runs={runs} />}
      <Pager older={nextHref(c, next)} newer={c.req.query('apres') ? c.req.path : null} />
    </>,
    { title: 'Programmes' },
  )
}

const NoProgramme = ({ runs }: { runs: boolean }) => (
  <Empty title="Aucun programme pour l’instant">
    {runs ? (
      <p>
        Un programme dit combien d’ordinateurs et de connexions peuvent être promis dans chaque commune, et jusqu’à
        quand.
      </p>
    ) : (
      <p>Un programme apparaît ici quand la structure qui le conduit vous indique comme financeur.</p>
    )}
  </Empty>
)

const Programmes = ({ rows, runs }: { rows: SeenProgramme[]; runs: boolean }) => (
  <Rows
    caption={runs ? 'Programmes de votre structure' : 'Programmes que vous financez'}
    captionHidden
    columns={['Programme', runs ? 'Financeur' : 'Conduit par', 'Période', runs ? 'Places' : 'Prévu']}
    rows={rows}
    cells={(row) => [
      linkCell(`/programmes/${row.id}`, row.name),
      runs ? (row.funder ?? 'Aucun') : row.runner,
      sayPeriod(row),
      runs
        ? `${counted(row.promised ?? 0, 'promesse')} sur ${counted(row.places ?? 0, 'place')} : ${sayPlanned(row)}`
        : sayPlanned(row),
    ]}
  />
)
