import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { copies } from '../handovers/handover.form.ts'
import { type SignerQuality, signerQualities } from '../handovers/signer.rules.ts'
import type { Signature } from './list.store.ts'

/** Fields of one line of the list. */
export const signField = {
  signed: (sheet: string) => `signe.${sheet}`,
  signer: (sheet: string) => `nom.${sheet}`,
  quality: (sheet: string) => `qualite.${sheet}`,
  address: (sheet: string) => `adresse.${sheet}`,
  /** What the line showed (`sheetShown`). */
  shown: (sheet: string) => `vu.${sheet}`,
}

const who = 'Écrivez qui, de votre structure, a vu ces signatures.'

/** The list as it was signed on paper: which lines, by whom and in which quality, seen by whom. */
export const listForm = (lines: readonly { id: string }[]) =>
  z.object({
    ...Object.fromEntries(
      lines.flatMap(({ id }) => [
        [signField.signed(id), z.literal('oui', 'Cochez, ou laissez vide.').optional()],
        [signField.signer(id), short(120).default('')],
        [signField.quality(id), z.enum(keysOf(signerQualities), 'Choisissez en quelle qualité.').optional()],
        [signField.address(id), short(200).default('')],
        [signField.shown(id), z.string().max(64).optional()],
      ]),
    ),
    witness: z.string(who).min(2, who).max(120, 'Ce nom tient en 120 caractères.'),
    copy: z.enum(copies, 'Choisissez comment l’exemplaire est donné.'),
  })

/** The lines that were ticked, each with what stands on it; or the line where a name is missing. */
export function signaturesIn(
  lines: readonly { id: string }[],
  values: Record<string, unknown>,
): Signature[] | { errors: Record<string, string> } {
  const ticked = lines.filter(({ id }) => values[signField.signed(id)] === 'oui')
  if (ticked.length === 0) return { errors: { form: 'Cochez au moins une ligne signée.' } }
  const signatures = ticked.map(({ id }) => ({
    id,
    signer: String(values[signField.signer(id)] ?? ''),
    signer_as: values[signField.quality(id)] as SignerQuality | undefined,
    address: String(values[signField.address(id)] ?? ''),
    shown: String(values[signField.shown(id)] ?? ''),
  }))
  const unnamed = signatures.filter(({ signer }) => signer.length < 2)
  if (unnamed.length > 0)
    return {
      errors: Object.fromEntries(
        unnamed.map(({ id }) => [signField.signer(id), 'Écrivez le nom de la personne qui a signé.']),
      ),
    }
  return signatures
}
