import type { SeenHousehold } from '#needs/households/household.store.ts'
import type { WhyForgotten } from '#needs/rights/forgetting.store.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Heading } from '#platform/ui/heading.tsx'

type Props = { household: Pick<SeenHousehold, 'id'>; on: Date; why: WhyForgotten | null; registrar: boolean }

const reasons: Record<WhyForgotten, string> = {
  request: ', à sa demande',
  decided: ', par la structure qui l’avait enregistrée',
  'two years': ' parce que plus personne ne l’avait vue depuis deux ans',
  'two years, untold': ' parce que plus personne ne l’avait vue depuis deux ans',
}

/** All that is left to say of a household that was erased: when and why. Nothing may be done. */
export const Erased = ({ household, on, why, registrar }: Props) => (
  <>
    <Heading
      title="Ce qui nommait cette famille a été effacé"
      lead={`Effacé le ${sayDate(dayOf(on))}${why ? reasons[why] : ''}.`}
    />
    <p>Cette page n’a plus rien à montrer. Seuls des nombres restent, sans nom.</p>
    {registrar && (
      <p>
        <a href={`/effacements/${household.id}`}>L’attestation à remettre</a>
      </p>
    )}
  </>
)
