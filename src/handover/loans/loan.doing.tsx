import { ActButton } from '#platform/ui/actButton.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import type { Props } from './loan.view.tsx'

/** What is to be done first, and what else may be. */
export const Doing = ({ loan, past, call }: Props) => {
  const here = `/prets/${loan.id}`
  const ticket = past.tickets.find(({ closed_at }) => closed_at === null)
  const spareOut = ticket?.spare && ticket.spare_until === null
  return (
    <>
      {call ? (
        <Next
          title="Prévenir la famille du retour"
          detail="Aucun message ne part pour elle : appelez-la, ou voyez-la."
          action={<ActButton action={`${here}/prevenue`} label="Elle est prévenue" />}
        />
      ) : ticket ? (
        <Next
          title={spareOut ? `Un autre appareil est prêté en attendant : ${ticket.spare}` : 'L’appareil est en panne'}
          detail={ticket.taken_in_at ? 'Il est chez nous.' : 'Il est encore chez la famille.'}
          action={<LinkButton href={`${here}/panne/fin`}>Finir la panne</LinkButton>}
        />
      ) : (
        <Next
          title="L’appareil est chez la famille"
          detail="Notez ici ce qui lui arrive."
          tone="calm"
          action={<LinkButton href={`${here}/retour`}>Noter le retour</LinkButton>}
        />
      )}
      <p class="actions">
        {(call || ticket) && (
          <LinkButton second href={`${here}/retour`}>
            Noter le retour
          </LinkButton>
        )}
        <LinkButton second href={`${here}/prolonger`}>
          Prolonger
        </LinkButton>
        {ticket && !spareOut && (
          <LinkButton second href={`${here}/remplacement`}>
            Prêter un autre appareil
          </LinkButton>
        )}
        {ticket && call && (
          <LinkButton second href={`${here}/panne/fin`}>
            Finir la panne
          </LinkButton>
        )}
        {!ticket && (
          <LinkButton second href={`${here}/panne`}>
            Noter une panne
          </LinkButton>
        )}
        <LinkButton second href={`${here}/perte`}>
          Perte ou vol
        </LinkButton>
      </p>
    </>
  )
}
