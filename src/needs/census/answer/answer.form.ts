import { z } from 'zod'
import { phoneTyped } from '#network/phones/phone.ts'
import { keysOf, nameTyped } from '#platform/web/pieces.ts'
import { needKinds } from '../../households/words.ts'
import { targetPublics } from '../../publics/words.ts'

const count = z.coerce
  .number('Écrivez un nombre, ou laissez vide.')
  .int('Écrivez un nombre entier.')
  .min(0, 'Écrivez un nombre.')
  .max(100_000, '100 000 au plus.')
  .optional()

/** The field that counts the people of one commune who need one thing. */
export const countField = (insee: string, kind: string) => `n.${insee}.${kind}`

/** The grid that a structure fills, with the census's own questions. */
export const answerForm = ({ communes, kinds }: { communes: readonly string[]; kinds: readonly string[] }) =>
  z.object({
    ...Object.fromEntries(communes.flatMap((insee) => kinds.map((kind) => [countField(insee, kind), count]))),
    visitors: z.coerce.number('Écrivez un nombre.').int().min(0).max(1_000_000).optional(),
    help: z.enum(['oui', 'non']).optional(),
    obstacle: z.string().max(300, 'Cette réponse tient en 300 caractères.').default(''),
    /** Of a census of many communes: those shown beside the structure's own, and one more to show. */
    shown: z.array(z.string().max(5)).max(1000).default([]),
    other: z.string().max(80).default(''),
    done: z.coerce.boolean().default(false),
  })

/** A family that the structure names, because it agreed. */
export const FamilyForm = z.object({
  name: nameTyped(120, 'Écrivez le nom de la famille ou de la personne.'),
  commune: z.string('Choisissez une commune.'),
  phone: phoneTyped.optional(),
  kinds: z
    .array(z.enum(keysOf(needKinds)))
    .default([])
    .refine((k) => k.length > 0, 'Cochez au moins un besoin.'),
  adults: z.coerce.number('Écrivez un nombre.').int().min(0).max(20).default(1),
  children: z.coerce.number('Écrivez un nombre.').int().min(0).max(20).default(0),
  /** Which publics it belongs to, when the structure knows. */
  publics: z.array(z.enum(keysOf(targetPublics))).default([]),
  agreed: z.literal('oui', 'Sans son accord, comptez cette famille sans la nommer.'),
})
export type FamilyForm = z.output<typeof FamilyForm>
