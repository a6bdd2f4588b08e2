import { Actions } from '../actions.tsx'
import { Checkbox } from '../checkbox.tsx'
import { Checkboxes } from '../checkboxes.tsx'
import { DateField } from '../dateField.tsx'
import { ErrorSummary } from '../errorSummary.tsx'
import { Field } from '../field.tsx'
import { Fieldset } from '../fieldset.tsx'
import { FileField } from '../fileField.tsx'
import { Form } from '../form.tsx'
import { Heading } from '../heading.tsx'
import { Radios } from '../radios.tsx'
import { Select } from '../select.tsx'
import { SignaturePad } from '../signaturePad.tsx'
import { Steps } from '../steps.tsx'
import { Submit } from '../submit.tsx'
import { TextArea } from '../textArea.tsx'
import { Together } from '../together.tsx'

const errors = {
  telephone: 'Ce numéro est trop court : il manque deux chiffres.',
  besoins: 'Cochez au moins un besoin.',
  accord: 'Sans son accord, l’orientation ne peut pas partir.',
}

/** A form with what was typed kept and three points to mend. */
export const Prescribing = () => (
  <>
    <Steps steps={['La famille', 'Le besoin', 'L’accord']} now={2} />
    <Heading title="Orienter une personne" lead="Deux minutes. Vous saurez ce qu’elle devient." />
    <ErrorSummary errors={errors} />
    <Form once="0199" files>
      <Fieldset legend="La personne">
        <Field
          name="nom"
          label="Nom et prénom"
          value={'Zoé "<b>" O’Connor-De la Fontaine'}
          required
          spellcheck={false}
        />
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
        <Field name="mail" label="Adresse mail" type="email" />
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
            ['aide', 'De l’aide pour apprendre'],
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
            ['pl', 'Polonais'],
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
        <Select
          name="lieu"
          label="Lieu le plus proche"
          required
          options={[
            ['harnes', 'Espace numérique de Harnes'],
            ['sallaumines', 'Maison pour tous de Sallaumines'],
          ]}
        />
        <TextArea name="precisions" label="Précisions" hint="Pas de numéro de sécurité sociale, rien sur la santé." />
        <FileField name="liste" label="Liste à joindre" accept=".csv" />
      </Fieldset>
      <Fieldset legend="L’accord">
        <Checkbox
          name="accord"
          label="La personne est d’accord pour que ces informations soient transmises."
          error={errors.accord}
          required
        />
        <SignaturePad name="signature" label="Signature" paperHref="#feuille" />
      </Fieldset>
      <Actions>
        <Submit label="Envoyer l’orientation" />
        <a class="plain" href="#brouillon">
          Garder en brouillon
        </a>
      </Actions>
    </Form>
  </>
)
