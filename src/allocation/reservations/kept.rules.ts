import { sayDate } from '#platform/i18n/dates.ts'
import { atCommune } from '../programmes/words.ts'

/** Places kept for what one organisation prescribes, until a day, that day included. */
export type Reservation = { id: string; holder_id: string; places: number; taken: number; until: string }

export const stands = ({ places, taken, until }: Reservation, today: string): boolean =>
  today <= until && taken < places

/** How many of the places left are kept for others than this family's prescriber. */
export const keptForOthers = (all: readonly Reservation[], prescriberId: string | null, today: string): number =>
  all
    .filter((one) => stands(one, today) && one.holder_id !== prescriberId)
    .reduce((sum, { places, taken }) => sum + places - taken, 0)

/** The reservation that a promise to this family takes: the one that ends first. */
export const takenFrom = <R extends Reservation>(
  all: readonly R[],
  prescriberId: string | null,
  today: string,
): R | undefined =>
  all
    .filter((one) => stands(one, today) && one.holder_id === prescriberId)
    .sort((a, b) => (`${a.until} ${a.id}` < `${b.until} ${b.id}` ? -1 : 1))[0]

/** Places remain, and others were told that they would have them. */
export const refusalOfKept = (left: number, kept: readonly Reservation[], commune: string, today: string) => {
  if (left > 0) return null
  const last = kept
    .filter((one) => stands(one, today))
    .map(({ until }) => until)
    .sort()
    .at(-1)
  return `Les places qui restent ${atCommune(commune)} sont réservées à d’autres structures${last ? `, jusqu’au ${sayDate(last)} au plus tard` : ''}.`
}

/** Places that nothing took yet and that nobody was told they would have. */
export const freePlaces = (
  quota: { places: number; promised: number } | undefined,
  all: readonly Reservation[],
  today: string,
): number => (quota ? quota.places - quota.promised - keptForOthers(all, null, today) : 0)

/** No more is kept, or carried elsewhere, than what is free. */
export function refusalOfFree(places: number, free: number, commune: string): string | null {
  if (places <= free) return null
  return free <= 0
    ? `Il ne reste aucune place libre ${atCommune(commune)} : tout est promis ou réservé.`
    : `Il ne reste qu${free > 1 ? `e ${free} places libres` : '’une place libre'} ${atCommune(commune)}, promesses et réservations déduites.`
}

/** A reservation ends on a day to come, within its programme. */
export function refusalOfUntil(until: string, { ends_on }: { ends_on: string | null }, today: string): string | null {
  if (until < today) return 'Choisissez aujourd’hui ou un jour à venir.'
  return ends_on && until > ends_on
    ? `Le programme se termine le ${sayDate(ends_on)} : choisissez ce jour ou avant.`
    : null
}
