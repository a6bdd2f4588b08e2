import { z } from 'zod'
import { checks, handoverKinds } from './handover.words.ts'

const keysOf = <T extends object>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]
const short = (most: number) => z.string().max(most, `Cette réponse tient en ${most} caractères.`)

export const PrepareForm = z.object({
  items: z
    .array(z.uuid())
    .default([])
    .refine((items) => items.length > 0, 'Cochez au moins un objet à remettre.'),
  kind: z.enum(keysOf(handoverKinds), 'Choisissez un prêt ou un don.'),
  due_on: z.iso.date('Choisissez un jour.').optional(),
  place: z.uuid('Choisissez un lieu de la liste.').optional(),
  appointment: z.uuid('Choisissez un rendez-vous de la liste.').optional(),
  accessories: short(200).default(''),
})
export type PrepareForm = z.output<typeof PrepareForm>

export const SignForm = z.object({
  signer: z
    .string('Écrivez le nom de la personne qui signe.')
    .min(2, 'Écrivez le nom de la personne qui signe.')
    .max(120, 'Ce nom tient en 120 caractères.'),
  read: z.literal('oui', 'Faites lire la convention à la famille, puis cochez cette case.'),
  checked: z.array(z.enum(keysOf(checks))).default([]),
  how: z.enum(['screen', 'paper'], 'Choisissez comment la remise est signée.'),
  /** A PNG as a data URL. */
  signature: z.string().max(450_000, 'Cette signature est trop lourde : effacez-la et signez à nouveau.').optional(),
  witness: short(120).default(''),
})
export type SignForm = z.output<typeof SignForm>

const why = z
  .string('Dites pourquoi, en quelques mots.')
  .min(3, 'Dites pourquoi, en quelques mots.')
  .max(200, 'Cette réponse tient en 200 caractères.')
export const WhyForm = z.object({ why })

export const CopyForm = z.object({
  how: z.enum(['printed', 'email'], 'Choisissez comment l’exemplaire est donné.'),
  email: z.email('Cette adresse e-mail ne semble pas complète.').optional(),
})
export type CopyForm = z.output<typeof CopyForm>
