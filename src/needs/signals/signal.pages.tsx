import { refused } from '#platform/access/refusal.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { one } from '#platform/web/typed.ts'
import { calendarOf } from './break.store.ts'
import { CloseForm, ReturnForm, TryForm } from './signal.form.ts'
import { doneFor } from './signal.past.store.ts'
import { phoneToCall } from './signal.phone.store.ts'
import { type Signal, signalSeenBy, signalsOfPupil } from './signal.read.store.ts'
import { refusalToFollow, signalsPupils } from './signal.rules.ts'
import { closeSignal, noteLook, noteReturn, noteTry } from './signal.store.ts'
import { SignalView } from './signal.view.tsx'
import { closings, sayPupil } from './words.ts'

const url = '/signalements/:id'
/** One pupil, followed until the day they are back. */
export const signalPages = routes()
  .get(url, signalsPupils, (c) => show(c), { writes: true })
  .post(`${url}/appel`, signalsPupils, call)
  .post(`${url}/point`, signalsPupils, look)
  .post(`${url}/retour`, signalsPupils, welcome)
  .get(`${url}/clore`, signalsPupils, (c) => askClose(c))
  .post(`${url}/clore`, signalsPupils, close)

const asked = async (c: Page): Promise<Signal> => found(await signalSeenBy(c.var.by, c.req.param('id') ?? ''))
const crumbs = [['Élèves à raccrocher', '/signalements']] as const

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const signal = await asked(c)
  const { by } = c.var
  const [all, phone, calendar, done] = await Promise.all([
    signalsOfPupil(by, signal.pupil_id),
    phoneToCall(by, signal),
    calendarOf(by),
    doneFor(by, signal),
  ])
  const view = (
    <SignalView
      {...{ signal, phone, calendar, done, values, errors }}
      others={all.filter(({ id }) => id !== signal.id)}
      now={c.var.now}
    />
  )
  return c.render(view, { title: sayPupil(signal), crumbs, status: errors ? 422 : 200 })
}

async function call(c: Page) {
  const signal = await asked(c)
  const form = await readForm(c, TryForm)
  if (form.errors) return show(c, form.values, form.errors)
  const noted = await noteTry(c.var.by, signal, form.values)
  if (refused(noted)) return show(c, form.typed, { [noted.field ?? 'form']: noted.refusal })
  if (form.values.reach === 'reached') {
    flash(c, 'La famille est jointe. Qu’est-ce qui empêche l’élève de suivre ?')
    return c.redirect(`/signalements/${signal.id}/cause`, 303)
  }
  flash(c, 'L’essai est noté. Maillon vous le rappellera.')
  return c.redirect(`/signalements/${signal.id}`, 303)
}

async function look(c: Page) {
  const signal = await asked(c)
  const noted = await noteLook(c.var.by, signal)
  if (refused(noted)) return show(c, {}, { form: noted.refusal })
  flash(c, 'C’est noté : le point est fait, pas encore de retour.')
  return c.redirect(`/signalements/${signal.id}`, 303)
}

async function welcome(c: Page) {
  const signal = await asked(c)
  const form = await readForm(c, ReturnForm)
  if (form.errors) return show(c, form.values, form.errors)
  const noted = await noteReturn(c.var.by, signal, form.values.back_on)
  if (refused(noted)) return show(c, form.typed, { [noted.field ?? 'form']: noted.refusal })
  flash(c, `${sayPupil(signal)} est de retour. Bravo.`)
  return c.redirect(`/signalements/${signal.id}`, 303)
}

async function askClose(c: Page, values: Typed = {}, errors?: Errors) {
  const signal = await asked(c)
  allow(refusalToFollow(signal))
  return c.render(
    <>
      <Heading
        title={`Clore le suivi ${ofName(sayPupil(signal))}`}
        lead="Si l’élève est revenu, notez plutôt son retour : c’est ce qui compte."
      />
      <ErrorSummary errors={errors ?? null} />
      <Form>
        <Radios
          name="closed_as"
          label="Pourquoi"
          required
          value={one(values.closed_as)}
          error={errors?.closed_as}
          options={Object.entries(closings)}
        />
        <div class="actions">
          <Submit label="Clore" />
          <a class="plain" href={`/signalements/${signal.id}`}>
            Revenir
          </a>
        </div>
      </Form>
    </>,
    { title: 'Clore', crumbs, status: errors ? 422 : 200 },
  )
}

async function close(c: Page) {
  const signal = await asked(c)
  const form = await readForm(c, CloseForm)
  if (form.errors) return askClose(c, form.values, form.errors)
  const closed = await closeSignal(c.var.by, signal, form.values.closed_as)
  flash(c, refused(closed) ? closed.refusal : 'Le suivi est clos.')
  return c.redirect(`/signalements/${signal.id}`, 303)
}
