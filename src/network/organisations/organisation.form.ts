import { z } from 'zod'
import { phoneTyped } from '#network/phones/phone.ts'
import { keysOf, nameTyped } from '#platform/web/pieces.ts'
import { legalBases } from './legalBasis.ts'

export const OrganisationForm = z.object({
  name: nameTyped(160, 'Écrivez le nom de votre structure.'),
  commune: z.string('Écrivez la commune ou son code postal.').min(2, 'Écrivez la commune ou son code postal.'),
  email: z.email('Cette adresse e-mail ne semble pas complète.').optional(),
  phone: phoneTyped.optional(),
  uai: z
    .string()
    .transform((typed) => typed.replaceAll(' ', '').toUpperCase())
    .refine((code) => /^\d{7}[A-Z]$/.test(code), 'Un code UAI a sept chiffres et une lettre, par exemple 0621234A.')
    .optional(),
  masked_as: z
    .string()
    .min(5, 'Quelques mots de plus : « un service d’accompagnement ».')
    .max(80, 'Ces mots tiennent en 80 caractères.')
    .optional(),
  legal_basis: z.enum(keysOf(legalBases), 'Choisissez une réponse de la liste, ou laissez vide.').optional(),
  dpo_name: z.string().max(120, 'Ce nom tient en 120 caractères.').optional(),
  dpo_email: z
    .email('Cette adresse e-mail ne semble pas complète.')
    .max(200, 'Cette adresse tient en 200 caractères.')
    .optional(),
})
export type OrganisationForm = z.output<typeof OrganisationForm>

/** The directory's search, in its address. */
export const DirectoryForm = z.object({
  q: z.string().max(80).optional(),
  commune: z.string().max(80).optional(),
  apres: z.string().max(260).optional(),
})
export type DirectoryForm = z.output<typeof DirectoryForm>
