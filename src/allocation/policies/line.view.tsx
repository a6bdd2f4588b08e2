import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Policy } from '../ranking/policy.store.ts'
import type { Effect } from './effect.ts'
import { ShortEffect } from './effect.view.tsx'
import { ConditionFields } from './line.fields.tsx'
import type { Line } from './line.ts'
import { policyHref } from './policy.trail.ts'
import { ReadAloud } from './readAloud.tsx'

type Props = {
  programme: SeenProgramme
  policy: Policy
  kind: Line['kind']
  /** Where it stands in the draft, "priorite-2"; none for a new line and for the other families, who always stay. */
  stands: string | null
  title: string
  values: Typed
  errors?: Errors | undefined
  /** What the line would do, before it is saved. */
  tried?: Effect | undefined
  /** The draft as it stands, when somebody else changed it meanwhile. */
  meanwhile?: boolean
}

const names = {
  priorite: [
    'Nom de la priorité',
    'Une phrase que la famille comprend : « Rien à la maison, et un examen cette année ».',
  ],
  points: ['Raison', 'La famille la lira : « Un parent élève seul ses enfants ».'],
  autres: ['Nom des autres familles', 'Celles qui ne sont dans aucune priorité au-dessus.'],
} as const

/** One line of a draft: its words, what it asks, its points. */
export const LineView = ({ programme, policy, kind, stands, title, values, errors, tried, meanwhile }: Props) => (
  <>
    <Heading title={title} />
    <ErrorSummary errors={errors} />
    {meanwhile && <ReadAloud title="Le brouillon, maintenant" rules={policy.rules} />}
    {tried && <ShortEffect effect={tried} />}
    <Form>
      <input type="hidden" name="edits" value={policy.edits} autocomplete="off" />
      <input type="hidden" name="was" value={String(values.was ?? '')} autocomplete="off" />
      <Field
        name="name"
        label={names[kind][0]}
        hint={names[kind][1]}
        value={values.name}
        error={errors?.name}
        maxlength={120}
        autocomplete="off"
        required
      />
      {kind === 'points' && (
        <Field
          name="points"
          label="Points"
          hint="Un nombre entier ; avec un moins devant, il en retire."
          value={values.points}
          error={errors?.points}
          width="short"
          autocomplete="off"
          required
        />
      )}
      {kind !== 'autres' && <ConditionFields {...{ values, errors }} />}
      <Actions>
        <Submit label="Enregistrer" name="step" value="save" />
        {kind !== 'autres' && <Submit label="Voir l’effet avant d’enregistrer" name="step" value="try" second />}
        <a class="plain" href={policyHref(programme, policy)}>
          Ne rien changer
        </a>
      </Actions>
    </Form>
    {stands && (
      <ActButton
        action={`${policyHref(programme, policy)}/ordre`}
        label="Retirer cette ligne du brouillon"
        fields={{ edits: String(policy.edits), move: `${stands}.out` }}
        second
      />
    )}
  </>
)
