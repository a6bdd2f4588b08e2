import type { ComponentChildren } from 'preact'
import { Actions } from '#platform/ui/actions.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'

type Props = { values: Typed; errors?: Errors; children?: ComponentChildren }

/** The two ways to sign for whoever does not draw: on paper, or by writing one's name; somebody of the structure sees it. */
export const WithoutDrawing = ({ values, errors, children }: Props) => (
  <Fieldset legend="Ou sans dessiner">
    {children}
    <Field
      name="witness"
      label="Qui, de votre structure, a vu la signature"
      onlyIf="pour une signature sur papier ou au clavier"
      value={values.witness}
      error={errors?.witness}
      autocomplete="off"
      spellcheck={false}
    />
    <Actions>
      <Submit label="Noter la signature sur papier" second name="how" value="paper" />
      <Submit label="Le nom écrit vaut signature" second name="how" value="typed" />
    </Actions>
  </Fieldset>
)
