import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { cameToNothing } from '#orientation/arrivals/arrival.rules.ts'
import { acceptedStates } from '#orientation/prescriptions/words.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { byName } from '#platform/i18n/toward.ts'
import { nobodyCame } from './next.nobodyCame.ts'
import { answerAwaited, toOrient } from './next.orientation.ts'
import { stepOf } from './next.steps.ts'
import { nothingNew, withoutAgreement } from './next.stopped.ts'
import type { Known, NextAction } from './nextAction.ts'

/**
 * What a school may know: its own acts, the answer to its own orientation, then help awaited or the day the family was equipped.
 * Which structure promises, hands over or teaches is not told (docs/guide/4-signaler-un-eleve.md).
 */
export function forSchool(known: Known): NextAction {
  const { household, underWay, due } = known
  if (underWay.equipped)
    return {
      tone: 'done',
      title: `Équipée le ${sayDate(dayOf(underWay.equipped))}`,
      detail: 'Le matériel a été remis à la famille.',
    }
  if (household.status === 'closed') return { tone: 'calm', title: 'Le suivi de cette famille est terminé', detail: '' }
  const stopped = refusalOfStopped(due.stopped)
  if (stopped) return nothingNew(household, stopped)
  const [latest] = underWay.prescriptions
  if (latest?.state === 'sent') return answerAwaited(known, latest)
  if (underWay.takenBack) return withoutAgreement(household, underWay.takenBack)
  if (latest && cameToNothing(latest)) {
    const lost = nobodyCame(known)
    if (lost) return lost
  }
  if (household.stage === 1) return stepOf(known)
  if (household.stage === 2) return toOrient(known)
  const accepted = latest && acceptedStates.some((state) => state === latest.state)
  return {
    tone: 'calm',
    title: 'Aide attendue',
    detail: `${accepted ? `Orientation acceptée ${byName(latest.receiver)}. ` : ''}Vous lirez ici le jour où la famille est équipée.`,
  }
}
