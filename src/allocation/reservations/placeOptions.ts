import { counted } from '#platform/ui/counted.ts'
import type { Option } from '#platform/ui/select.tsx'
import type { Quota } from '../programmes/quota.store.ts'
import { type Kind, kindTitles } from '../programmes/words.ts'
import { freePlaces, type Reservation } from './kept.rules.ts'
import { placeValue } from './reservation.form.ts'

type Kept = Reservation & { commune: string; kind: string; ended_at: Date | null }

/** What of some places is free: neither promised nor kept for anybody. */
const freeOf = (quota: Quota, reservations: readonly Kept[], today: string): number =>
  freePlaces(
    quota,
    reservations.filter((one) => !one.ended_at && one.commune === quota.commune && one.kind === quota.kind),
    today,
  )

/** The places of a programme to choose from: "Harnes, ordinateurs : 12 places libres". */
export const placeOptions = (quotas: readonly Quota[], reservations: readonly Kept[], today: string): Option[] =>
  quotas.map((quota) => [
    placeValue(quota),
    `${quota.name}, ${kindTitles[quota.kind as Kind].toLowerCase()} : ${counted(Math.max(0, freeOf(quota, reservations, today)), 'place libre', 'places libres')}`,
  ])
