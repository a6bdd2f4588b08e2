import { sayMoment } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { awaitsLetter } from './copy.rules.ts'
import type { SeenHandover } from './handover.store.ts'

/** What became of the family's copy: said each time the sheet is read. */
export const CopyFate = ({ handover, now }: { handover: SeenHandover; now: Date }) => {
  const { state, copy_how, copy_to, copy_sent_at, copy_failed_at } = handover
  if (copy_failed_at)
    return (
      <Notice tone="loss" title="L’exemplaire n’est pas arrivé">
        <p>
          L’adresse {copy_to} a été refusée {sayMoment(copy_failed_at, now)}. Imprimez l’exemplaire et donnez-le, ou
          envoyez-le à une autre adresse.
        </p>
      </Notice>
    )
  if (awaitsLetter(handover))
    return (
      <Notice tone="turn" title="Elle l’a demandé par e-mail">
        <p>Rien n’est encore parti à l’adresse {copy_to} : envoyez l’exemplaire, ou imprimez-le.</p>
      </Notice>
    )
  if (state !== 'closed' || !copy_how) return null
  return (
    <>
      <p class="quiet">Exemplaire de la famille : {sayFate(copy_how, copy_to, copy_sent_at, now)}.</p>
      {copy_how === 'email' && (
        <ActButton
          action={`/remises/${handover.id}/exemplaire/rappel`}
          label="Ce n’était pas la bonne adresse"
          second
        />
      )}
    </>
  )
}

const sayFate = (how: string, to: string | null, sentAt: Date | null, now: Date): string => {
  if (how === 'none') return 'elle n’en a pas voulu'
  if (how === 'printed') return 'imprimé et donné'
  return sentAt ? `envoyé à ${to ?? ''}, ${sayMoment(sentAt, now)}` : `en route vers ${to ?? ''}, pas encore parti`
}
