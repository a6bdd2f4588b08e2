import { z } from 'zod'
import { kinds } from './note.form.ts'

const text = (most: number) => z.string().max(most, { error: 'Ce texte est trop long.' })

/** A code as it comes from a scanner or a keyboard. */
export const ScanForm = z.object({
  code: z
    .string({ error: 'Scannez ou tapez un numéro.' })
    .max(200, { error: 'Ce texte est trop long pour un numéro : scannez l’étiquette de l’appareil.' }),
})

/** A machine that the note does not name: what it is, and whether it came in the place of a line. */
export const UnlistedForm = z.object({
  code: text(200).optional(),
  code_is: z.enum(['serial', 'inventory_tag']).default('serial'),
  kind: z.enum(kinds, { error: 'Dites quel appareil c’est.' }),
  brand: text(120).default(''),
  model: text(120).default(''),
  inventory_tag: text(80).optional(),
  /** 'surplus', or the line that it replaces; nothing while nobody asked. */
  replaces: z
    .union([z.literal('surplus'), z.uuid()], { error: 'Dites si cet appareil en remplace un autre.' })
    .optional(),
})
export type UnlistedForm = z.output<typeof UnlistedForm>

export const TakeBackForm = z.object({ scan: z.uuid({ error: 'Rouvrez la page, puis recommencez.' }) })
