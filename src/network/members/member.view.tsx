import type { Role } from '#platform/access/member.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import { RoleFields, type RoleTyped } from './member.fields.tsx'
import { Access } from './member.list.tsx'
import type { ListedMember } from './member.store.ts'

type Props = { member: ListedMember; given: readonly Role[]; typed: RoleTyped; errors: Errors | null; now: Date }

export const MemberView = ({ member, given, typed, errors, now }: Props) => (
  <>
    <ErrorSummary errors={errors} />
    <Heading title={member.name} lead={member.email}>
      <Access member={member} now={now} />
    </Heading>
    {member.status === 'revoked' ? (
      <p>
        Cette personne n’entre plus. Pour la faire revenir, <a href="/membres/inviter">invitez-la</a> à la même adresse.
      </p>
    ) : (
      <Form action={`/membres/${member.id}`}>
        <RoleFields {...{ typed, given, errors }} />
        <Submit label="Enregistrer" />
      </Form>
    )}
    <Actions>
      {member.status === 'invited' && (
        <>
          <ActButton second action={`/membres/${member.id}/relance`} label="Renvoyer l’invitation" />
          <ActButton second danger action={`/membres/${member.id}/annulation`} label="Annuler l’invitation" />
        </>
      )}
      {member.status === 'active' && (
        <LinkButton second danger href={`/membres/${member.id}/retrait`}>
          Fermer son accès
        </LinkButton>
      )}
    </Actions>
  </>
)
