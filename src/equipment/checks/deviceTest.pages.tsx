import { refused } from '#platform/access/refusal.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { type BenchStep, benchStep } from '../bench/bench.next.ts'
import { BENCH, deviceCrumbs, onBench } from '../bench/bench.pages.tsx'
import { benchDevice } from '../bench/bench.store.ts'
import { work } from '../bench/work.tsx'
import { mayTest } from '../devices/device.rules.ts'
import { nameDevice } from '../devices/device.words.ts'
import { testForm, UnlockForm } from './check.form.ts'
import type { Result } from './checklist.rules.ts'
import { checklistAt, checklistOf } from './checklist.store.ts'
import { testDevice, unlockDevice } from './deviceTest.store.ts'
import { TestFields } from './test.fields.tsx'

/** The list that the answers of a form were made on; today's when it does not say, or says one that never was. */
const listFor = async (c: Page, kind: string, said: unknown) =>
  (said === undefined || said === '' ? null : await checklistAt(c.var.by, kind, Number(said) || 0)) ??
  (await checklistOf(c.var.by, kind))

async function ask(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const device = await onBench(c)
  const [list, bench] = await Promise.all([listFor(c, device.kind, typed.checklist), benchDevice(c.var.by, device)])
  const refusal = mayTest(bench)
  // What was already typed is never taken away: it may be sent once the machine is clean.
  const fillable = refusal === null || errors !== null
  return c.render(
    <>
      <Heading title="Noter les essais" lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      {refusal && <NotYet device={device} step={benchStep(bench)} refusal={refusal} />}
      {fillable && (
        <Form action={`/appareils/${device.id}/essais`}>
          <input type="hidden" name="version" value={String(typed.version ?? device.version)} autocomplete="off" />
          <input type="hidden" name="checklist" value={list.version} autocomplete="off" />
          <TestFields lines={list.lines} text={(name) => String(typed[name] ?? '')} errors={errors} />
          <Submit label="Enregistrer les essais" />
        </Form>
      )}
    </>,
    { title: 'Noter les essais', crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

/** Said before anybody fills a form that would be refused: what is in the way, and the gesture that lifts it. */
const NotYet = ({ device, step, refusal }: { device: { id: string }; step: BenchStep; refusal: string }) => (
  <Notice tone="turn" title="Pas encore d’essais">
    <p>{refusal}</p>
    <p>
      {step.act || !step.verb ? (
        <LinkButton href={`/appareils/${device.id}`}>Ouvrir l’appareil</LinkButton>
      ) : (
        <LinkButton href={`/appareils/${device.id}/${step.path}`}>{step.verb}</LinkButton>
      )}
    </p>
  </Notice>
)

async function take(c: Page) {
  const device = await onBench(c)
  const said = (await c.req.formData()).get('checklist')
  const list = await listFor(c, device.kind, said ?? undefined)
  const form = await readForm(c, testForm(list.lines))
  if (form.errors) return ask(c, form.typed, form.errors)
  const values: Record<string, unknown> = form.values
  const answers = Object.fromEntries(
    list.lines.map(({ key }) => [
      key,
      { result: values[`r_${key}`] as Result | undefined, word: values[`w_${key}`] as string | undefined },
    ]),
  )
  const { version, checklist, rest, note } = form.values
  const refusal = await testDevice(c.var.by, device.id, { version, checklist, note, answers, rest: rest === 'ok' })
  if (refused(refusal)) {
    const { version: _, ...kept } = form.typed
    return ask(c, kept, { [refusal.field ?? '']: refusal.refusal })
  }
  flash(c, 'Essais enregistrés.')
  return c.redirect(`/appareils/${device.id}`, 303)
}

export const deviceTestPages = routes()
  .get('/appareils/:id/essais', BENCH, (c) => ask(c))
  .post('/appareils/:id/essais', BENCH, take)

export const unlockPages = work({
  path: 'deverrouillage',
  title: 'Lever le verrou',
  label: 'Le verrou est levé',
  schema: UnlockForm,
  fields: (text, errors) => (
    <>
      <p>
        <b>{text('locked')}</b>
      </p>
      <TextArea
        name="how"
        label="Comment a-t-il été levé ?"
        hint="Par exemple : l’ancien propriétaire a retiré son compte le 3 novembre, la tablette redémarre sans le demander."
        rows={3}
        required
        value={text('how')}
        error={errors?.how}
      />
    </>
  ),
  act: unlockDevice,
  done: 'Verrou levé : c’est noté dans la vie de l’appareil.',
})
