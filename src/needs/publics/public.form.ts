import { z } from 'zod'
import { targetPublics } from './words.ts'

export const PublicForm = z.object({
  kind: z.enum(Object.keys(targetPublics) as [keyof typeof targetPublics], 'Choisissez un public.'),
  person: z.uuid('Choisissez une personne de la famille.').optional(),
  since: z.iso.date('Écrivez un jour, ou laissez vide.').optional(),
})
export type PublicForm = z.output<typeof PublicForm>
