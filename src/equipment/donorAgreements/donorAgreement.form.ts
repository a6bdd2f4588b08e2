import { z } from 'zod'
import { short, versionRead } from '#platform/web/pieces.ts'

const day = 'Donnez un jour, par exemple 24/11/2026.'

/** What a donor writes of its agreement with a workshop. */
export const DonorAgreementForm = z.object({
  title: short(160, 'Donnez un nom, par exemple « Convention de réemploi 2026 ».').min(2, 'Ce nom est trop court.'),
  refurbisher_id: z.uuid('Choisissez l’atelier.'),
  starts_on: z.iso.date(day),
  ends_on: z.iso.date(day).optional(),
  signed_on: z.iso.date(day).optional(),
  deliberation: short(160).default(''),
  version: versionRead.optional(),
})

/** What the workshop answers; it undertakes when it confirms. */
export const AgreementAnswerForm = z.object({
  answer: z.enum(['confirmed', 'refused'], 'Dites si vous confirmez cette convention.'),
  undertaken: z.literal('oui').optional(),
  why: short(500).optional(),
})

/** A document kept with an agreement. */
export const PaperForm = z.object({
  paper: z
    .file('Choisissez un fichier PDF.')
    .max(10_000_000, 'Ce fichier dépasse 10 Mo. Réduisez-le, ou envoyez-le en plusieurs parties.'),
})
