import { sayDay } from '#platform/i18n/dates.ts'
import { ofName, theName } from '#platform/i18n/toward.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { ArrivalNext } from '../arrivals/arrival.next.tsx'
import { endOf } from '../links/link.rules.ts'
import { refusalToRemind } from '../links/remind.rules.ts'
import { Elsewhere } from '../next/elsewhere.tsx'
import { QuestionNext } from '../questions/questionNext.tsx'
import type { PrescriptionProps } from './prescription.page.tsx'
import { ToTakeBack } from './takeBack.tsx'
import { TakenBack } from './takenBack.tsx'
import { settledBy } from './words.ts'

/** What the sender may do now: wait or take back, answer a question, read a refusal and turn to somebody else. */
export const SenderNext = (props: PrescriptionProps) => {
  const { prescription: asked, now } = props
  if (asked.forgotten_at) return <Erased at={asked.forgotten_at} now={now} />
  if (asked.state === 'sent') return asked.suspended ? <Ended {...props} /> : <Waiting {...props} />
  if (asked.state === 'refused' && settledBy(asked.why)) return <Settled {...props} />
  if (asked.state === 'refused' || asked.state === 'expired') return <Ended {...props} />
  if (asked.state === 'withdrawn') return <TakenBack {...props} />
  if (asked.state === 'rerouted') return null
  return <ArrivalNext {...props} />
}

/** Nobody is left to turn to anybody for. */
const Erased = ({ at, now }: { at: Date; now: Date }) => (
  <Next
    tone="calm"
    title={`Ce qui nommait cette famille a été effacé ${sayDay(at, now)}`}
    detail="Il n’y a rien à faire ici."
  />
)

const Noted = ({ id }: { id: string }) => <ActButton action={`/orientations/${id}/noter`} label="C’est noté" second />

/** The receiver has the word, unless it asked something: then the sender has. */
const Waiting = (props: PrescriptionProps) => {
  const { prescription: asked, now } = props
  const followed = asked.scope === 'full'
  if (asked.asked_at) return <QuestionNext {...props} />
  return (
    <Next
      tone="calm"
      title={`Une réponse est attendue ${ofName(asked.receiver)}`}
      detail={`Maillon vous dira sa réponse. Sans réponse, l’orientation s’arrête ${sayDay(endOf(asked, now), now)} et une autre structure vous est proposée.`}
      action={
        <Actions>
          <LinkButton href={`/orientations/${asked.id}/bon`} second icon="print">
            Imprimer le bon
          </LinkButton>
          {followed && !refusalToRemind(asked, now) && (
            <ActButton action={`/orientations/${asked.id}/relancer`} label="Relancer" second />
          )}
          {followed && <ToTakeBack id={asked.id} />}
        </Actions>
      }
    />
  )
}

/** Of a refusal after which nobody else is looked for: it is noted, and the family is spoken with. */
const Settled = ({ prescription: asked, now }: PrescriptionProps) => {
  const declined = settledBy(asked.why) === 'declined'
  const file = `/familles/${asked.household_id}`
  return (
    <Next
      tone={asked.noted_at ? 'calm' : 'turn'}
      title={
        declined
          ? `La famille ne le souhaite pas, d’après ${theName(asked.receiver)}. Parlez-en avec elle.`
          : `La famille n’attend plus rien, d’après ${theName(asked.receiver)}`
      }
      detail={[asked.why, asked.answered_at && `Réponse de ${asked.answered_by}, ${sayDay(asked.answered_at, now)}.`]
        .filter(Boolean)
        .join(' ')}
      action={
        asked.scope === 'full' && (
          <Actions>
            {!asked.noted_at && <ActButton action={`/orientations/${asked.id}/noter`} label="C’est noté" />}
            {declined && <a href={`${file}/droits/accord`}>Noter le retrait de son accord</a>}
            <a href={`${file}/orienter?suite=${asked.id}`}>Orienter vers quelqu’un d’autre</a>
          </Actions>
        )
      }
    />
  )
}

/** After a refusal, a silence or a suspension: whether the family knows, the next receiver, and why that one. */
const Ended = ({ prescription: asked, next, now }: PrescriptionProps) => {
  const followed = asked.scope === 'full'
  return (
    <>
      <Elsewhere
        {...{ asked, next }}
        title={sayEnd(asked)}
        detail={[
          asked.why,
          asked.answered_at && `Réponse de ${asked.answered_by}, ${sayDay(asked.answered_at, now)}.`,
          asked.state === 'expired' && 'Trente jours ont passé. La famille n’est plus vue par cette structure.',
          followed && asked.family_told_at && `La famille a été prévenue ${sayDay(asked.family_told_at, now)}.`,
        ]
          .filter(Boolean)
          .join(' ')}
      >
        {asked.state === 'refused' && !asked.noted_at && <Noted id={asked.id} />}
      </Elsewhere>
      {followed && !asked.family_told_at && (
        <Notice tone="turn" title="Prévenez la famille vous-même">
          <p>Aucun message n’est parti pour elle. Dites-lui ce qui se passe, et à qui vous l’adressez maintenant.</p>
        </Notice>
      )}
    </>
  )
}

const sayEnd = ({ state, receiver }: { state: string; receiver: string }): string => {
  if (state === 'sent') return `Structure suspendue : aucune réponse ne viendra ${ofName(receiver)}`
  return state === 'expired' ? `Pas de réponse ${ofName(receiver)}` : `Refus ${ofName(receiver)}`
}
