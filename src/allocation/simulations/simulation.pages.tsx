import { refused } from '#platform/access/refusal.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsUnder, ownProgramme } from '../programmes/organised.ts'
import { readsProgrammes } from '../programmes/programme.rules.ts'
import { simulationInputs } from './inputs.store.ts'
import { SimulationFields } from './simulation.fields.tsx'
import { readAlternatives, SimulationForm } from './simulation.form.ts'
import { simulationSeenBy, simulationsOf } from './simulation.seen.store.ts'
import { giveUp, simulate } from './simulation.store.ts'
import { SimulationResult } from './simulation.view.tsx'
import { simulationFailures, simulationStates } from './simulation.words.ts'

const coordination = ['coordinator'] as const
const url = '/programmes/:id/simulateur'
export const simulationPages = routes()
  .get(url, readsProgrammes, (c) => ask(c))
  .post(url, coordination, compare)
  .get(`${url}/:simulation`, readsProgrammes, show)
  .get(`${url}/:simulation/conseil`, readsProgrammes, printed)
  .post(`${url}/:simulation/abandonner`, coordination, stop)

async function ask(c: Page, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const mayAsk = by.member.role === 'coordinator'
  const [inputs, kept] = await Promise.all([
    mayAsk ? simulationInputs(by, programme) : null,
    simulationsOf(by, programme.id),
  ])
  return c.render(
    <>
      <Heading
        title="Simulateur"
        lead={
          mayAsk
            ? 'Que se passerait-il avec d’autres places, un autre stock, d’autres points ? Comparez avec aujourd’hui avant de décider : rien n’est attribué ici.'
            : 'Ce que la coordination a comparé avant de décider, en nombres d’au moins cinq familles.'
        }
      />
      {inputs && <SimulationFields {...{ inputs, values, errors }} />}
      <Kept programme={programme.id} kept={kept} />
    </>,
    { title: 'Simulateur', crumbs: crumbsUnder(programme), status: errors ? 422 : 200 },
  )
}

const Kept = ({ programme, kept }: { programme: string; kept: Awaited<ReturnType<typeof simulationsOf>> }) => (
  <Block title="Simulations gardées">
    {kept.length === 0 ? (
      <Empty title="Rien n’a encore été comparé">
        <p>Chaque comparaison reste ici, à relire et à montrer en conseil.</p>
      </Empty>
    ) : (
      <Rows
        caption="Simulations gardées"
        captionHidden
        columns={['Simulation', 'Scénarios', 'Demandée', 'État']}
        rows={kept}
        cells={({ id, name, scenarios, at, state }) => [
          linkCell(`/programmes/${programme}/simulateur/${id}`, name),
          scenarios
            .slice(1)
            .map((one) => one.name)
            .join(', '),
          sayShort(at),
          chipCell(simulationStates[state]?.label ?? '', simulationStates[state]?.tone),
        ]}
      />
    )}
  </Block>
)

async function compare(c: Page) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const form = await readForm(c, SimulationForm)
  const inputs = await simulationInputs(by, programme)
  const { alternatives, errors } = readAlternatives(form.typed, inputs)
  const refusals = { ...form.errors, ...errors }
  if (form.errors || Object.keys(refusals).length > 0) return ask(c, form.typed, refusals)
  const made = await simulate(by, programme.id, String(form.typed.name), inputs, alternatives)
  if (refused(made)) return ask(c, form.typed, { form: made.refusal })
  return c.redirect(`/programmes/${programme.id}/simulateur/${made.id}`, 303)
}

const read = async (c: Page) => {
  const programme = await ownProgramme(c)
  return {
    programme,
    simulation: found(await simulationSeenBy(c.var.by, programme.id, c.req.param('simulation') ?? '')),
  }
}

async function show(c: Page) {
  const { programme, simulation } = await read(c)
  const { id, name, state, failure } = simulation
  const own = `/programmes/${programme.id}/simulateur/${id}`
  const result = simulation.result ?? simulation.shared
  return c.render(
    <>
      <Heading
        title={name}
        over={programme.name}
        action={
          result && (
            <LinkButton href={`${own}/conseil`} second icon="print">
              Feuille pour le conseil
            </LinkButton>
          )
        }
      />
      {result && <SimulationResult {...{ simulation, result, now: c.var.now }} />}
      {state === 'computing' && <Computing {...{ own, done: simulation.done, steps: simulation.steps }} />}
      {state === 'failed' && (
        <Notice tone="loss">{simulationFailures[failure ?? ''] ?? simulationFailures.error}</Notice>
      )}
      {state === 'cancelled' && (
        <Notice>Cette simulation a été abandonnée avant sa réponse. Demandez-en une autre quand vous voulez.</Notice>
      )}
    </>,
    { title: name, crumbs: crumbsUnder(programme, ['Simulateur', `/programmes/${programme.id}/simulateur`]) },
  )
}

const Computing = ({ own, done, steps }: { own: string; done: number; steps: number }) => (
  <>
    <Notice
      tone="turn"
      title={
        steps > 0 ? `Calcul en cours : ${Math.floor((100 * done) / steps)} %.` : 'Le calcul commence dans la minute.'
      }
    >
      <p>Vous pouvez quitter cette page : la réponse restera ici.</p>
    </Notice>
    <Actions>
      <LinkButton href={own}>Voir où il en est</LinkButton>
      <ActButton action={`${own}/abandonner`} label="Abandonner" second />
    </Actions>
  </>
)

/** The same by five for everybody: a council is public. */
async function printed(c: Page) {
  const { programme, simulation } = await read(c)
  const result = found(simulation.shared)
  return c.render(
    <div class="printed">
      <Heading title={simulation.name} over={`${programme.name}, conduit par ${programme.runner}`} />
      <SimulationResult {...{ simulation, result, now: c.var.now }} />
      <p class="quiet">
        Les familles sont comptées par cinq, au multiple inférieur, pour que personne ne soit reconnu.
      </p>
    </div>,
    {
      title: simulation.name,
      print: true,
      issuer: programme.runner,
      crumbs: crumbsUnder(programme, [simulation.name, `/programmes/${programme.id}/simulateur/${simulation.id}`]),
    },
  )
}

async function stop(c: Page) {
  const { programme, simulation } = await read(c)
  const given = await giveUp(c.var.by, simulation.id)
  flash(c, given ? given.refusal : 'La simulation est abandonnée.')
  return c.redirect(`/programmes/${programme.id}/simulateur/${simulation.id}`, 303)
}
