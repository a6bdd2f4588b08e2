import type { Tone } from '#platform/ui/chip.tsx'

/** States of an agreement, as people say them. */
export const agreementStates: Record<string, { label: string; tone: Tone }> = {
  proposed: { label: 'À confirmer', tone: 'turn' },
  confirmed: { label: 'En cours', tone: 'done' },
  refused: { label: 'Refusée', tone: 'loss' },
  ended: { label: 'Terminée', tone: 'calm' },
}

/** What a workshop undertakes when it confirms (Code de l’environnement as changed by décret 2023-266: reuse has to be proved). */
export const undertakings = [
  'Ne pas revendre le matériel reçu, et ne pas le céder à qui le revendrait.',
  'Le remettre en service chaque fois que c’est possible, et pouvoir le prouver appareil par appareil.',
  'Effacer toutes les données avant qu’un appareil change de mains.',
] as const

type Standing = {
  state: string
  organisation_id: string
  refurbisher_id: string
  starts_on: string
  ends_on: string | null
}

/** Whether an agreement holds on that day. */
export const holdsOn = (agreement: Pick<Standing, 'state' | 'starts_on' | 'ends_on'>, day: string): boolean =>
  agreement.state === 'confirmed' &&
  agreement.starts_on <= day &&
  (agreement.ends_on === null || agreement.ends_on >= day)

/** Whether a lot may be announced under it. Why not, or null. */
export function refusalOfAgreement(
  agreement: Standing | null | undefined,
  lot: { donor: string; refurbisher: string; today: string },
): string | null {
  if (!agreement || agreement.organisation_id !== lot.donor)
    return 'Choisissez une de vos conventions, ou « Sans convention ».'
  if (agreement.refurbisher_id !== lot.refurbisher)
    return 'Cette convention est passée avec un autre atelier : changez l’atelier, ou choisissez « Sans convention ».'
  if (agreement.state === 'proposed') return 'L’atelier n’a pas encore confirmé cette convention.'
  return holdsOn(agreement, lot.today) ? null : 'Cette convention n’est pas en cours aujourd’hui.'
}

/** The workshop confirms or refuses, once. Why not, or null. */
export function refusalToAnswerAgreement(agreement: Standing, organisationId: string): string | null {
  if (agreement.refurbisher_id !== organisationId) return 'C’est à l’atelier de confirmer cette convention.'
  return agreement.state === 'proposed' ? null : alreadySaid(agreement)
}

/** The donor corrects what was not answered yet. Why not, or null. */
export function refusalToCorrectAgreement(agreement: Standing, organisationId: string): string | null {
  if (agreement.organisation_id !== organisationId) return 'C’est au donateur de corriger cette convention.'
  return agreement.state === 'proposed' ? null : `${alreadySaid(agreement)} Écrivez-en une autre.`
}

/** Either side ends an agreement that holds. Why not, or null. */
export const refusalToEnd = (agreement: Standing): string | null =>
  agreement.state === 'confirmed' ? null : alreadySaid(agreement)

/** Days that follow each other, by the field that is wrong. */
export const refusalOfDays = (form: { starts_on: string; ends_on?: string }): string | null =>
  form.ends_on && form.ends_on < form.starts_on ? 'La fin vient avant le début : vérifiez les deux dates.' : null

const alreadySaid = ({ state }: Standing) =>
  `Cette convention est déjà « ${(agreementStates[state]?.label ?? '').toLowerCase()} ».`
