import { givable } from '#equipment/simCards/simCard.rules.ts'
import { refusalToChange } from '#needs/households/household.rules.ts'
import type { Member } from '#platform/access/member.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { atCommune, type Kind, kindWords, ofCommune } from '../programmes/words.ts'

type Reached = { scope: string; status: string }

/** Promising is a decision: it belongs to the coordination of an organisation that follows the family in full. */
export function refusalToPromise(member: Member, household: Reached): string | null {
  if (member.role !== 'coordinator') return 'Seule la coordination promet du matériel.'
  if (household.status === 'closed') return 'Le parcours de cette famille est clos : rouvrez-le avant de promettre.'
  return refusalToChange(household)
}

/** A family that took its agreement back is asked before anything more is decided for it. */
export const refusalOfAgreement = (takenBackOn: string | null): string | null =>
  takenBackOn
    ? `La famille a retiré son accord le ${sayDate(takenBackOn)}. Demandez-lui si elle veut continuer, notez-le dans « Ses droits », puis promettez.`
    : null

/** What is known of one kind when a promise is asked for; `quota` is locked. */
export type Question = {
  kind: Kind
  commune: string
  quota: { places: number; promised: number } | undefined
  /** State of the promise that this household already has in this programme, if any. */
  already: string | undefined
}

/** Once per household, programme and kind, and never beyond the places of its commune. */
export function refusalOfPlace({ kind, commune, quota, already }: Question): string | null {
  if (already === 'handed_over') return `Cette famille a déjà reçu ${kindWords[kind]} de ce programme.`
  if (already) return `Cette famille a déjà la promesse d’${kindWords[kind]} dans ce programme.`
  if (!quota || quota.places === 0) return `Ce programme n’a pas de place ${placeWord[kind]}${atCommune(commune)}.`
  return quota.promised >= quota.places ? sayTaken(kind, quota.places, commune) : null
}

const placeWord: Record<Kind, string> = { computer: '', connection: 'de connexion ' }

/** "Les 40 places de Harnes sont prises." */
const sayTaken = (kind: Kind, places: number, commune: string): string =>
  places === 1
    ? `La seule place ${placeWord[kind]}${ofCommune(commune)} est prise.`
    : `Les ${places} places ${placeWord[kind]}${ofCommune(commune)} sont prises.`

/** The device as it is once locked. */
export type Candidate = { state: string; programme_id: string | null }

export const TAKEN_DEVICE = 'Cet appareil vient d’être promis à une autre famille.'
export const TAKEN_SIM = 'Cette carte SIM vient d’être promise à une autre famille.'

/** Only a ready device is promised, and one bought for a programme stays in it. */
export function refusalOfDevice(device: Candidate | undefined, programmeId: string): string | null {
  if (!device) return 'Cet appareil n’est plus dans votre stock.'
  if (device.state === 'reserved' || device.state === 'handed_over') return TAKEN_DEVICE
  if (device.state !== 'ready') return 'Cet appareil n’est plus prêt.'
  if (device.programme_id && device.programme_id !== programmeId)
    return 'Cet appareil est gardé pour un autre programme.'
  return null
}

/** A promise is cancelled as long as nothing is in the family's hands, nor about to be. */
export function refusalToCancel(state: string, inHandover: boolean): string | null {
  if (state === 'cancelled') return 'Cette promesse est déjà annulée.'
  if (state === 'handed_over') return 'Le matériel est déjà remis : la promesse ne s’annule plus.'
  return inHandover ? 'Une remise est préparée avec ce matériel : annulez d’abord la remise.' : null
}

/** Two files of one family would take two computers: whoever promises says that these are two families. */
export const refusalOfTwin = (twins: readonly { name: string }[], saidOther: boolean): string | null =>
  twins.length === 0 || saidOther
    ? null
    : `${twins[0]?.name} a déjà une promesse, sous le même nom ou au même téléphone. Si c’est une autre famille, cochez la case.`

/** A promise of a computer stands without one: it was not chosen yet, or what was chosen is lost, stolen or gone. */
export const lacksDevice = (promised: { kind: string; state: string; device_state: string | null }): boolean =>
  promised.kind === 'computer' && promised.state === 'promised' && promised.device_state !== 'reserved'

/** A promise of a connection stands without a card: it was not chosen yet, or what was chosen is lost, blocked or given elsewhere. */
export const lacksCard = (promised: { kind: string; state: string; sim_state: string | null }): boolean =>
  promised.kind === 'connection' && promised.state === 'promised' && !givable.includes(promised.sim_state ?? '')

type Chosen = { device_id: string | null; sim_card_id: string | null }

/** Whether a promise that is locked now still stands, with the device and the card that were read of it before. */
export const isAsRead = (read: Chosen, now: (Chosen & { state: string }) | undefined): boolean =>
  now?.state === 'promised' && now.device_id === read.device_id && now.sim_card_id === read.sim_card_id

/** What was chosen for a promise is no longer there, or its card is not chosen: a sheet could not hand it over. A device may still be chosen on the sheet. */
export const isMissing = (promised: Parameters<typeof lacksDevice>[0] & Parameters<typeof lacksCard>[0]): boolean =>
  (promised.device_state !== null && lacksDevice(promised)) || lacksCard(promised)

/** Something else is chosen for a promise that stands; on a sheet, the sheet is where a device is swapped, and a card is not. */
export function refusalToChoose(kind: string, state: string | undefined, inHandover: boolean): string | null {
  if (state !== 'promised') return 'Cette promesse vient d’être annulée ou remise : rouvrez la fiche de la famille.'
  if (!inHandover) return null
  return kind === 'computer'
    ? 'Une remise est préparée avec ce matériel : changez l’appareil sur sa feuille.'
    : 'Une remise est préparée avec cette carte : annulez d’abord la remise.'
}
