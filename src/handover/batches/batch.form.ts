import { z } from 'zod'
import { keysOf, nameTyped, short } from '#platform/web/pieces.ts'
import { withDevice } from '../handouts/handout.words.ts'
import { SignForm } from '../handovers/handover.form.ts'
import { ReturnForm } from '../loans/loan.form.ts'
import { receivers } from './batch.words.ts'

export const BatchForm = z.object({
  receiver: z.enum(keysOf(receivers), 'Choisissez qui reçoit : une personne ou un lieu.'),
  place: z.uuid('Choisissez un lieu de la liste.').optional(),
  name: nameTyped(120, 'Écrivez le nom de la personne qui reçoit.'),
  role: short(80, 'Écrivez ce que fait cette personne.').min(2, 'Écrivez ce que fait cette personne.'),
  of: short(120).default(''),
  due_on: z.iso.date('Choisissez un jour.').optional(),
  /** One number a line, typed or scanned. */
  numbers: short(6000, 'Notez au moins un numéro.'),
  with: z.array(z.enum(keysOf(withDevice))).default([]),
})
export type BatchForm = z.output<typeof BatchForm>

/** One signature for all of the batch: as a family signs, without what is asked of a household. */
export const BatchSignForm = SignForm.pick({
  signer: true,
  signature: true,
  witness: true,
  shown: true,
}).extend({
  read: z.literal('oui', 'Relisez la liste ensemble, puis cochez cette case.'),
  how: z.enum(['screen', 'paper', 'typed'], 'Choisissez comment la remise est signée.'),
  copy: z.enum(['printed', 'none'], 'Choisissez comment l’exemplaire est donné.').optional(),
})
export type BatchSignForm = z.output<typeof BatchSignForm>

/** What comes back, and how: what is said stands for each thing that is ticked. */
export const BackForm = ReturnForm.extend({
  /** Asked of whoever has places. */
  place: z.uuid('Choisissez un lieu de la liste.').optional(),
  items: z
    .array(z.uuid())
    .default([])
    .refine((items) => items.length > 0, 'Cochez ce qui revient.'),
})
export type BackForm = z.output<typeof BackForm>

export const EraseForm = z.object({ sure: z.literal('oui', 'Cochez la case pour effacer.') })
