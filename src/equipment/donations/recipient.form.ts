import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { recipientTitles } from './recipient.rules.ts'

/** Under which title a workshop receives public gifts. */
export const RecipientForm = z.object({
  kind: z.enum(keysOf(recipientTitles), 'Choisissez ce qui décrit votre structure.'),
  reference: short(200, 'Donnez la référence du décret, de l’agrément ou des statuts.'),
  since: z.iso.date('Donnez un jour, par exemple 24/11/2025.').optional(),
})
