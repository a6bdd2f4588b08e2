import { roles } from '#platform/access/member.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { Chip } from '#platform/ui/chip.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { ListedMember } from './member.store.ts'

type Props = { organisation: string; members: ListedMember[]; next: string | null; now: Date }

export const MemberList = ({ organisation, members, next, now }: Props) => (
  <>
    <Heading
      title="Membres"
      lead={`Qui travaille pour ${organisation} dans Maillon.`}
      action={<LinkButton href="/membres/inviter">Inviter quelqu’un</LinkButton>}
    />
    <Table
      caption="Membres de la structure"
      captionHidden
      columns={['Nom', 'Adresse e-mail', 'Rôle', 'Accès']}
      rows={members.map((member) => [
        <a href={`/membres/${member.id}`}>{member.name}</a>,
        member.email,
        <span>
          {roles[member.role]}
          {member.admin && <span class="quiet"> · gère la structure</span>}
        </span>,
        <Access member={member} now={now} />,
      ])}
    />
    <Pager older={next} />
  </>
)

/** Whether somebody can enter, in one word and its date. */
export const Access = ({ member: { status, expiresAt }, now }: { member: ListedMember; now: Date }) => {
  if (status === 'active') return <Chip tone="done">Ouvert</Chip>
  if (status === 'revoked') return <Chip tone="calm">Fermé</Chip>
  if (expiresAt && expiresAt > now) return <Chip tone="turn">Invitation jusqu’à {sayMoment(expiresAt, now)}</Chip>
  return <Chip tone="loss">Invitation expirée</Chip>
}
