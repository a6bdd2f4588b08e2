import type { SeenHousehold } from '#needs/households/household.store.ts'
import { type Closing, endings } from '#needs/households/words.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import type { Acting } from '#platform/access/acting.ts'
import { sayDate, sayDay } from '#platform/i18n/dates.ts'
import { receives } from '#support/support.rules.ts'
import { sayExpected, toNote, trainingAhead } from './next.expected.ts'
import { nobodyCame } from './next.nobodyCame.ts'
import { answerAwaited } from './next.orientation.ts'
import { toRespect } from './next.rights.ts'
import { stepOf } from './next.steps.ts'
import type { Known, NextAction } from './nextAction.ts'

/** What the law gives a day to, then a visit that nobody noted, come first; then the link that is now, with what is already fixed with the family. */
export function nextOf(known: Known): NextAction {
  const { household, underWay, by } = known
  const respect = toRespect(known)
  if (respect) return respect
  if (household.status === 'closed') return ended(household, by)
  const behind = underWay.expected.find(
    ({ organisation_id, ends_at }) => organisation_id === by.member.organisationId && ends_at <= by.now,
  )
  if (behind) return toNote(behind, by)
  const asked = household.scope !== 'full' && underWay.prescriptions[0]
  if (asked) return answerAwaited(known, asked)
  const stopped = refusalOfStopped(known.due.stopped)
  if (stopped)
    return {
      tone: 'calm',
      title: 'Rien de nouveau pour l’instant',
      detail: stopped,
      verb: ['Voir ses droits', `/familles/${household.id}/droits`],
    }
  const ahead = underWay.expected.find(({ ends_at }) => ends_at > by.now)
  if (underWay.takenBack) return withoutAgreement(household, underWay.takenBack)
  const lost = nobodyCame(known)
  if (lost) return lost
  if (household.stage === 6) {
    const training = trainingAhead(underWay.expected, by.now)
    if (training) return training
  }
  const step = stepOf(known)
  return ahead ? { ...step, detail: [step.detail, sayExpected(ahead, by.now)].filter(Boolean).join(' ') } : step
}

/** Nothing is passed on nor promised meanwhile: whoever follows the family sees with it what it keeps. */
const withoutAgreement = ({ id, name }: SeenHousehold, on: string): NextAction => ({
  tone: 'turn',
  title: 'La famille a retiré son accord',
  detail: `${name} l’a dit le ${sayDate(on).toLowerCase()} : rien n’est transmis ni promis. Voyez avec elle ce qu’elle veut garder.`,
  verb: ['Voir ses droits', `/familles/${id}/droits`],
})

/** In words, without colour: only autonomy is a success. */
function ended(
  { id, closed_as, closed_at, scope, reason }: SeenHousehold,
  { now, member }: Pick<Acting, 'now' | 'member'>,
): NextAction {
  const detail = closed_at ? `Depuis le ${sayDay(closed_at, now)}.` : ''
  const given = scope !== 'full' && reason === 'prescription' && receives.includes(member.role)
  const again = given ? { verb: ['Rouvrir le parcours', `/familles/${id}/rouvrir`] as const } : {}
  return closed_as === 'autonomous'
    ? { tone: 'done', title: 'La famille est autonome', detail, ...again }
    : { tone: 'calm', title: `Clos : ${endings[closed_as as Closing] ?? 'le parcours est terminé'}`, detail, ...again }
}
