import { refused } from '#platform/access/refusal.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { nameDevice } from '../devices/device.words.ts'
import { exceptionOf } from './note.exceptions.store.ts'
import { noteAsked, noteCrumbs } from './note.page.ts'
import { refusalToSettle } from './note.rules.ts'
import { foundOutcomes, missingOutcomes, resultWords, sayNumbers, sayOutcome } from './note.words.ts'
import { SettleForm } from './settle.form.ts'
import { settle } from './settle.store.ts'

const url = '/dons/:id/bordereau/ecart/:exception'
const COUNTS = ['refurbisher'] as const

/** What becomes of one exception. */
export const settlePages = routes()
  .get(url, COUNTS, (c) => show(c))
  .post(url, COUNTS, end)

const hints: Record<string, string> = {
  found_later: 'Il est là maintenant : il est reçu et compte comme pointé.',
  turned_down: 'Il ne reste pas à l’atelier : il sort du stock.',
  given_back: 'Il repart chez le donateur, avec ses données : il sort du stock.',
}

async function asked(c: Page) {
  const { lot, note } = await noteAsked(c)
  allow(refusalToSettle(note.state))
  const exception = await exceptionOf(c.var.by, note.id, c.req.param('exception') ?? '')
  return { lot, exception: found(exception?.what === 'found' ? null : exception) }
}

async function show(c: Page, values: Typed = {}, errors: Errors | null = null) {
  const { lot, exception } = await asked(c)
  const outcomes = exception.what === 'missing' ? missingOutcomes : foundOutcomes
  return c.render(
    <>
      <Heading
        title={nameDevice(exception)}
        over={resultWords[exception.what]?.label}
        code={exception.number ?? undefined}
      />
      <ErrorSummary errors={errors} />
      <Facts>
        {exception.what !== 'surplus' && (
          <Fact label="Annoncé">
            ligne {exception.line}, {sayNumbers(exception)}
          </Fact>
        )}
        {exception.what !== 'missing' && (
          <Fact label="Arrivé">
            {exception.found_serial ? `série ${exception.found_serial}` : 'sans numéro de série'}
          </Fact>
        )}
        {exception.outcome && <Fact label="Suite donnée">{sayOutcome(exception.outcome, exception.word)}</Fact>}
      </Facts>
      <Form>
        <Radios
          name="outcome"
          label="Que devient-il ?"
          required
          options={Object.entries(outcomes).map(([value, label]) => [value, label, hints[value]] as const)}
          value={String(values.outcome ?? exception.outcome ?? '')}
          error={errors?.outcome}
        />
        <Field
          name="word"
          label="Un mot pour le donateur"
          hint="Par exemple : « écran fêlé », « resté à l’école Jaurès »."
          maxlength={300}
          value={String(values.word ?? exception.word)}
          error={errors?.word}
        />
        <Submit label="Enregistrer" />
      </Form>
    </>,
    { title: 'Un écart', crumbs: noteCrumbs(lot), status: errors ? 422 : 200 },
  )
}

async function end(c: Page) {
  const { lot, note } = await noteAsked(c)
  const form = await readForm(c, SettleForm)
  if (form.errors) return show(c, form.values, form.errors)
  const id = c.req.param('exception') ?? ''
  const done = await settle(c.var.by, lot.id, id, form.values)
  // A colleague was faster: the page of the exception is no more.
  const now = refused(done) ? await exceptionOf(c.var.by, note.id, id) : undefined
  const gone = !now || now.what === 'found'
  if (refused(done) && !gone) return show(c, form.typed, { [done.field ?? 'form']: done.refusal })
  flash(c, refused(done) ? done.refusal : 'C’est noté.')
  return c.redirect(`/dons/${lot.id}/bordereau`, 303)
}
