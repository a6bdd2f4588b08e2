import { Field } from '../field.tsx'
import { Form } from '../form.tsx'
import { Heading } from '../heading.tsx'
import { Notice } from '../notice.tsx'
import { Submit } from '../submit.tsx'

/** A page with nothing around it. */
export const SigningIn = () => (
  <>
    <Heading title="Se connecter" lead="Un code arrive dans votre boîte mail. Pas de mot de passe à retenir." />
    <Form>
      <Field name="email" label="Votre adresse mail professionnelle" type="email" autocomplete="email" required />
      <Submit label="Recevoir un code" />
    </Form>
    <Notice>Pas encore de compte ? Demandez à la personne qui gère votre structure.</Notice>
  </>
)
