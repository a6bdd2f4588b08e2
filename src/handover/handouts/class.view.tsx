import type { NamedFamily } from '#needs/signals/class.families.store.ts'
import { sayPupil } from '#needs/signals/words.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { LeftOut, Nothing } from './class.leftOut.tsx'
import { ANOTHER, type Listed } from './class.prepare.store.ts'
import { DayFields, type DayProps } from './day.fields.tsx'
import { familyField } from './handout.form.ts'

export type Props = DayProps & {
  name: string
  back: string
  pupils: readonly Listed[]
  named: readonly NamedFamily[]
  /** `own`: how many of them belong to the school itself, and may be given. */
  ready: readonly { kind: string; label: string; n: number; own: number }[]
}

/** One screen to make the sheets of a whole class. */
export const ClassView = (props: Props) => {
  const { name, pupils, ready } = props
  const toServe = pupils.filter(({ left }) => left === null)
  return (
    <>
      <Heading
        over={name}
        title="Remettre du matériel à la classe"
        lead={`${counted(toServe.length, 'élève')}. Chaque famille a une feuille, et signe une seule fois pour tout ce qu’elle prend.`}
      />
      <ErrorSummary errors={props.errors} />
      {toServe.length === 0 || ready.length === 0 ? <Nothing {...props} /> : <Fields {...props} />}
      <LeftOut {...{ pupils }} />
    </>
  )
}

const Fields = (props: Props) => {
  const { pupils, named, ready, values, errors, back } = props
  const wanted = pupils.filter(({ left }) => left === null).length
  const most = Math.max(...ready.map(({ n }) => n))
  const doubtful = pupils.filter(({ id, left }) => left === null && named.some(({ pupil }) => pupil === id))
  return (
    <Form>
      {most < wanted && (
        <Notice
          tone="turn"
          title={`${counted(most, 'appareil prêt', 'appareils prêts')} pour ${counted(wanted, 'élève')}`}
        >
          Les derniers de la liste auront leur feuille, et leur appareil dès que vous en choisirez un.
        </Notice>
      )}
      <Radios
        name="device"
        label="À remettre"
        value={values.device}
        error={errors?.device}
        required
        options={ready.map(({ kind, label, n, own }) => [
          kind,
          label,
          `${counted(n, 'prêt')} dans votre stock${own < n ? `, dont ${own === 0 ? 'aucun ne vous appartient' : `${own} à vous`}` : ''}`,
        ])}
      />
      <Radios
        name="how"
        label="Qui reçoit lequel"
        value={values.how}
        error={errors?.how}
        required
        options={[
          ['list', 'Dans l’ordre de la liste', 'Un numéro par élève, écrit sur sa feuille.'],
          ['scan', 'En scannant, au moment de donner', 'La feuille attend le numéro de l’appareil.'],
        ]}
      />
      {doubtful.length > 0 && (
        <Fieldset legend="Des familles du même nom">
          <p>Votre établissement suit déjà ces familles. Un frère ou une sœur a la même feuille.</p>
          {doubtful.map((pupil) => (
            <Select
              name={familyField(pupil.id)}
              label={`La famille de ${sayPupil(pupil)}`}
              value={values[familyField(pupil.id)]}
              error={errors?.[familyField(pupil.id)]}
              required
              options={[
                ...named.filter((one) => one.pupil === pupil.id).map(({ id, name }) => [id, name] as const),
                [ANOTHER, 'Une autre famille'] as const,
              ]}
            />
          ))}
        </Fieldset>
      )}
      <DayFields {...props} entrusted={ready.every(({ own }) => own === 0)} />
      <Actions>
        <Submit label="Préparer les feuilles" />
        <a class="plain" href={back}>
          Ne rien changer
        </a>
      </Actions>
    </Form>
  )
}
