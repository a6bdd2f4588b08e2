import { sayAgo } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Census } from './census.store.ts'
import type { Invitation } from './invitation.store.ts'

type Props = { census: Pick<Census, 'id'>; invitations: Invitation[]; open: boolean; now: Date }

/** Those who have not finished stand first: they are whom one calls. */
export const Answers = ({ census, invitations, open, now }: Props) => {
  const silent = invitations.filter((one) => !one.answered_at)
  const answered = invitations.filter((one) => one.answered_at)
  return invitations.length === 0 ? null : (
    <Block
      title="Qui a répondu"
      action={
        <LinkButton href={`/recensements/${census.id}/reponses`} second>
          Lire les réponses
        </LinkButton>
      }
    >
      {silent.length > 0 && (
        <Disclosure
          summary={counted(silent.length, 'structure n’a pas terminé', 'structures n’ont pas terminé')}
          open={silent.length <= 10}
        >
          <Invited caption="Structures qui n’ont pas terminé" {...{ invitations: silent, now }} />
        </Disclosure>
      )}
      {answered.length > 0 && (
        <Disclosure summary={counted(answered.length, 'structure a terminé', 'structures ont terminé')}>
          <Invited caption="Structures qui ont terminé" {...{ invitations: answered, now }} />
        </Disclosure>
      )}
      {open && silent.length > 0 && (
        <Actions>
          <ActButton
            action={`/recensements/${census.id}/relancer`}
            label="Relancer celles qui n’ont pas terminé"
            second
          />
        </Actions>
      )}
    </Block>
  )
}

const Invited = ({ caption, invitations, now }: { caption: string } & Pick<Props, 'invitations' | 'now'>) => (
  <Table
    caption={caption}
    captionHidden
    columns={['Structure', 'Adresse', 'Réponse']}
    rows={invitations.map((one) => [one.partner, one.email ?? 'Sans adresse', stateOf(one, now)])}
  />
)

const stateOf = (one: Invitation, now: Date) =>
  one.answered_at ? (
    <Chip tone="done">Terminée {sayAgo(one.answered_at, now)}</Chip>
  ) : one.opened_at ? (
    <Chip tone="turn">Commencée</Chip>
  ) : (
    <span class="quiet">
      {one.reminded_at ? `Relancée ${sayAgo(one.reminded_at, now)}` : `Invitée ${sayAgo(one.invited_at, now)}`}
    </span>
  )
