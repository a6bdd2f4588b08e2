import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { copies } from '../handovers/handover.form.ts'
import { partyMissing } from '../handovers/handover.rules.ts'
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

type Asked = { id: string; kind: string; pupils: string; household: string; asks_address: boolean }

/** The lines that were ticked, each with what stands on it; or all that is missing on them, each under its family's name. */
export function signaturesIn(
  lines: readonly Asked[],
  values: Record<string, unknown>,
): Signature[] | { errors: Record<string, string> } {
  const ticked = lines.filter(({ id }) => values[signField.signed(id)] === 'oui')
  if (ticked.length === 0) return { errors: { form: 'Cochez au moins une ligne signée.' } }
  const signatures = ticked.map((line) => ({ line, signature: signatureOn(line, values) }))
  const errors = Object.fromEntries(signatures.flatMap(({ line, signature }) => missingOn(line, signature)))
  return Object.keys(errors).length > 0 ? { errors } : signatures.map(({ signature }) => signature)
}

const signatureOn = ({ id }: Asked, values: Record<string, unknown>): Signature => ({
  id,
  signer: String(values[signField.signer(id)] ?? ''),
  signer_as: (values[signField.quality(id)] || undefined) as SignerQuality | undefined,
  address: String(values[signField.address(id)] ?? ''),
  shown: String(values[signField.shown(id)] ?? ''),
})

function missingOn(line: Asked, signature: Signature): [field: string, said: string][] {
  const of = line.pupils || line.household
  const { signer_as, address } = partyMissing({ ...line, address: '', home_kept: !line.asks_address }, signature)
  return [
    ...(signature.signer.length < 2
      ? [[signField.signer(line.id), `${of} : écrivez le nom de la personne qui a signé.`] as [string, string]]
      : []),
    ...(signer_as ? [[signField.quality(line.id), `${of} : ${small(signer_as)}`] as [string, string]] : []),
    ...(address ? [[signField.address(line.id), `${of} : ${small(address)}`] as [string, string]] : []),
  ]
}

const small = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)
