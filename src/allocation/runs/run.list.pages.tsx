import { sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { ownProgramme } from '../programmes/organised.ts'
import { openStates } from '../runStates.ts'
import { runsIn } from './run.store.ts'
import { runLabel } from './run.words.ts'

export const runListPages = routes().get('/programmes/:id/passages', ['coordinator'], list)

async function list(c: Page) {
  const { by, now } = c.var
  const programme = await ownProgramme(c)
  const runs = await runsIn(by, programme.id)
  const isBusy = runs.some(({ state }) => openStates.includes(state))
  const start = (
    <LinkButton href={`/programmes/${programme.id}/passages/nouveau`} icon="add">
      Figer un passage
    </LinkButton>
  )
  return c.render(
    <>
      <Heading
        title="Passages"
        lead="Un passage partage en une fois ce qui est là entre toutes les familles qui attendent : la liste est figée, le sort tiré en public, la commission décide."
        action={!isBusy && runs.length > 0 && start}
      />
      {runs.length === 0 ? (
        <Empty title="Aucun passage pour l’instant">
          <p>
            Quand le stock ne suffit pas pour tous, un passage dit qui est servi d’abord, et pourquoi. Chacun peut le
            refaire.
          </p>
          {start}
        </Empty>
      ) : (
        <Rows
          caption="Passages de ce programme"
          captionHidden
          columns={['Passage', 'Où il en est', 'Figé', 'Tirage', 'Décidé']}
          rows={runs}
          cells={(run) => [
            linkCell(`/passages/${run.id}`, run.name),
            chipCell(runLabel(run.state).label, runLabel(run.state).tone),
            sayMoment(run.frozen_at, now),
            run.follows_id ? 'celui du passage d’avant' : sayDate(run.seed_on),
            run.decided_on && sayDate(run.decided_on),
          ]}
        />
      )}
    </>,
    {
      title: `Passages de « ${programme.name} »`,
      crumbs: [
        ['Programmes', '/programmes'],
        [programme.name, `/programmes/${programme.id}`],
      ],
    },
  )
}
