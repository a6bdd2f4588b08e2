import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate, sayShort } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { daysLeft } from './loan.rules.ts'
import type { Props } from './loan.view.tsx'

/** What is to be done first, and what else may be. */
export const Doing = ({ loan, past, call, reach, kept, now }: Props) => {
  const here = `/prets/${loan.id}`
  const late = daysLeft(loan.due_on, dayOf(now)) < 0
  const ticket = past.tickets.find(({ closed_at }) => closed_at === null)
  const spare = past.tickets.find((one) => one.spare && one.spare_until === null)
  const awaited = spare?.closed_at ? spare : undefined
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
          title={
            spare?.id === ticket.id
              ? `Un autre appareil est prêté en attendant : ${spare.spare}`
              : 'L’appareil est en panne'
          }
          detail={ticket.taken_in_at ? `${loan.number} est chez nous.` : `${loan.number} est encore chez la famille.`}
          action={<LinkButton href={`${here}/panne/fin`}>Finir la panne</LinkButton>}
        />
      ) : awaited ? (
        <Next
          title={`L’appareil prêté en attendant est encore chez la famille : ${awaited.spare}`}
          detail={`Elle le rend le ${sayDate(awaited.spare_due_on ?? loan.due_on)}.`}
          action={<LinkButton href={`/prets/${awaited.spare_custody_id}`}>Ouvrir ce prêt</LinkButton>}
        />
      ) : loan.spare_for ? (
        <Next
          title={`Prêté en attendant que ${loan.spare_for_number} soit réparé`}
          detail={
            loan.awaited
              ? 'L’autre marche de nouveau : celui-ci est attendu.'
              : 'Il remplace l’autre, le temps de la panne.'
          }
          tone={loan.awaited ? 'turn' : 'calm'}
          action={<LinkButton href={`${here}/retour`}>Noter le retour</LinkButton>}
        />
      ) : late ? (
        <Next
          tone="loss"
          title="Appeler la famille"
          detail={[
            reach.phone ? null : 'Maillon n’a pas son numéro.',
            sayReminders(reach.reminders),
            'Convenez d’un jour, ou notez le retour.',
          ]
            .filter(Boolean)
            .join(' ')}
          action={
            reach.phone ? (
              <LinkButton href={`tel:${reach.phone}`} icon="call">
                {`Appeler le ${sayPhone(reach.phone).replaceAll(' ', '\u00a0')}`}
              </LinkButton>
            ) : (
              <LinkButton href={`/familles/${loan.household_id}`}>Ouvrir sa fiche</LinkButton>
            )
          }
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
        {(call || ticket || awaited || (late && !loan.spare_for)) && (
          <LinkButton second href={`${here}/retour`}>
            Noter le retour
          </LinkButton>
        )}
        {!loan.spare_for && !kept && (
          <LinkButton second href={`${here}/prolonger`}>
            Prolonger
          </LinkButton>
        )}
        {ticket && spare?.id === ticket.id && (
          <LinkButton second href={`${here}/echange`}>
            Échanger pour de bon
          </LinkButton>
        )}
        {ticket && !spare && !loan.spare_for && (
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
      {!loan.spare_for && kept && <p class="quiet">{kept}</p>}
    </>
  )
}

/** "Prévenue le 3 mars 2026 par e-mail, le 10 mars 2026 par SMS." */
const sayReminders = (reminders: Props['reach']['reminders']): string => {
  const sent = reminders.filter(({ how }) => how !== 'person')
  if (sent.length === 0) return 'Aucun rappel ne lui est parti.'
  return `Rappels partis : ${sent.map(({ how, at }) => `le ${sayShort(at)} par ${how === 'sms' ? 'SMS' : 'e-mail'}`).join(', ')}.`
}
