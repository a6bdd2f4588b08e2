import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Props } from './fieldDay.view.tsx'

export const Take = ({ handout, values }: Pick<Props, 'handout' | 'values'>) => (
  <Block title="Préparer cette tablette">
    <div data-island="emporter" data-to={`/terrain/emporter/${handout.id}`}>
      <p class="without-script">
        Emporter les feuilles demande JavaScript, sur la tablette elle-même. Sans lui, imprimez les feuilles et notez
        les signatures au retour.
      </p>
      <form class="form with-script" hidden>
        <Field
          name="label"
          label="Nom de la tablette"
          hint="Pour la reconnaître au retour : « Tablette 2, cour nord »."
          value={values.label}
          autocomplete="off"
          required
        />
        <Field
          name="code"
          label="Code pour l’ouvrir"
          hint="Six signes au moins. Il reste sur la tablette : Maillon ne le connaît pas."
          type="password"
          autocomplete="new-password"
          required
        />
        <Actions>
          <Submit label="Emporter les feuilles" />
        </Actions>
        <p aria-live="assertive" class="error" />
      </form>
    </div>
  </Block>
)
