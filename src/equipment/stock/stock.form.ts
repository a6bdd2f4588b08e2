import { z } from 'zod'
import { count } from '#platform/web/pieces.ts'
import { kindOptions } from '../devices/device.words.ts'

const kinds = kindOptions.map(([value]) => value) as [string, ...string[]]
const place = z.uuid('Choisissez un lieu de la liste.')
const kind = z.enum(kinds, 'Choisissez un type d’appareil.')

export const ThresholdForm = z.object({ place, kind, least: count('Appareils prêts', 1, 10_000) })
export type ThresholdForm = z.output<typeof ThresholdForm>

export const RemoveThresholdForm = z.object({ place, kind })

export const MoveForm = z.object({
  place,
  numbers: z
    .string('Scannez ou écrivez au moins un numéro.')
    .max(20_000, 'Déplacez au plus 200 appareils à la fois.')
    .transform((text) => text.split(/[\n,;]+/).flatMap((line) => line.trim() || []))
    .refine((numbers) => numbers.length <= 200, 'Déplacez au plus 200 appareils à la fois.'),
})
export type MoveForm = z.output<typeof MoveForm>
