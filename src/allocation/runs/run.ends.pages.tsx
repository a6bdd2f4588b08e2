import { refused } from '#platform/access/refusal.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsUnder } from '../programmes/organised.ts'
import { programmeSeenBy } from '../programmes/programme.seen.store.ts'
import { followRun, openRunOf } from './freeze.store.ts'
import { Obstacles, Preview } from './freeze.view.tsx'
import { questionNow } from './question.store.ts'
import { type Moved, movedSince } from './redistribution.store.ts'
import { cancelRun } from './run.acts.store.ts'
import { CancelRunForm } from './run.form.ts'
import { refusalToCancelRun, refusalToFollow } from './run.rules.ts'
import { runSeenBy, type SeenRun } from './run.store.ts'
import { sayMoved } from './run.words.ts'

const coordination = ['coordinator'] as const
export const runEndsPages = routes()
  .get('/passages/:id/annuler', coordination, (c) => askCancel(c))
  .post('/passages/:id/annuler', coordination, cancel)
  .get('/passages/:id/redistribuer', coordination, (c) => askFollow(c))
  .post('/passages/:id/redistribuer', coordination, follow)

const runOf = async (c: Page): Promise<SeenRun> => found(await runSeenBy(c.var.by, c.req.param('id') ?? ''))
const crumbsOf = (run: SeenRun) =>
  crumbsUnder(
    { id: run.programme_id, name: run.programme },
    ['Passages', `/programmes/${run.programme_id}/passages`],
    [run.name, `/passages/${run.id}`],
  )

async function cancel(c: Page) {
  const run = await runOf(c)
  const form = await readForm(c, CancelRunForm)
  if (form.errors) return askCancel(c, form.typed, form.errors)
  const cancelled = await cancelRun(c.var.by, run.id, form.values.why)
  if (refused(cancelled)) return askCancel(c, form.typed, { form: cancelled.refusal })
  flash(c, 'Le passage est annulé. Les places et le stock sont de nouveau libres.')
  return c.redirect(`/passages/${run.id}`, 303)
}

async function askCancel(c: Page, values: Typed = {}, errors?: Errors) {
  const run = await runOf(c)
  const refusal = refusalToCancelRun(run)
  return c.render(
    refusal && !errors ? (
      <Heading title="Annuler ce passage" lead={refusal} />
    ) : (
      <>
        <ErrorSummary errors={errors} />
        <Confirm
          title="Annuler ce passage ?"
          action={c.req.path}
          label="Annuler le passage"
          back={`/passages/${run.id}`}
          danger
          undo="Cela ne se défait pas. Vous pourrez figer un autre passage, avec un autre tirage."
        >
          <p>
            Personne ne sera servi par « {run.name} ». Sa liste, son tirage s’il est connu et votre raison restent
            lisibles : un passage annulé se remarque.
          </p>
          <TextArea
            name="why"
            label="Pourquoi"
            hint="Par exemple : le tirage a été mal recopié, constaté après le calcul."
            value={values.why}
            error={errors?.why}
            maxlength={500}
            required
          />
        </Confirm>
      </>
    ),
    { title: 'Annuler un passage', crumbs: crumbsOf(run), status: errors ? 422 : 200 },
  )
}

async function follow(c: Page) {
  const run = await runOf(c)
  const programme = found(await programmeSeenBy(c.var.by, run.programme_id))
  const followed = await followRun(c.var.by, programme, run)
  if (refused(followed)) return askFollow(c, { form: followed.refusal })
  flash(c, 'Ce qui s’est libéré est redistribué : le calcul commence.')
  return c.redirect(`/passages/${followed.id}`, 303)
}

async function askFollow(c: Page, errors?: Errors) {
  const { by } = c.var
  const run = await runOf(c)
  const programme = found(await programmeSeenBy(by, run.programme_id))
  const open = await openRunOf(by, programme.id)
  const refusal =
    refusalToFollow(run) ??
    (open ? `Un passage est déjà en cours : « ${open.name} », figé par ${open.frozen_by}.` : null)
  const question = refusal ? null : await questionNow(by, programme, run)
  const moved: Moved | null = question?.inputs ? await movedSince(by, run, question.inputs) : null
  return c.render(
    <>
      <ErrorSummary errors={errors} />
      {!question || question.obstacles.length > 0 ? (
        <>
          <Heading title="Redistribuer ce qui s’est libéré" lead={refusal} />
          {question && <Obstacles {...question} />}
        </>
      ) : (
        <>
          <Confirm
            title="Redistribuer ce qui s’est libéré ?"
            action={c.req.path}
            label="Redistribuer"
            back={`/passages/${run.id}`}
            undo="Rien n’est promis avant que la commission ait décidé."
          >
            <p>{moved && sayMoved(moved, null)}</p>
            <p>
              Ce qui est promis reste promis. Ce qui est libre va à celles qui attendent, dans l’ordre de « {run.name} »
              et avec le même tirage. Personne n’entre dans cette liste.
            </p>
          </Confirm>
          <Obstacles {...question} />
          <Preview question={question} />
        </>
      )}
    </>,
    { title: 'Redistribuer', crumbs: crumbsOf(run), status: errors ? 422 : 200 },
  )
}
