import { sayDay } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import type { PrescriptionProps } from './prescription.page.tsx'

/** What the sender may do now: wait or take back, read a refusal and turn to somebody else. */
export const SenderNext = ({ prescription: asked, suggested, now }: PrescriptionProps) => {
  const followed = asked.scope === 'full'
  if (asked.state === 'sent')
    return (
      <Next
        tone="calm"
        title={`${asked.receiver} doit répondre`}
        detail="Vous serez prévenu de sa réponse."
        action={
          followed && <ActButton action={`/orientations/${asked.id}/retirer`} label="Retirer l’orientation" second />
        }
      />
    )
  if (asked.state === 'refused')
    return (
      <Next
        tone="loss"
        title={`${asked.receiver} ne peut pas répondre à ce besoin`}
        detail={[
          asked.why,
          suggested && `Elle propose de voir avec ${suggested}.`,
          asked.answered_at && `Réponse de ${asked.answered_by}, ${sayDay(asked.answered_at, now)}.`,
        ]
          .filter(Boolean)
          .join(' ')}
        action={
          followed && (
            <Actions>
              <LinkButton href={`/familles/${asked.household_id}/orienter?suite=${asked.id}`}>
                {suggested ? `Orienter vers ${suggested}` : 'Orienter vers quelqu’un d’autre'}
              </LinkButton>
              {!asked.noted_at && <ActButton action={`/orientations/${asked.id}/noter`} label="C’est noté" second />}
            </Actions>
          )
        }
      />
    )
  if (asked.state === 'expired')
    return (
      <Next
        tone="loss"
        title={`${asked.receiver} n’a pas répondu`}
        detail="Trente jours ont passé. La famille n’est plus vue par cette structure."
        action={
          followed && (
            <LinkButton href={`/familles/${asked.household_id}/orienter?suite=${asked.id}`}>
              Orienter vers quelqu’un d’autre
            </LinkButton>
          )
        }
      />
    )
  if (asked.state === 'withdrawn' || asked.state === 'rerouted') return null
  return (
    <Next
      tone="done"
      title={`${asked.receiver} a accepté`}
      detail={asked.answered_at && `${asked.answered_by}, ${sayDay(asked.answered_at, now)}.`}
      action={
        followed &&
        !asked.noted_at && <ActButton action={`/orientations/${asked.id}/noter`} label="C’est noté" second />
      }
    />
  )
}
