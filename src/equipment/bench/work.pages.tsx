import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { runningLoan } from '../custody/custody.seen.store.ts'
import { grades } from '../devices/device.words.ts'
import { batteryGrade } from '../policies/category.rules.ts'
import { measuredBattery } from '../policies/policy.store.ts'
import { ExitForm, FlagsForm, GradeForm } from './bench.form.ts'
import { ends } from './bench.words.ts'
import { endDevice } from './end.store.ts'
import { flagDevice, gradeDevice } from './grade.store.ts'
import { work } from './work.tsx'

const pairs = (words: Readonly<Record<string, string>>) => Object.entries(words)

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
        hint={text('measured') && `Mesurée par le relevé : ${text('measured')} % de sa capacité d’origine.`}
        required
        options={pairs(grades.battery)}
        value={text('battery')}
        error={errors?.battery}
      />
    </>
  ),
  proposed: async (by, device) => {
    const health = await measuredBattery(by, device.id)
    return health === null ? {} : { measured: health, battery: batteryGrade(health) }
  },
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
        hint="Un compte, un mot de passe de démarrage, une gestion à distance. Il se lève par « Lever le verrou »."
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
      {text('loan') && (
        <p>
          Il est prêté à une famille. Perdu ou volé chez elle :{' '}
          <a href={`/prets/${text('loan')}/perte`}>notez sa déclaration depuis le prêt</a>.
        </p>
      )}
      <Radios name="as" label="Que devient-il ?" required options={pairs(ends)} value={text('as')} error={errors?.as} />
      <TextArea name="why" label="Pourquoi" rows={2} required value={text('why')} error={errors?.why} />
    </>
  ),
  proposed: async (by, device): Promise<Record<string, unknown>> => {
    const loan = by.member.role === 'coordinator' ? await runningLoan(by, device.id) : undefined
    return loan ? { loan: loan.id } : {}
  },
  act: endDevice,
  done: 'Appareil sorti du stock.',
})

export const workPages = [grading, flags, exit]
