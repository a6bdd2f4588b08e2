import { roles } from '#platform/access/member.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Behind } from './invitation.behind.ts'

/** Who invites, to do what; one button. */
export const InvitationView = ({ invitation, here }: { invitation: Behind; here: boolean }) => (
  <>
    <Heading
      title={`Rejoindre ${invitation.organisation}`}
      lead={`Bonjour ${invitation.name}. ${invitation.inviter ?? 'Cette structure'} vous invite à travailler avec elle dans Maillon.`}
    />
    <p>
      Votre rôle : <strong>{roles[invitation.role]}</strong>.
    </p>
    {!here && (
      <p>
        Un code va partir à {invitation.email}, pour vérifier que c’est bien vous. Il n’y a pas de mot de passe à
        choisir.
      </p>
    )}
    <Form>
      <Submit label={here ? 'Rejoindre' : 'Accepter et recevoir un code'} />
    </Form>
  </>
)

const sentences: Record<Exclude<Behind['state'], 'open'>, string> = {
  used: 'Cette invitation a déjà été acceptée. Entrez avec votre adresse e-mail.',
  expired:
    'Cette invitation a expiré. Demandez à la personne qui vous a invité de la renvoyer : c’est un clic pour elle.',
  cancelled: 'Cette invitation a été annulée. Si c’est une erreur, écrivez à la personne qui vous a invité.',
}

const UNKNOWN =
  'Cette invitation n’est plus valable. Si vous en avez reçu une plus récente, ouvrez son lien ; sinon, demandez-en une nouvelle.'

/** Why an invitation cannot be accepted, and what to do now. */
export const WhyNotView = ({ invitation, other }: { invitation: Behind | null; other: string | null }) => {
  if (invitation?.state === 'open' && other)
    return (
      <>
        <Heading
          title="Cette invitation est pour quelqu’un d’autre"
          lead={`Vous êtes dans Maillon avec l’adresse ${other}, et l’invitation a été envoyée à une autre adresse.`}
        />
        <p>Si les deux adresses sont à vous, quittez Maillon, puis ouvrez de nouveau le lien du message.</p>
        <ActButton action="/deconnexion" label="Quitter Maillon" />
      </>
    )
  const sentence = invitation && invitation.state !== 'open' ? sentences[invitation.state] : UNKNOWN
  return (
    <>
      <Heading title="Votre invitation" lead={sentence} />
      <LinkButton href="/connexion">Entrer dans Maillon</LinkButton>
    </>
  )
}
