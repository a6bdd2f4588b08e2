import { sayDay } from '#platform/i18n/dates.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import type { PrescriptionProps } from './prescription.page.tsx'

/** After a withdrawal: somebody else, while the family still awaits an answer and nothing goes on elsewhere. */
export const TakenBack = ({ prescription: asked, now }: PrescriptionProps) => {
  const awaits =
    asked.scope === 'full' && asked.status === 'open' && !asked.stopped && asked.stage === 2 && !asked.answer_awaited
  return (
    <Next
      tone={awaits ? 'turn' : 'calm'}
      title={`Orientation retirée ${sayDay(asked.updated_at, now)}`}
      detail={[
        asked.why,
        awaits
          ? 'La famille n’est plus adressée à personne. Voyez avec elle vers qui vous tourner.'
          : 'Il n’y a plus rien à faire ici.',
      ]
        .filter(Boolean)
        .join(' ')}
      action={
        awaits && (
          <LinkButton href={`/familles/${asked.household_id}/orienter`}>Orienter vers quelqu’un d’autre</LinkButton>
        )
      }
    />
  )
}
