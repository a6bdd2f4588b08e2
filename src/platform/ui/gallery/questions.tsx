import { Actions } from '../actions.tsx'
import { Block } from '../block.tsx'
import { Checkbox } from '../checkbox.tsx'
import { Checkboxes } from '../checkboxes.tsx'
import { DateField } from '../dateField.tsx'
import { ErrorSummary } from '../errorSummary.tsx'
import { Field } from '../field.tsx'
import { Fieldset } from '../fieldset.tsx'
import { FileField } from '../fileField.tsx'
import { Form } from '../form.tsx'
import { Radios } from '../radios.tsx'
import { Select } from '../select.tsx'
import { SignaturePad } from '../signaturePad.tsx'
import { Submit } from '../submit.tsx'
import { TextArea } from '../textArea.tsx'
import { Together } from '../together.tsx'

const errors = { telephone: 'Ce numéro est trop court.', besoins: 'Cochez au moins un besoin.' }

/** A form with what was typed kept and two points to mend. */
export const Questions = () => (
  <Block title="Un formulaire">
    <ErrorSummary errors={errors} />
    <Form once="0199" files>
      <Fieldset legend="La personne">
        <Field name="nom" label="Nom et prénom" value={'Zoé "<b>" O’Connor'} required spellcheck={false} />
        <Field
          name="telephone"
          label="Téléphone"
          type="tel"
          hint="Celui où elle répond."
          value="06 12 34 56"
          error={errors.telephone}
          width="medium"
          required
        />
        <Together>
          <DateField name="naissance" label="Date de naissance" value="2007-11-24" required />
          <Field name="forfait" label="Forfait actuel" width="short" inputmode="numeric" unit="Go par mois" />
        </Together>
      </Fieldset>
      <Fieldset legend="Ce qu’il lui faut">
        <Checkboxes
          name="besoins"
          label="Besoins"
          error={errors.besoins}
          required
          options={[
            ['ordinateur', 'Un ordinateur', 'Prêté ou donné, selon le programme.'],
            ['connexion', 'Une connexion'],
          ]}
        />
        <Radios
          name="langue"
          label="Langue la plus facile"
          value="ar"
          inline
          required
          options={[
            ['fr', 'Français'],
            ['ar', 'Arabe'],
          ]}
        />
        <Radios
          name="urgence"
          label="Quand ?"
          value="mois"
          required
          options={[
            ['semaine', 'Cette semaine', 'Cours à distance, démarche qui expire.'],
            ['mois', 'Dans le mois'],
          ]}
        />
        <Select name="lieu" label="Lieu" required options={[['harnes', 'Espace numérique de Harnes']]} />
        <TextArea name="precisions" label="Précisions" hint="Rien sur la santé." />
        <FileField name="liste" label="Liste à joindre" accept=".csv" />
      </Fieldset>
      <Fieldset legend="L’accord">
        <Checkbox name="accord" label="La personne est d’accord." required />
        <SignaturePad name="signature" label="Signature" paperHref="#feuille" />
      </Fieldset>
      <Actions>
        <Submit label="Envoyer l’orientation" />
        <Submit second label="Garder en brouillon" />
        <Submit danger label="Supprimer" />
      </Actions>
    </Form>
  </Block>
)
