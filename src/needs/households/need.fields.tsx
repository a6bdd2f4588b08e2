import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { many, one } from '#platform/web/typed.ts'
import type { Filled } from './household.fields.tsx'
import type { NeedHints } from './need.hints.ts'
import { MOST_TOLD } from './need.rules.ts'
import { needKinds } from './words.ts'

/** What they need, in as few words as it takes; `most` where several hearings are read together. */
export const NeedFields = ({
  values,
  errors,
  hints,
  most = MOST_TOLD,
}: Filled & { hints: NeedHints; most?: number }) => (
  <Fieldset legend="Ce dont elle a besoin">
    <Checkboxes
      name="needs"
      label="Besoins"
      required
      value={many(values.needs)}
      error={errors?.needs}
      options={Object.entries(needKinds).map(([kind, label]) => [
        kind,
        label,
        kind === 'skills' ? hints.skills : undefined,
      ])}
    />
    <TextArea
      name="situation"
      label="La situation, en une phrase"
      value={values.situation}
      error={errors?.situation}
      rows={3}
      maxlength={most}
      hint={`${hints.situation} Rien sur la santé, aucun numéro de sécurité sociale : Maillon ne doit pas les connaître.`}
    />
    <Checkbox name="urgent" label="C’est urgent" checked={one(values.urgent) === 'oui'} hint={hints.urgent} />
  </Fieldset>
)
