import { nameKey } from '#platform/text/nameKey.ts'
import { partnerKindOf } from '../campaign/partner.kinds.ts'
import type { ResponseFilter } from './responses.form.ts'
import type { Response } from './responses.store.ts'
import { type Asked, wayAddresses } from './responses.words.ts'

type Standing = Pick<
  Response,
  'invited_at' | 'opens_on' | 'reminded_at' | 'answered_at' | 'opened_at' | 'came_by' | 'counted' | 'named'
>

const WEEK = 7 * 24 * 3600 * 1000

/** Awaited: asked, and it has not said that it has finished. */
export const isAwaited = ({ answered_at }: Pick<Standing, 'answered_at'>): boolean => !answered_at

/** Begun: something came, and the structure has not said that it has finished. */
export const hasBegun = (one: Pick<Standing, 'answered_at' | 'opened_at' | 'came_by'>): boolean =>
  isAwaited(one) && (one.opened_at !== null || one.came_by !== null)

/** Late: awaited, a week after the last letter that it was sent, or after the first day when it was invited before. */
export const isLate = (
  one: Pick<Standing, 'answered_at' | 'invited_at' | 'reminded_at' | 'opens_on'>,
  now: Date,
): boolean => {
  const asked = (one.reminded_at ?? one.invited_at).getTime()
  return isAwaited(one) && now.getTime() - Math.max(asked, Date.parse(one.opens_on)) >= WEEK
}

/** Finished, without anybody counted or named: it sees nobody to point out. */
export const seesNobody = (one: Pick<Standing, 'answered_at' | 'counted' | 'named'>): boolean =>
  one.answered_at !== null && Object.keys(one.counted).length === 0 && Object.keys(one.named).length === 0

const standsAt: Record<Asked, (one: Standing, now: Date) => boolean> = {
  attendues: isAwaited,
  retard: isLate,
  commencees: hasBegun,
  terminees: (one) => !isAwaited(one),
  personne: seesNobody,
}

/** Whether a structure is among those that a filter asks for. `concerns`: whether its name says the commune of the filter. */
export const isAsked =
  (filter: ResponseFilter, now: Date, concerns: (partner: string) => boolean) =>
  (one: Response): boolean =>
    (!filter.etat || standsAt[filter.etat](one, now)) &&
    (!filter.genre || partnerKindOf(one.partner) === filter.genre) &&
    (!filter.voie || one.came_by === wayAddresses[filter.voie]) &&
    (!filter.commune || one.communes.includes(filter.commune) || concerns(one.partner)) &&
    (!filter.nom || nameKey(one.partner).includes(nameKey(filter.nom)))
