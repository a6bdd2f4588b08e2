import { agreed as agrees, byName, theName } from '#platform/i18n/toward.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'

type Props = { id: string; household: string | null; receiver: string; asked_at: Date | null; at: string }

/** Before a prescription is taken back: what stops, and what does not. */
export const TakeBack = ({ id, household, receiver, asked_at, at }: Props) => (
  <Confirm
    title="Retirer cette orientation ?"
    action={at}
    label="Retirer l’orientation"
    back={`/orientations/${id}`}
    danger
    undo="Vous pourrez l’orienter de nouveau, vers cette structure ou une autre."
  >
    <p>
      {receiver} {agrees(receiver, 'ne voit plus', 'ne voient plus')} {household ? theName(household) : 'la famille'},
      et le lien pour répondre n’ouvre plus rien.
      {asked_at && ' Sa question restera sans réponse.'}
    </p>
    <p>Aucun message ne part pour la famille : dites-lui vous-même que cette structure ne l’appellera pas.</p>
  </Confirm>
)

/** It was accepted: it is taken back no more, but the family may still take back its agreement. */
export const AcceptedAlready = ({
  household_id,
  receiver,
  at,
}: {
  household_id: string
  receiver: string
  at: string
}) => (
  <>
    <Heading title={`Orientation acceptée ${byName(receiver)}`} />
    <Notice title="La famille ne veut plus ?">
      <p>
        <a href={`/familles/${household_id}/droits/accord`}>Notez le retrait de son accord</a>, puis prévenez la
        structure qui l’a acceptée.
      </p>
    </Notice>
    <p>
      <a href={at}>Revenir à l’orientation</a>
    </p>
  </>
)

/** The way to that question. */
export const ToTakeBack = ({ id }: { id: string }) => (
  <LinkButton href={`/orientations/${id}/retirer`} second>
    Retirer l’orientation
  </LinkButton>
)
