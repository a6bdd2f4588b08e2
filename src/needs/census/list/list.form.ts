import { z } from 'zod'
import { agreementSaid } from '../answer/answer.form.ts'

/** A list sent, and which structure filled it when none of its columns says so. */
export const UploadForm = z.object({
  partner: z.string().trim().max(160, 'Ce nom tient en 160 caractères.').default(''),
  list: z.file({ error: 'Choisissez la liste (classeur Excel ou CSV).' }),
})

/** What is done of the rows that are refused; the agreement, where no column says it. */
export const TakeForm = z.object({
  choice: z.enum(['good', 'all']).optional(),
  agreed: z.literal('oui').optional(),
  ...agreementSaid,
  /** Said of a list that mostly names families already followed. */
  sure: z.literal('oui').optional(),
})
export type TakeForm = z.output<typeof TakeForm>
