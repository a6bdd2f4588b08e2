import { z } from 'zod'
import { count } from '#platform/web/pieces.ts'
import { readValue } from '../devices/inventory.value.ts'

const long = { error: 'Ce texte est trop long.' }

/** Euros as typed ("120", "120,50"), kept in cents. */
const euros = z
  .string({ error: 'Donnez une valeur, même estimée : 0 si l’appareil ne vaut plus rien.' })
  .transform((typed, context) => {
    const value = readValue(typed)
    if ('cents' in value) return value.cents
    context.addIssue({ code: 'custom', message: value.refused })
    return z.NEVER
  })

/** What a donor announces. */
export const DonationForm = z.object({
  title: z
    .string({ error: 'Donnez un nom à ce don, par exemple « Postes de la mairie ».' })
    .min(2, { error: 'Ce nom est trop court.' })
    .max(160, long),
  announced: count('Combien d’appareils', 1, 100_000),
  kinds: z.string({ error: 'Dites quels appareils, par exemple « 30 portables, 10 écrans ».' }).max(300, long),
  place: z.string({ error: 'Où l’atelier viendra-t-il les chercher ?' }).max(300, long),
  ready_on: z.iso.date({ error: 'Donnez un jour, par exemple 24/11/2026.' }).optional(),
  refurbisher_id: z.uuid({ error: 'Choisissez l’atelier qui recevra ce don.' }),
  unit_value: euros,
  public_body: z.literal('oui').optional(),
  deliberation: z.string().max(160, long).default(''),
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
