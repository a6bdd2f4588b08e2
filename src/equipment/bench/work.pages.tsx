import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { grades } from '../devices/device.words.ts'
import { endDevice, flagDevice, gradeDevice, repairDevice, testDevice } from './bench.acts.store.ts'
import { ExitForm, FlagsForm, GradeForm, RepairForm, TestForm } from './bench.form.ts'
import { checks, ends, results } from './bench.words.ts'
import { work } from './work.tsx'

const pairs = (words: Readonly<Record<string, string>>) => Object.entries(words)

const tests = work({
  path: 'essais',
  title: 'Noter les essais',
  label: 'Enregistrer les essais',
  schema: TestForm,
  fields: (text, errors) => (
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
  act: testDevice,
  done: 'Essais enregistrés.',
})

const grading = work({
  path: 'note',
  title: 'Noter l’appareil',
  label: 'Enregistrer la note',
  schema: GradeForm,
  fields: (text, errors) => (
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
  act: gradeDevice,
  done: 'Appareil noté.',
})

const flags = work({
  path: 'empechements',
  title: 'Ce qui l’empêche d’être prêt',
  label: 'Enregistrer',
  schema: FlagsForm,
  fields: (text, errors) => (
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
  act: flagDevice,
  done: 'Empêchements mis à jour.',
})

const repair = work({
  path: 'reparation',
  title: 'Envoyer en réparation',
  label: 'Envoyer en réparation',
  schema: RepairForm,
  fields: (text, errors) => (
    <TextArea name="why" label="Ce qui est à réparer" rows={2} required value={text('why')} error={errors?.why} />
  ),
  act: (by, id, form) => repairDevice(by, id, form.version, form.why),
  done: 'En réparation.',
})

const exit = work({
  path: 'sortie',
  title: 'Sortir du stock',
  label: 'Sortir cet appareil du stock',
  danger: true,
  schema: ExitForm,
  fields: (text, errors) => (
    <>
      <p>Cet appareil ne sera plus remis à une famille. Le donateur verra ce qu’il est devenu.</p>
      <p>
        Recyclé, démonté, refusé comme déchet, vendu ou donné : <a href="/sorties/nouvelle">faites plutôt une sortie</a>
        , seul ou avec d’autres appareils.
      </p>
      <Radios name="as" label="Que devient-il ?" required options={pairs(ends)} value={text('as')} error={errors?.as} />
      <TextArea name="why" label="Pourquoi" rows={2} required value={text('why')} error={errors?.why} />
    </>
  ),
  act: endDevice,
  done: 'Appareil sorti du stock.',
})

export const workPages = [tests, grading, flags, repair, exit]
