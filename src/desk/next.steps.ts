import { meetsFamilies } from '#needs/households/household.rules.ts'
import { receives } from '#support/support.rules.ts'
import { turnTo } from './next.act.ts'
import { toHandOver, toPromise } from './next.equipment.ts'
import { toOrient } from './next.orientation.ts'
import { sayReach } from './next.reach.ts'
import type { Known, NextAction } from './nextAction.ts'

/** How the link that is now gets closed: what, by whom, and where it is done. */
export const stepOf = (known: Known): NextAction => steps[known.household.stage]?.(known) ?? over

const over: NextAction = { tone: 'done', title: 'Le parcours est terminé', detail: '' }

/** By the number of the link, 1 (Besoin) to 7 (Autonomie). */
const steps: Record<number, (known: Known) => NextAction> = {
  1: (known) =>
    turnTo(known, {
      title: 'Préciser le besoin',
      detail: 'Rien n’est encore noté de ce qui manque à la famille.',
      roles: meetsFamilies,
      verb: ['Préciser le besoin', 'besoins'],
      owner: 'la structure qui suit la famille',
    }),
  2: toOrient,
  3: toPromise,
  4: toHandOver,
  5: toHandOver,
  6: (known) =>
    turnTo(known, {
      title: 'Prévoir une formation',
      detail: sayReach(known),
      roles: receives,
      verb: ['Prendre rendez-vous', 'rendez-vous'],
      owner: 'la médiation',
    }),
  7: (known) =>
    turnTo(known, {
      title: known.underWay.measured ? 'Faire le bilan avec la famille' : 'Noter d’où part la famille',
      detail: sayReach(known),
      roles: receives,
      verb: [known.underWay.measured ? 'Faire le bilan' : 'Noter le point de départ', 'bilan'],
      owner: 'la médiation',
    }),
}
