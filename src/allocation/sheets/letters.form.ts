import { z } from 'zod'

const commune = z
  .string()
  .regex(/^\d[\dAB]\d{3}$/, 'Cette commune n’est pas reconnue.')
  .optional()

/** Which letters are printed: of a commune or of all, to post, to hand over, or both. */
export const chosenForm = z.object({ commune, how: z.enum(['post', 'hand']).optional() })

/** Which letters left. */
export const toldForm = z.object({
  commune,
  how: z.enum(['post', 'hand'], 'Dites si elles partent par la poste, ou si elles sont remises en main propre.'),
})
