import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { checks, handoverKinds } from './handover.words.ts'
import { signerQualities } from './signer.rules.ts'

export const copies = ['printed', 'email', 'none'] as const

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
  checked: z.array(z.enum(keysOf(checks))).default([]),
  read: z.literal('oui', 'Faites lire la convention à la famille, puis cochez cette case.'),
  signer: z
    .string('Écrivez le nom de la personne qui signe.')
    .min(2, 'Écrivez le nom de la personne qui signe.')
    .max(120, 'Ce nom tient en 120 caractères.'),
  /** Drawn on the screen, by hand on paper, the name typed by whoever signs, or on the line of a list that many sign. */
  how: z.enum(['screen', 'paper', 'typed', 'list'], 'Choisissez comment la remise est signée.'),
  /** Asked of a loan, which an adult signs. */
  signer_as: z.enum(keysOf(signerQualities), 'Choisissez en quelle qualité cette personne signe.').optional(),
  /** Asked of a loan and on a school's sheet, where the file says nothing yet. */
  address: short(200).default(''),
  guardian: short(120).default(''),
  other_home: short(120).default(''),
  /** What the page showed (`sheetShown`). */
  shown: z.string().max(64).optional(),
  /** The family's copy, when it is said at once. */
  copy: z.enum(copies, 'Choisissez comment l’exemplaire est donné.').optional(),
  email: z.email('Cette adresse e-mail ne semble pas complète.').optional(),
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
export type WhyForm = z.output<typeof WhyForm>

export const CopyForm = z.object({
  how: z.enum(copies, 'Choisissez comment l’exemplaire est donné.'),
  email: z.email('Cette adresse e-mail ne semble pas complète.').optional(),
})
export type CopyForm = z.output<typeof CopyForm>
