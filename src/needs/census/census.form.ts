import { z } from 'zod'
import { phoneTyped } from '#network/phones/phone.ts'
import { keysOf, nameTyped } from '#platform/web/pieces.ts'
import { needKinds } from '../households/words.ts'
import { targetPublics } from '../publics/words.ts'
import { censusQuestions } from './words.ts'

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What a coordination asks: whom, until when, which needs, in which communes. Communes are written one a line. */
export const CensusForm = z.object({
  title: z.string('Donnez un titre.').min(3, 'Donnez un titre.').max(120, 'Ce titre tient en 120 caractères.'),
  closes_on: z.iso.date('Choisissez le dernier jour.'),
  kinds: z
    .array(z.enum(keysOf(needKinds)))
    .min(1, 'Cochez au moins un besoin.')
    .default([])
    .refine((k) => k.length > 0, 'Cochez au moins un besoin.'),
  communes: z.string('Écrivez au moins une commune.').transform(lines),
  questions: z.array(z.enum(keysOf(censusQuestions))).default([]),
})
export type CensusForm = z.output<typeof CensusForm>

/** Structures to ask, one a line: their name, then the address of the person who will answer. */
export const InviteForm = z.object({
  partners: z
    .string('Écrivez au moins une structure.')
    .max(20_000, 'Cent structures à la fois, pas plus.')
    .transform(lines),
})

export type Partner = { partner: string; email: string }

/** "CCAS de Harnes ; accueil@ccas.test", with any of the separators that people and spreadsheets use. The lines that are not understood come back. */
export function partnersIn(written: readonly string[]): { partners: Partner[]; refused: string[] } {
  const partners: Partner[] = []
  const refused: string[] = []
  for (const line of written) {
    const email = /[^\s;,<>\t]+@[^\s;,<>\t]+\.[^\s;,<>\t]+/.exec(line)?.[0]
    const partner = email
      ? line
          .replace(email, '')
          .replace(/[\s;,<>\t]+$/, '')
          .replace(/^[\s;,<>\t]+/, '')
      : ''
    if (email && z.email().safeParse(email).success)
      partners.push({ partner: partner || email, email: email.toLowerCase() })
    else refused.push(line)
  }
  return { partners, refused }
}

const count = z.coerce
  .number('Écrivez un nombre, ou laissez vide.')
  .int('Écrivez un nombre entier.')
  .min(0, 'Écrivez un nombre.')
  .max(100_000, '100 000 au plus.')
  .optional()

export const countField = (insee: string, kind: string) => `n.${insee}.${kind}`

/** The grid that a structure fills, with the census's own questions. */
export const answerForm = ({ communes, kinds }: { communes: readonly string[]; kinds: readonly string[] }) =>
  z.object({
    ...Object.fromEntries(communes.flatMap((insee) => kinds.map((kind) => [countField(insee, kind), count]))),
    visitors: z.coerce.number('Écrivez un nombre.').int().min(0).max(1_000_000).optional(),
    help: z.enum(['oui', 'non']).optional(),
    obstacle: z.string().max(300, 'Cette réponse tient en 300 caractères.').default(''),
    done: z.coerce.boolean().default(false),
  })

/** The same grid, typed from paper, with the name of the structure that wrote it. */
export const paperForm = (census: Parameters<typeof answerForm>[0]) =>
  answerForm(census).extend({
    partner: z
      .string('Écrivez le nom de la structure.')
      .trim()
      .min(2, 'Écrivez le nom de la structure.')
      .max(160, 'Ce nom tient en 160 caractères.'),
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
