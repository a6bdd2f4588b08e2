import type { SeenHousehold } from '#needs/households/household.store.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import type { NextAction } from './nextAction.ts'

/** The family asked that nothing more be done, or asked something that is not answered yet. */
export const nothingNew = ({ id }: SeenHousehold, why: string): NextAction => ({
  tone: 'calm',
  title: 'Rien de nouveau pour l’instant',
  detail: why,
  verb: ['Voir ses droits', `/familles/${id}/droits`],
})

/** Nothing is passed on nor promised meanwhile: whoever follows the family sees with it what it keeps. */
export const withoutAgreement = ({ id, name }: SeenHousehold, on: string): NextAction => ({
  tone: 'turn',
  title: 'La famille a retiré son accord',
  detail: `${name} l’a dit le ${sayDate(on).toLowerCase()} : rien n’est transmis ni promis. Voyez avec elle ce qu’elle veut garder.`,
  verb: ['Voir ses droits', `/familles/${id}/droits`],
})
