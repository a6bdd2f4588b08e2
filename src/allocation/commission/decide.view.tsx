import type { Place } from '#network/places/place.store.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { goneWords } from '../runs/gone.words.ts'
import { sayFamily } from './commission.words.ts'
import { visits } from './decide.form.ts'
import type { Prospect } from './plan.store.ts'
import type { Sitting } from './sitting.store.ts'

type Props = {
  run: Sitting
  prospect: Prospect
  places: Place[]
  people: { id: string; name: string }[]
  named: boolean
  admin: boolean
  values: Typed
  errors?: Errors | undefined
}

/** Families named one by one; the others are counted. */
const SHOWN = 20

/** What the decision will do, said before it is confirmed, then who decides. */
export const DecidePage = (props: Props) => {
  const { run, admin, errors } = props
  return (
    <>
      <ErrorSummary errors={errors} />
      <Heading
        title="Décision de la commission"
        over={`${run.programme}, ${run.name}`}
        lead="Tout se fait en une fois : décisions, promesses, messages et rendez-vous. Rien n’est écrit tant que vous ne confirmez pas."
      />
      <Effects {...props} />
      {admin ? (
        <Confirmation {...props} />
      ) : (
        <Notice>La décision est notée par une personne responsable de la structure.</Notice>
      )}
    </>
  )
}

const Effects = ({ run, prospect, named }: Props) => {
  const { chosen, plan, gone, away } = prospect
  const byId = new Map(chosen.map((need) => [need.id, need]))
  return (
    <Block title="Ce que la décision fera">
      <Figures>
        <Figure value={plan.wishes.length} one="famille servie" many="familles servies" tone="done" />
        <Figure value={prospect.waiting} one="famille en attente" many="familles en attente" />
        {gone > 0 && (
          <Figure value={gone} one="famille qui ne participe plus" many="familles qui ne participent plus" />
        )}
        <Figure
          value={run.derogations}
          one={`dérogation sur ${run.derogations_at_most}`}
          many={`dérogations sur ${run.derogations_at_most}`}
        />
      </Figures>
      {plan.short.size > 0 && (
        <Notice
          tone="loss"
          title={`Depuis la proposition, il manque de quoi servir ${counted(plan.short.size, 'famille')}`}
        >
          <p>La dernière dans l’ordre attend. Rien d’autre ne change.</p>
          <ul>
            {[...Map.groupBy(plan.short, ([, { refusal }]) => refusal)].map(([refusal, all]) => (
              <li>
                {counted(all.length, 'famille')} : {refusal.charAt(0).toLowerCase()}
                {refusal.slice(1)}
              </li>
            ))}
          </ul>
          <Disclosure summary="Lesquelles">
            <ul>
              {[...plan.short.keys()].slice(0, SHOWN).map((id) => {
                const need = byId.get(id)
                return <li>{need && sayFamily(need, named)}</li>
              })}
              {plan.short.size > SHOWN && (
                <li>et {counted(plan.short.size - SHOWN, 'autre famille', 'autres familles')}.</li>
              )}
            </ul>
          </Disclosure>
        </Notice>
      )}
      {away.length > 0 && (
        <Notice
          tone="turn"
          title={`${counted(away.length, 'famille proposée ne participe', 'familles proposées ne participent')} plus`}
        >
          <ul>
            {[...Map.groupBy(away, (why) => why)].map(([why, all]) => (
              <li>
                {counted(all.length, 'famille')} : {goneWords[why]}.
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {plan.short.size + gone > 0 && (
        <p>
          Une place ainsi libérée ne passe pas d’elle-même à la famille suivante : il faudra un nouveau passage, à la
          suite de celui-ci.
        </p>
      )}
    </Block>
  )
}

const Confirmation = ({ run, prospect, places, people, values, errors }: Props) => (
  <Form action={`/passages/${run.id}/decider`}>
    <input type="hidden" name="shown" value={prospect.shown} autocomplete="off" />
    <Field name="body" label="Qui décide" value={values.body} error={errors?.body} maxlength={160} required />
    <DateField
      name="decided_on"
      label="Jour de la séance"
      value={values.decided_on}
      error={errors?.decided_on}
      required
    />
    <TextArea
      name="present"
      label="Membres présents"
      hint="Leur fonction suffit : une adjointe au maire, deux représentantes des familles."
      rows={3}
      maxlength={500}
      value={values.present}
      error={errors?.present}
      required
    />
    <Disclosure
      summary="Prendre aussi des rendez-vous de remise"
      open={Boolean(values.place || values.mediator || values.day)}
    >
      <p>
        Les familles servies sont inscrites l’une après l’autre aux heures libres d’une personne, du lundi au vendredi.
        Les autres seront à appeler.
      </p>
      <Select
        name="place"
        label="Lieu"
        value={values.place}
        error={errors?.place}
        options={places.map(({ id, name }) => [id, name])}
      />
      <Select
        name="mediator"
        label="Qui reçoit"
        value={values.mediator}
        error={errors?.mediator}
        options={people.map(({ id, name }) => [id, name])}
      />
      <DateField name="day" label="Premier jour" value={values.day} error={errors?.day} />
      <Select
        name="minutes"
        label="Durée"
        value={values.minutes ?? '30'}
        error={errors?.minutes}
        empty={false}
        options={visits.map((minutes) => [String(minutes), `${minutes} minutes`])}
      />
    </Disclosure>
    <div class="actions">
      <Submit label="Confirmer la décision" />
      <a class="plain" href={`/passages/${run.id}/commission`}>
        Ne rien décider
      </a>
    </div>
  </Form>
)
