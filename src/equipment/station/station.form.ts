import { z } from 'zod'

export const ScanForm = z.object({
  code: z
    .string({ error: 'Rien n’a été lu : scannez un code, ou tapez-le puis validez.' })
    .max(300, { error: 'Ce code est trop long pour être une étiquette. Scannez celle de Maillon.' }),
  /** Given by the page's script: a reading sent again is answered, not done, again. */
  lecture: z.uuid().optional(),
  /** The script asks for what changes only. */
  bout: z.literal('oui').optional(),
})
