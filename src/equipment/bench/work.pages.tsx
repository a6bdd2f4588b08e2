import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import type { Device } from '../devices/device.store.ts'
import { grades, nameDevice } from '../devices/device.words.ts'
import { exitDevice, flagDevice, gradeDevice, repairDevice, testDevice } from './bench.acts.store.ts'
import { ExitForm, FlagsForm, GradeForm, RepairForm, TestForm } from './bench.form.ts'
import { BENCH, onBench } from './bench.pages.tsx'
import { checks, exits, results } from './bench.words.ts'

type Answers = Record<string, unknown>
type Fields = (text: (name: string) => string, errors: Errors | null) => VNode

/** A form about one device: asks, reads, acts, says; what was typed comes back with the reason of a refusal. */
function work<S extends z.ZodObject>(
  name: string,
  title: string,
  label: string,
  done: string,
  schema: S,
  fields: Fields,
  act: (by: Acting, id: string, form: z.output<S>) => Promise<Refusal | null>,
) {
  const ask = async (c: Page, typed: Answers | null = null, errors: Errors | null = null) => {
    const device = await onBench(c)
    const answers: Answers = typed ?? known(device)
    return c.render(
      <>
        <Heading title={title} lead={`${nameDevice(device)}, ${device.number}`} />
        <ErrorSummary errors={errors} />
        <Form action={`/appareils/${device.id}/${name}`}>
          <input type="hidden" name="version" value={String(typed?.version ?? device.version)} autocomplete="off" />
          {fields((field) => String(answers[field] ?? ''), errors)}
          <Submit label={label} danger={name === 'sortie'} />
        </Form>
      </>,
      {
        title,
        crumbs: [
          ['Matériel', '/appareils'],
          [device.number, `/appareils/${device.id}`],
        ],
        status: errors ? 422 : 200,
      },
    )
  }
  const take = async (c: Page) => {
    const device = await onBench(c)
    const form = await readForm(c, schema)
    if (form.errors) return ask(c, form.values, form.errors)
    const refusal = await act(c.var.by, device.id, form.values)
    if (refused(refusal))
      return ask(c, { ...form.values, version: undefined }, { [refusal.field ?? '']: refusal.refusal })
    flash(c, done)
    return c.redirect(`/appareils/${device.id}`, 303)
  }
  return routes()
    .get(`/appareils/:id/${name}`, BENCH, (c) => ask(c))
    .post(`/appareils/:id/${name}`, BENCH, take)
}

const known = ({ aspect, working, battery, locked, missing_part, in_dispute }: Device): Answers => ({
  aspect,
  working,
  battery,
  locked,
  missing_part,
  in_dispute: in_dispute ? 'oui' : '',
})
const pairs = (words: Readonly<Record<string, string>>) => Object.entries(words)

const tests = work(
  'essais',
  'Noter les essais',
  'Enregistrer les essais',
  'Essais enregistrés.',
  TestForm,
  (text, errors) => (
    <>
      {pairs(checks).map(([name, label]) => (
        <Radios
          name={name}
          label={label}
          inline
          required
          options={pairs(results)}
          value={text(name)}
          error={errors?.[name]}
        />
      ))}
      <TextArea name="note" label="Remarque" rows={2} value={text('note')} error={errors?.note} />
    </>
  ),
  testDevice,
)

const grading = work(
  'note',
  'Noter l’appareil',
  'Enregistrer la note',
  'Appareil noté.',
  GradeForm,
  (text, errors) => (
    <>
      <Radios
        name="aspect"
        label="Aspect"
        required
        options={pairs(grades.aspect)}
        value={text('aspect')}
        error={errors?.aspect}
      />
      <Radios
        name="working"
        label="Fonctionnement"
        required
        options={pairs(grades.working)}
        value={text('working')}
        error={errors?.working}
      />
      <Radios
        name="battery"
        label="Batterie"
        required
        options={pairs(grades.battery)}
        value={text('battery')}
        error={errors?.battery}
      />
    </>
  ),
  gradeDevice,
)

const flags = work(
  'empechements',
  'Ce qui l’empêche d’être prêt',
  'Enregistrer',
  'Empêchements mis à jour.',
  FlagsForm,
  (text, errors) => (
    <>
      <Field
        name="locked"
        label="Verrouillé par"
        hint="Un compte, un mot de passe de BIOS, une gestion à distance. Videz le champ quand c’est levé."
        value={text('locked')}
        error={errors?.locked}
      />
      <Field
        name="missing_part"
        label="Pièce manquante"
        hint="Par exemple « chargeur ». Videz le champ quand elle est là."
        value={text('missing_part')}
        error={errors?.missing_part}
      />
      <Checkbox
        name="in_dispute"
        label="En litige avec le donateur"
        checked={text('in_dispute') === 'oui'}
        error={errors?.in_dispute}
      />
    </>
  ),
  flagDevice,
)

const repair = work(
  'reparation',
  'Envoyer en réparation',
  'Envoyer en réparation',
  'En réparation.',
  RepairForm,
  (text, errors) => (
    <TextArea name="why" label="Ce qui est à réparer" rows={2} required value={text('why')} error={errors?.why} />
  ),
  (by, id, form) => repairDevice(by, id, form.version, form.why),
)

const exit = work(
  'sortie',
  'Sortir du stock',
  'Sortir cet appareil du stock',
  'Appareil sorti du stock.',
  ExitForm,
  (text, errors) => (
    <>
      <p>Cet appareil ne sera plus remis à une famille. Le donateur verra ce qu’il est devenu.</p>
      <Radios
        name="as"
        label="Que devient-il ?"
        required
        options={pairs(exits)}
        value={text('as')}
        error={errors?.as}
      />
      <TextArea name="why" label="Pourquoi" rows={2} required value={text('why')} error={errors?.why} />
    </>
  ),
  exitDevice,
)

export const workPages = [tests, grading, flags, repair, exit]
