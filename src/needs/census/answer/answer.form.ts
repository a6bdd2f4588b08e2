import { z } from 'zod'
import { phoneTyped } from '#network/phones/phone.ts'
import { keysOf, nameTyped, short } from '#platform/web/pieces.ts'
import { agreementHows, needKinds } from '../../households/words.ts'
import { refusalOfAmong, targetPublics } from '../../publics/words.ts'

const count = z.coerce
  .number('Écrivez un nombre, ou laissez vide.')
  .int('Écrivez un nombre entier.')
  .min(0, 'Écrivez un nombre.')
  .max(100_000, '100 000 au plus.')
  .optional()

/** The field that counts the people of one commune who need one thing. */
export const countField = (insee: string, kind: string) => `n.${insee}.${kind}`

/** The field that says how many of them belong to a public. */
export const amongField = (insee: string, kind: string, one: string) => `${countField(insee, kind)}.${one}`

/** What a grid is made of: communes, needs, and publics when the coordination asks for them. */
export type Asked = { communes: readonly string[]; kinds: readonly string[]; publics: readonly string[] }

/** The fields of one commune, in the order of the page. */
const fieldsIn = (insee: string, { kinds, publics }: Asked) => [
  ...kinds.map((kind) => countField(insee, kind)),
  ...publics.flatMap((one) => kinds.map((kind) => amongField(insee, kind, one))),
]

/** What a structure answers, field by field: the grid, then the census's own questions. */
export const answerFields = (asked: Asked) =>
  z.object({
    ...Object.fromEntries(asked.communes.flatMap((insee) => fieldsIn(insee, asked).map((field) => [field, count]))),
    visitors: z.coerce.number('Écrivez un nombre.').int().min(0).max(1_000_000).optional(),
    help: z.enum(['oui', 'non']).optional(),
    workspace: count,
    obstacle: z.string().max(300, 'Cette réponse tient en 300 caractères.').default(''),
    /** Of a census of many communes: those shown beside the structure's own, and one more to show. */
    shown: z.array(z.string().max(5)).max(1000).default([]),
    other: z.string().max(80).default(''),
    done: z.coerce.boolean().default(false),
  })

/** Refuses each number of people of a public that exceeds the people counted. */
export const amongWithin =
  ({ communes, kinds, publics }: Asked) =>
  (values: Record<string, unknown>, form: z.RefinementCtx): void => {
    for (const insee of communes)
      for (const kind of kinds)
        for (const one of publics) {
          const field = amongField(insee, kind, one)
          const message = refusalOfAmong(Number(values[field] ?? 0), Number(values[countField(insee, kind)] ?? 0))
          if (message) form.addIssue({ code: 'custom', path: [field], message })
        }
  }

/** The grid that a structure fills, with the census's own questions. */
export const answerForm = (asked: Asked) => answerFields(asked).superRefine(amongWithin(asked))

/** How an agreement was given, and to whom of the structure, when it is told. */
export const agreementSaid = {
  how: z.enum(keysOf(agreementHows), 'Choisissez comment cet accord a été donné.').default('spoken'),
  heard_by: short(80).default(''),
}

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
  ...agreementSaid,
  /** Who of the family said yes. */
  given_by: short(80).default(''),
  agreed: z.literal('oui', 'Sans son accord, comptez cette famille sans la nommer.'),
})
export type FamilyForm = z.output<typeof FamilyForm>
