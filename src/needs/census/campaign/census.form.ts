import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { needKinds } from '../../households/words.ts'
import { targetPublics } from '../../publics/words.ts'
import { censusQuestions } from './words.ts'

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What a coordination asks: whom, from when and until when, which needs, in which communes: written one a line, or a whole département or intercommunalité at once. */
export const CensusForm = z.object({
  title: z.string('Donnez un titre.').min(3, 'Donnez un titre.').max(120, 'Ce titre tient en 120 caractères.'),
  /** Today when it is not said. */
  opens_on: z.iso.date('Choisissez le premier jour.').optional(),
  closes_on: z.iso.date('Choisissez le dernier jour.'),
  kinds: z
    .array(z.enum(keysOf(needKinds)))
    .min(1, 'Cochez au moins un besoin.')
    .default([])
    .refine((k) => k.length > 0, 'Cochez au moins un besoin.'),
  communes: z.string().default('').transform(lines),
  departement: z
    .string()
    .regex(/^(\d[\dAB]|\d{3})$/, 'Choisissez un département de la liste.')
    .optional(),
  epci: z
    .string()
    .regex(/^\d{9}$/, 'Choisissez une intercommunalité de la liste.')
    .optional(),
  /** Of which publics it asks how many of the people counted belong to them. */
  publics: z.array(z.enum(keysOf(targetPublics))).default([]),
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

/** A structure to ask, and where. */
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
