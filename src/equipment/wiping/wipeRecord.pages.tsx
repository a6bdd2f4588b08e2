import { type Refusal, refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH, deviceCrumbs, onBench } from '../bench/bench.pages.tsx'
import { nameDevice } from '../devices/device.words.ts'
import { ResetFields } from './reset.fields.tsx'
import { evidenceOf } from './wipe.store.ts'
import { recordDestruction, recordReset } from './wipeRecord.acts.store.ts'
import { DestructionFields } from './wipeRecord.fields.tsx'
import { DestructionForm, ResetForm } from './wipeRecord.form.ts'

/** What no tool writes down: a drive destroyed, a tablet reset. The first of the two people notes it here. */
export const wipeRecordPages = routes()
  .get('/appareils/:id/destruction', BENCH, (c) => askDestruction(c))
  .post('/appareils/:id/destruction', BENCH, takeDestruction)
  .get('/appareils/:id/remise-a-zero', BENCH, (c) => askReset(c))
  .post('/appareils/:id/remise-a-zero', BENCH, takeReset)

async function askDestruction(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const device = await onBench(c)
  const evidence = await evidenceOf(c.var.by, device)
  const drives = evidence.drives.flatMap((drive): [string, string][] =>
    drive.serial && !drive.proved ? [[drive.serial, [drive.serial, drive.model].filter(Boolean).join(' · ')]] : [],
  )
  return form(c, 'Noter la destruction d’un disque', 'destruction', typed, errors, (values) => (
    <DestructionFields values={values} errors={errors} drives={drives} />
  ))
}

const askReset = (c: Page, typed: Typed = {}, errors: Errors | null = null) =>
  form(c, 'Noter une remise à zéro', 'remise-a-zero', typed, errors, (values) => (
    <ResetFields values={values} errors={errors} />
  ))

async function form(
  c: Page,
  title: string,
  path: string,
  typed: Typed,
  errors: Errors | null,
  fields: (values: Typed) => ReturnType<typeof ResetFields>,
) {
  const device = await onBench(c)
  return c.render(
    <>
      <Heading title={title} lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      <p>
        Vous notez ce que vous avez fait. Une autre personne de votre structure, qui a regardé, le confirme ensuite.
      </p>
      <Form action={`/appareils/${device.id}/${path}`}>
        <input type="hidden" name="version" value={device.version} autocomplete="off" />
        {fields({ done_on: dayOf(c.var.now), ...typed })}
        <Submit label="Noter ce constat" />
      </Form>
    </>,
    { title, crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function takeDestruction(c: Page) {
  const device = await onBench(c)
  const read = await readForm(c, DestructionForm)
  if (read.errors) return askDestruction(c, read.values, read.errors)
  const refusal = await recordDestruction(c.var.by, device.id, read.values)
  return refused(refusal) ? askDestruction(c, read.typed, errorsOf(refusal)) : done(c, device.id)
}

async function takeReset(c: Page) {
  const device = await onBench(c)
  const read = await readForm(c, ResetForm)
  if (read.errors) return askReset(c, read.values, read.errors)
  const refusal = await recordReset(c.var.by, device.id, read.values)
  return refused(refusal) ? askReset(c, read.typed, errorsOf(refusal)) : done(c, device.id)
}

const errorsOf = ({ refusal, field }: Refusal): Errors => ({ [field ?? '']: refusal })

function done(c: Page, id: string) {
  flash(c, 'Constat noté. Une autre personne doit maintenant le confirmer.')
  return c.redirect(`/appareils/${id}/effacement`, 303)
}
