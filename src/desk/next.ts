import { readsItsOwn } from '#needs/households/household.rules.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { type Closing, endings } from '#needs/households/words.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import type { Acting } from '#platform/access/acting.ts'
import { sayDay } from '#platform/i18n/dates.ts'
import { receives } from '#support/support.rules.ts'
import { sayExpected, toNote, trainingAhead } from './next.expected.ts'
import { nobodyCame } from './next.nobodyCame.ts'
import { answerAwaited } from './next.orientation.ts'
import { toRespect } from './next.rights.ts'
import { forSchool } from './next.school.ts'
import { stepOf } from './next.steps.ts'
import { nothingNew, withoutAgreement } from './next.stopped.ts'
import type { Known, NextAction } from './nextAction.ts'

/** What the law gives a day to, then a visit that nobody noted, come first; then the link that is now, with what is already fixed with the family. */
export function nextOf(known: Known): NextAction {
  const { household, underWay, by } = known
  const respect = toRespect(known)
  if (respect) return respect
  if (readsItsOwn(by.member)) return forSchool(known)
  if (household.status === 'closed') return ended(household, by)
  const behind = underWay.expected.find(
    ({ organisation_id, ends_at }) => organisation_id === by.member.organisationId && ends_at <= by.now,
  )
  if (behind) return toNote(behind, by)
  const asked = household.scope !== 'full' && underWay.prescriptions[0]
  if (asked) return answerAwaited(known, asked)
  const stopped = refusalOfStopped(known.due.stopped)
  if (stopped) return nothingNew(household, stopped)
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
