import { z } from 'zod'

/** What a family asks, and the day it was received. */
export const ReceiveForm = z.object({
  received_on: z.iso.date('Choisissez le jour où la demande est arrivée.'),
  grounds: z
    .string('Écrivez ce que la famille demande.')
    .min(3, 'Écrivez ce que la famille demande.')
    .max(1000, 'Ce texte tient en 1 000 caractères.'),
})

/** What is answered, and why: `later` when nothing is free for a family whose appeal is upheld. */
export const AnswerForm = z.object({
  answer: z
    .string('Écrivez la réponse et ses raisons, en dix caractères au moins.')
    .min(10, 'Écrivez la réponse et ses raisons, en dix caractères au moins.')
    .max(1000, 'Ce texte tient en 1 000 caractères.'),
  upheld: z.enum(['oui', 'non'], 'Choisissez la réponse.'),
  later: z.literal('oui').optional(),
  alone: z.literal('oui').optional(),
})
export type AnswerForm = z.output<typeof AnswerForm>
