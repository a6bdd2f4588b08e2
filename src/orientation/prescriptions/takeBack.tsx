import { agreed as agrees, theName } from '#platform/i18n/toward.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'

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

/** The way to that question. */
export const ToTakeBack = ({ id }: { id: string }) => (
  <LinkButton href={`/orientations/${id}/retirer`} second>
    Retirer l’orientation
  </LinkButton>
)
