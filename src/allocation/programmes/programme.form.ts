import { z } from 'zod'
import { aimFields } from './aim.form.ts'

const day = z.iso.date('Choisissez un jour.')

/** A programme as its form sends it; its places are read beside, line by line. */
export const ProgrammeForm = z.object({
  name: z
    .string('Donnez un nom au programme.')
    .min(3, 'Donnez un nom au programme.')
    .max(120, 'Ce nom tient en 120 caractères.'),
  funder: z.uuid('Choisissez un financeur de la liste.').optional(),
  starts_on: day,
  ends_on: day.optional(),
  publics: aimFields.publics,
  whole: z.enum(['whole', 'parts'], 'Choisissez une des deux règles.').default('whole'),
  note: z.string().max(500, 'Cette note tient en 500 caractères.').default(''),
})
export type ProgrammeForm = z.output<typeof ProgrammeForm>
