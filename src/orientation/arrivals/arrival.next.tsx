import { HOUSE } from '#platform/audit/house.ts'
import { sayAgo, sayDay } from '#platform/i18n/dates.ts'
import { byName, ofName } from '#platform/i18n/toward.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Elsewhere } from '../next/elsewhere.tsx'
import type { PrescriptionProps } from '../prescriptions/prescription.page.tsx'
import { askedOn, awaitsArrival, cameToNothing, isSilent } from './arrival.rules.ts'
import { arrivalSaid, sayCame } from './arrival.words.ts'

/** What the sender of an accepted prescription reads and may do: whether the person came, and otherwise whom to turn to. */
export const ArrivalNext = (props: PrescriptionProps) => {
  const { prescription: asked, now } = props
  if (cameToNothing(asked)) return <Nobody {...props} />
  const [title, tone] = saidTo(asked, now)
  return (
    <Next
      tone={tone}
      title={title}
      detail={[sayAccepted(asked, now), sayWhen(asked, now), awaitsArrival(asked) ? '' : asked.came_said]
        .filter(Boolean)
        .join(' ')}
      action={asked.scope === 'full' && <Noted {...props} />}
    />
  )
}

/** Nobody came of it: call, or turn to somebody else. */
const Nobody = ({ prescription: asked, next, now }: PrescriptionProps) =>
  isSilent(asked) ? (
    <Elsewhere
      {...{ asked, next }}
      title={`La personne est-elle venue ? Pas de réponse ${ofName(asked.receiver)}`}
      detail={`Demandé deux fois, sans réponse. Appelez ${asked.receiver}${asked.receiver_email ? `, ou écrivez à ${asked.receiver_email}` : ''}, ou demandez à la famille.`}
    >
      <NotedArrival {...asked} />
    </Elsewhere>
  ) : (
    <Elsewhere
      {...{ asked, next }}
      title={arrivalSaid.absent}
      detail={`${asked.came_by} l’a dit ${asked.came_at ? sayAgo(asked.came_at, now) : ''}. ${asked.came_said ?? ''} Voyez avec la famille ce qui a empêché sa venue.`}
    >
      <NotedArrival {...asked} />
    </Elsewhere>
  )

type Asked = PrescriptionProps['prescription']

const saidTo = (asked: Asked, now: Date): readonly [title: string, tone: 'calm' | 'done'] => {
  if (awaitsArrival(asked))
    return [`La personne est-elle venue ? Une réponse est attendue ${ofName(asked.receiver)}`, 'calm']
  if (asked.came === 'came') return [sayCame(asked, now), 'done']
  if (asked.came === 'not_yet') return [arrivalSaid.not_yet, 'calm']
  return [`Orientation acceptée ${byName(asked.receiver)}`, 'done']
}

const sayAccepted = ({ answered_at, answered_by }: Asked, now: Date): string =>
  answered_at ? `Réponse ${ofName(answered_by ?? '')} : acceptée, ${sayDay(answered_at, now)}.` : ''

function sayWhen(asked: Asked, now: Date): string {
  if (awaitsArrival(asked) && asked.came_asked_at)
    return `Demandé ${sayAgo(asked.came_asked_at, now)} ; sans réponse, ce sera à vous de l’appeler.`
  if (asked.came_at && asked.came_by !== HOUSE) return `${asked.came_by} l’a dit ${sayAgo(asked.came_at, now)}.`
  if (asked.came || asked.state !== 'accepted' || !asked.answered_at || askedOn(asked.answered_at) < now) return ''
  return `Si rien ne le dit avant, Maillon lui demandera ${sayDay(askedOn(asked.answered_at), now)} si la personne est venue.`
}

/** One thing to note at a time: what was said of the coming, or else the acceptance itself. */
const Noted = ({ prescription: asked }: PrescriptionProps) => {
  if (asked.came && !awaitsArrival(asked)) return <NotedArrival {...asked} />
  return asked.noted_at ? null : <ActButton action={`/orientations/${asked.id}/noter`} label="C’est noté" second />
}

const NotedArrival = ({ id, came_noted_at }: Asked) =>
  came_noted_at ? null : <ActButton action={`/orientations/${id}/venue/noter`} label="C’est noté" second />
