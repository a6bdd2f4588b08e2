import type { Member } from '#platform/access/member.ts'
import { maskedKinds } from './words.ts'

/** An organisation whose kind is masked, as its own people read it: since when its name is shown, and who decided it. */
export type Masked = { id: string; kind: string; mask_lifted_at: Date | null; mask_lifted_by: string | null }

/** Whether the database masks this organisation by itself. */
export const isMaskedByKind = ({ kind }: Pick<Masked, 'kind'>): boolean => maskedKinds.includes(kind)

/** Whether others read neutral words today, because of its kind. */
export const isUnderMask = (one: Pick<Masked, 'kind' | 'mask_lifted_at'>): boolean =>
  isMaskedByKind(one) && !one.mask_lifted_at

/** Only those who manage an organisation of a masked kind decide of its mask. */
export const refusalToDecideMask = (member: Member, { id, kind }: Pick<Masked, 'id' | 'kind'>): string | null => {
  if (!member.admin || member.organisationId !== id) return 'Cette décision revient aux responsables de la structure.'
  return isMaskedByKind({ kind }) ? null : 'Le nom de votre structure n’est pas caché par son genre.'
}
