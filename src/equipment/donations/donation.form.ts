import { z } from 'zod'
import { versionRead } from '#platform/web/pieces.ts'

const long = { error: 'Ce texte est trop long.' }

/** What a donor announces of a lot as a whole; its lines are read apart (line.form.ts). */
export const DonationForm = z.object({
  title: z
    .string({ error: 'Donnez un nom à ce don, par exemple « Postes de la mairie ».' })
    .min(2, { error: 'Ce nom est trop court.' })
    .max(160, long),
  agreement_id: z.uuid({ error: 'Choisissez une convention, ou « Sans convention ».' }).optional(),
  refurbisher_id: z.uuid({ error: 'Choisissez l’atelier qui recevra ce don.' }),
  place: z.string({ error: 'Où l’atelier viendra-t-il les chercher ?' }).max(300, long),
  ready_on: z.iso.date({ error: 'Donnez un jour, par exemple 24/11/2026.' }).optional(),
  remove_by: z.iso.date({
    error: 'Donnez la date limite d’enlèvement : l’acte de cession doit la dire (convention-type de l’État).',
  }),
  public_body: z.literal('oui').optional(),
  deliberation: z.string().max(160, long).default(''),
  /** The version that was read, when a lot is corrected. */
  version: versionRead.optional(),
})

/** What the refurbisher answers. */
export const AnswerForm = z.object({
  answer: z.enum(['accepted', 'refused'], { error: 'Dites si vous acceptez ce don.' }),
  why: z.string().max(500, long).optional(),
})

/** How a lot is received. */
export const ReceptionForm = z.object({
  how: z.enum(['all', 'scan'], { error: 'Dites comment les appareils sont arrivés.' }),
})
