import type { Member } from '#platform/access/member.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { type Kind, kinds } from '../programmes/words.ts'
import { keptForOthers, refusalOfKept, takenFrom } from '../reservations/kept.rules.ts'
import { refusalOfAgreement, refusalOfPlace, refusalToPromise } from './allocation.rules.ts'
import { fieldOf } from './choice.rules.ts'
import {
  type Agreement,
  type Counted,
  covers,
  KEPT_FOR_ANOTHER,
  refusalOfEarmark,
  refusalOfPublics,
} from './covered.rules.ts'
import { names, refusalOfQuota } from './crossing.rules.ts'
import type { Held, Wisher } from './wish.known.store.ts'
import type { Wish } from './wish.ts'

/** Everything that decides, once locked. Places, quotas and reservations count down as wishes are granted. */
export type Stand = Held & {
  today: string
  publics: readonly string[]
  places: { commune: string; kind: string; places: number; promised: number }[]
  /** "household kind" gives the state of what it was promised already. */
  already: Map<string, string>
  earmarks: Map<string, string | null>
}

/** One thing of a wish, as it is written: what it is counted in is the database's to say. */
type Granted = { kind: Kind; agreementId: string | null; reservationId: string | null }

/** Said of a household that has nothing to do here any more. */
export const UNFOLLOWED = 'Votre structure ne suit plus cette famille.'

/** Why this household may be promised nothing at all, before any place is looked at. */
export function refusalOfWisher(member: Member, wisher: Wisher | undefined, stopped: string | undefined) {
  if (!wisher) return UNFOLLOWED
  return refusalToPromise(member, wisher) ?? stopped ?? refusalOfAgreement(wisher.takenBackOn)
}

/** Grants a wish, counting down what it takes, or says why not and takes nothing. */
export function grant(stand: Stand, wish: Wish, wisher: Wisher, family: Counted): Granted[] | Refusal {
  const asked = kinds.filter((kind) => wish.kinds.includes(kind))
  const refusal = refusalOfPlaces(stand, wisher, family, asked)
  if (refusal) return refusal
  const unmeant = refusalOfPublics(stand.publics, family)
  if (unmeant) return refuse(unmeant, 'programme')
  const agreement = agreementOf(stand, wish, family)
  if (typeof agreement === 'object' && agreement) return agreement
  for (const kind of asked)
    for (const rule of stand.rules) {
      const full = names(rule, kind, family, agreement) ? refusalOfQuota(rule) : null
      if (full) return refuse(full, fieldOf[kind])
    }
  return asked.map((kind) => take(stand, wisher, family, kind, agreement))
}

function refusalOfPlaces(stand: Stand, { id, commune_name }: Wisher, family: Counted, asked: readonly Kind[]) {
  for (const kind of asked) {
    const quota = placesOf(stand, family.commune, kind)
    const already = stand.already.get(`${id} ${kind}`)
    const refusal = refusalOfPlace({ kind, commune: commune_name, quota, already })
    if (refusal) return refuse(refusal, fieldOf[kind])
    const reserved = stand.reservations.filter((one) => one.kind === kind && one.commune === family.commune)
    const left =
      (quota?.places ?? 0) - (quota?.promised ?? 0) - keptForOthers(reserved, family.prescriberId, stand.today)
    const kept = refusalOfKept(left, reserved, commune_name, stand.today)
    if (kept) return refuse(kept, fieldOf[kind])
  }
  return null
}

const placesOf = (stand: Stand, commune: string, kind: Kind) =>
  stand.places.find((row) => row.kind === kind && row.commune === commune)

/** The agreement of a promise: the one of its device, the one that was said, or the first that covers the family and has room. */
function agreementOf(stand: Stand, wish: Wish, family: Counted): string | null | Refusal {
  const earmark = wish.deviceId ? stand.earmarks.get(wish.deviceId) : null
  const said = earmark ?? wish.agreementId
  const found = (id: string) => stand.agreements.find((one) => one.id === id)
  if (said) {
    const refusal = refusalOfEarmark(found(said), family, stand.today)
    if (refusal) return refuse(earmark ? refusal : 'Cette convention ne couvre pas cette famille.', 'device')
    return earmark && wish.agreementId && earmark !== wish.agreementId ? refuse(KEPT_FOR_ANOTHER, 'device') : said
  }
  const covering = stand.agreements.filter((one) => covers(one, family, stand.today))
  return (covering.find((one) => hasRoom(stand, wish, family, one)) ?? covering[0])?.id ?? null
}

const hasRoom = (stand: Stand, wish: Wish, family: Counted, { id }: Agreement): boolean =>
  !stand.rules.some((rule) => wish.kinds.some((kind) => names(rule, kind, family, id)) && refusalOfQuota(rule))

function take(stand: Stand, wisher: Wisher, family: Counted, kind: Kind, agreementId: string | null): Granted {
  const quota = placesOf(stand, family.commune, kind)
  if (quota) quota.promised += 1
  stand.already.set(`${wisher.id} ${kind}`, 'promised')
  for (const rule of stand.rules) if (names(rule, kind, family, agreementId)) rule.promised += 1
  const reserved = stand.reservations.filter((one) => one.kind === kind && one.commune === family.commune)
  const reservation = takenFrom(reserved, family.prescriberId, stand.today)
  if (reservation) reservation.taken += 1
  return { kind, agreementId, reservationId: reservation?.id ?? null }
}
