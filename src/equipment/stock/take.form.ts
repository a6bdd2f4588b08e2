import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { outcomes } from './take.words.ts'

export const OpenForm = z.object({ place: z.uuid('Choisissez un lieu de la liste.') })

export const ScanForm = z.object({
  code: z
    .string('Scannez une étiquette, ou écrivez un numéro.')
    .min(3, 'Ce numéro est trop court : scannez à nouveau.')
    .max(200, 'Ce code est trop long : scannez une étiquette à la fois.'),
})

export const OutcomeForm = z.object({ outcome: z.enum(keysOf(outcomes), 'Choisissez ce que devient cet appareil.') })
