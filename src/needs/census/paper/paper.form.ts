import { z } from 'zod'
import { type Asked, amongWithin, answerFields } from '../answer/answer.form.ts'

/** The same grid, typed from paper, with the name of the structure that wrote it. */
export const paperForm = (census: Asked) =>
  answerFields(census)
    .extend({
      partner: z
        .string('Écrivez le nom de la structure.')
        .trim()
        .min(2, 'Écrivez le nom de la structure.')
        .max(160, 'Ce nom tient en 160 caractères.'),
    })
    .superRefine(amongWithin(census))
