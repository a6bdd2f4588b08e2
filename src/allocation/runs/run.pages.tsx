import { refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { goneSince } from './gone.store.ts'
import type { Moved } from './redistribution.store.ts'
import { correctSeed, retryRun, seedRun } from './run.acts.store.ts'
import { SeedForm } from './run.form.ts'
import { RunNext } from './run.next.tsx'
import { Path } from './run.path.tsx'
import { Frozen, Since, Strata, Unproved } from './run.result.tsx'
import { refusalToCancelRun, refusalToFollow } from './run.rules.ts'
import { questionOf, runSeenBy, type SeenRun, strataOf } from './run.store.ts'
import { runLabel, sayMoved } from './run.words.ts'
import { shortagesOf } from './shortage.store.ts'
import { thresholdsIn } from './threshold.store.ts'
import { Where } from './threshold.view.tsx'

const url = '/passages/:id'
const coordination = ['coordinator'] as const
export const runPages = routes()
  .get(url, coordination, (c) => show(c))
  .post(`${url}/tirage`, coordination, seed)
  .post(`${url}/relancer`, coordination, retry)

const runOf = async (c: Page): Promise<SeenRun> => found(await runSeenBy(c.var.by, c.req.param('id') ?? ''))

async function seed(c: Page) {
  const run = await runOf(c)
  const form = await readForm(c, SeedForm)
  if (form.errors) return show(c, form.typed, form.errors)
  const written = await (run.state === 'computing' ? correctSeed : seedRun)(c.var.by, run.id, form.values.seed)
  if (refused(written)) return show(c, form.typed, { [written.field ?? 'form']: written.refusal })
  flash(
    c,
    run.state === 'computing'
      ? 'Le tirage est corrigé, le calcul recommence.'
      : 'Le tirage est enregistré, le calcul commence.',
  )
  return c.redirect(`/passages/${run.id}`, 303)
}

async function retry(c: Page) {
  const run = await runOf(c)
  const again = await retryRun(c.var.by, run.id)
  if (refused(again)) return show(c, {}, { form: again.refusal })
  flash(c, 'Le calcul recommence, sur la même question et le même tirage.')
  return c.redirect(`/passages/${run.id}`, 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by, now } = c.var
  const run = await runOf(c)
  const isFound = run.found_at !== null && run.state !== 'cancelled'
  const isOpen = ['frozen', 'proposed'].includes(run.state)
  const strata = await strataOf(by, run.id)
  const thresholds = isFound ? await thresholdsIn(by, run.id, (await questionOf(by, run.id)).quotas) : null
  const gone = isOpen ? await goneSince(by, run.id) : new Map()
  const shortages = run.state === 'proposed' ? await shortagesOf(by, run) : []
  const moved = run.moved as Moved | null
  const served = moved && isFound ? strata.reduce((sum, one) => sum + Number(one.served), 0) : null
  const { label, tone } = runLabel(run.state)
  return c.render(
    <>
      <ErrorSummary errors={errors} />
      <Heading title={run.name} lead={moved && sayMoved(moved, served)}>
        <Chips>
          <Chip tone={tone}>{label}</Chip>
        </Chips>
      </Heading>
      <RunNext {...{ run, now, values, errors }} />
      <Links run={run} />
      <Since {...{ gone, shortages }} />
      {!isFound && <Path {...{ run, now }} />}
      <Strata strata={strata} found={isFound} decided={run.decided_on !== null} />
      {thresholds && <Where {...thresholds} />}
      {isFound && <Unproved unproved={run.unproved} />}
      {isFound && <Path {...{ run, now }} />}
      <Frozen hash={run.inputs_hash} commitment={run.commitment} links={linksOf(run)} />
      {refusalToCancelRun(run) === null && (
        <Actions>
          <LinkButton href={`/passages/${run.id}/annuler`} second danger>
            Annuler ce passage
          </LinkButton>
        </Actions>
      )}
    </>,
    {
      title: run.name,
      crumbs: [
        ['Programmes', '/programmes'],
        [run.programme, `/programmes/${run.programme_id}`],
        ['Passages', `/programmes/${run.programme_id}/passages`],
      ],
      status: errors ? 422 : 200,
    },
  )
}

/** Where one goes from a run, once it has something to show. */
const Links = ({ run }: { run: SeenRun }) => {
  const at = `/passages/${run.id}`
  const isDecided = refusalToFollow(run) === null
  return (
    <Actions>
      <LinkButton href={`${at}/liste`} second>
        Liste
      </LinkButton>
      {isDecided && (
        <>
          <LinkButton href={`${at}/commission`} second>
            Décision
          </LinkButton>
          <LinkButton href={`${at}/lettres`} second>
            Lettres
          </LinkButton>
          <LinkButton href={`${at}/recours`} second>
            Recours
          </LinkButton>
          <LinkButton href={`${at}/redistribuer`} second>
            Redistribuer
          </LinkButton>
        </>
      )}
      {run.state === 'decided' && (
        <LinkButton href={`${at}/publication`} second>
          Publier
        </LinkButton>
      )}
      {run.public_code && (
        <LinkButton href={`/attributions-publiques/${run.public_code}`} second>
          Page publique
        </LinkButton>
      )}
    </Actions>
  )
}

const linksOf = (run: SeenRun): [string, string][] => [
  ['Télécharger la question figée', `/passages/${run.id}/question.json`],
  ...(run.found_at
    ? [['Télécharger la réponse et son certificat', `/passages/${run.id}/reponse.json`] as [string, string]]
    : []),
  ['Lire l’ordre de priorité', `/programmes/${run.programme_id}/priorites`],
]
