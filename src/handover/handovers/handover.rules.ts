import { refusalToChange } from '#needs/households/household.rules.ts'
import type { Member, Role } from '#platform/access/member.ts'
import { toward } from '#platform/i18n/toward.ts'
import type { SignForm } from './handover.form.ts'

/** Those who put things in people's hands: the coordination, the mediators, and a school for what it keeps itself. */
export const handsOver: readonly Role[] = ['coordinator', 'mediator', 'school']

export function refusalToPrepare(member: Member, household: { scope: string; status: string }): string | null {
  if (!handsOver.includes(member.role))
    return 'La remise se prépare par la coordination, la médiation ou l’établissement.'
  if (household.status === 'closed')
    return 'Le parcours de cette famille est clos : rouvrez-le avant de préparer une remise.'
  return refusalToChange(household)
}

/** Nothing is signed twice, nor after it was cancelled. */
export function refusalToSign(state: string, toHand: number): string | null {
  if (state === 'signed' || state === 'closed') return 'Cette remise vient d’être signée : il n’y a rien à refaire.'
  if (state === 'cancelled') return 'Cette remise est annulée : préparez-en une nouvelle.'
  return toHand === 0 ? 'Il n’y a plus rien à remettre : tout a été refusé.' : null
}

/** Until it is signed, a handover may be cancelled and what it holds refused. */
export function refusalToUndo(state: string): string | null {
  if (state === 'prepared') return null
  return state === 'cancelled' ? 'Cette remise est déjà annulée.' : 'Cette remise est signée : elle ne s’annule plus.'
}

/** The family's copy is given once it is signed. */
export function refusalOfCopy(state: string): string | null {
  if (state === 'signed') return null
  return state === 'closed'
    ? 'L’exemplaire de la famille est déjà noté comme remis.'
    : 'La remise n’est pas encore signée.'
}

/** How it was signed decides what must come with it: an image on a screen, a witness otherwise. */
export const refusalOfWitness = (how: string, witness: string): string | null =>
  how !== 'screen' && witness.length < 2 ? 'Écrivez qui, de votre structure, a vu la signature.' : null

type Kept = { number: string | null; owner: string | null }

/** What belongs to another organisation is lent, never given for good. The owner is named when it is not this organisation. */
export function refusalOfGift(kind: string, things: readonly Kept[]): string | null {
  const entrusted = kind === 'gift' ? things.find(({ owner }) => owner) : undefined
  return entrusted
    ? `${entrusted.number ?? 'Cet appareil'} appartient ${toward(entrusted.owner ?? '')} : il vous est confié, et ne se donne pas. Faites un prêt.`
    : null
}

/** The last word of the database on the same. */
export const GIFT_OF_ENTRUSTED =
  'Un de ces appareils appartient à une autre structure : il ne se donne pas. Annulez cette feuille, et préparez un prêt.'

type Home = { kind: string; address: string; home_kept: boolean }

/** A loan's agreement says where the device will be, unless that address is kept by the organisation that follows the family. */
export const asksAddress = ({ kind, address, home_kept }: Home): boolean => kind === 'loan' && !address && !home_kept

type Party = Partial<Pick<SignForm, 'signer_as' | 'address'>>

/** Articles 1875 and following of the Code civil: a loan is agreed with somebody, in a quality, who lives somewhere. All that is missing, by field. */
export const partyMissing = (handover: Home, form: Party): { signer_as?: string; address?: string } => ({
  ...(handover.kind === 'loan' && !form.signer_as
    ? { signer_as: 'Dites en quelle qualité cette personne signe : un prêt engage un adulte.' }
    : {}),
  ...(asksAddress(handover) && (form.address ?? '').length < 3
    ? { address: 'Écrivez l’adresse de la famille : la convention de prêt doit dire où sera l’appareil.' }
    : {}),
})

/** The first of what is missing. */
export function refusalOfParty(
  handover: Home,
  form: Party,
): { refusal: string; field: 'signer_as' | 'address' } | null {
  const { signer_as, address } = partyMissing(handover, form)
  if (signer_as) return { refusal: signer_as, field: 'signer_as' }
  return address ? { refusal: address, field: 'address' } : null
}

type Thing = { device_id: string | null; sim_card_id: string | null; label: string | null }

/** Nobody signs for a device that was not chosen yet. */
export const refusalOfUnchosen = (items: readonly Thing[]): string | null =>
  items.some(isToChoose) ? 'Il reste un appareil à choisir : scannez-le, ou notez qu’il n’est pas remis.' : null

/** A device is meant, and nobody said which. */
export const isToChoose = ({ device_id, sim_card_id, label }: Thing): boolean => !device_id && !sim_card_id && !label
