import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { signerQualities } from '../handovers/signer.rules.ts'

export const TakeForm = z.object({
  label: short(60, 'Donnez un nom à cette tablette.').min(2, 'Donnez un nom à cette tablette.'),
  /** The tablet's own clock, when it asks. */
  now: z.iso.datetime('L’horloge de cette tablette n’est pas lisible.'),
})

export const RescueForm = z.object({
  file: z.instanceof(File, { message: 'Choisissez le fichier de secours de la tablette.' }),
})

/** What a tablet saved in a file because it never found a network again. */
export const Rescue = z.object({
  maillon: z.literal('terrain'),
  tablet: z.uuid(),
  now: z.iso.datetime(),
  /** Read one by one: one that is spoiled takes no other one with it. */
  acts: z.array(z.unknown()).max(2_000),
})
export type Rescue = z.output<typeof Rescue>

export const RescuedAct = z.object({
  act: z.uuid(),
  seq: z.int().min(0).max(1_000_000),
  sealed: z.string().max(700_000),
})
export type RescuedAct = z.output<typeof RescuedAct>

export const AsideForm = z.object({
  why: z
    .string('Dites ce qui s’est passé, en quelques mots.')
    .min(3, 'Dites ce qui s’est passé, en quelques mots.')
    .max(300, 'Cette réponse tient en 300 caractères.'),
})

/** What the agreement of a loan must say of whoever signed, where the tablet did not. What is left out stays as it was said. */
export const PartyForm = z
  .object({
    signer_as: z.enum(keysOf(signerQualities)).optional().catch(undefined),
    address: z.string().trim().max(200).optional(),
  })
  .transform(({ signer_as, address }) => ({ ...(signer_as ? { as: signer_as } : {}), ...(address ? { address } : {}) }))
export type PartyForm = z.output<typeof PartyForm>
