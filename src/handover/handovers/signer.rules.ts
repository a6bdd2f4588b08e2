/** In which quality somebody signs for a loan. */
export const signerQualities = {
  parent: 'Parent de l’enfant',
  guardian: 'Autre responsable légal de l’enfant',
  adult: 'Adulte de la famille',
} as const
export type SignerQuality = keyof typeof signerQualities

/** Whoever signs for a pupil is most often a parent. */
export const usualQuality = (of: { class_id: string | null; children: number | null }): SignerQuality =>
  of.class_id || (of.children ?? 0) > 0 ? 'parent' : 'adult'

/** The quality as the agreement says it, after a name. */
export const saySigner = (as: string | null): string =>
  ({ parent: 'parent de l’enfant', guardian: 'responsable légal de l’enfant' })[as ?? ''] ?? 'adulte'
