import { z } from 'zod'
import { targetPublics } from '#needs/publics/words.ts'
import { keysOf } from '#platform/web/pieces.ts'

/** Communes and publics, as several forms of a programme ask them. None chosen means everybody. */
export const aimFields = {
  communes: z
    .array(z.string().regex(/^[0-9AB]{5}$/, 'Choisissez parmi les communes affichées.'))
    .max(300)
    .default([]),
  publics: z.array(z.enum(keysOf(targetPublics), 'Choisissez parmi les publics affichés.')).default([]),
}
