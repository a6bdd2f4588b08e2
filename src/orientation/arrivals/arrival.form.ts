import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { who } from '../links/link.form.ts'
import { arrivalAnswers } from './arrival.words.ts'

/** Whether the person came, which day, and one sentence if one is needed. */
export const ArrivalForm = z.object({
  came: z.enum(keysOf(arrivalAnswers), 'Choisissez une réponse.'),
  came_on: z.iso.date('Choisissez un jour.').optional(),
  said: short(300).default(''),
})
export type ArrivalForm = z.output<typeof ArrivalForm>

/** The same by link, under the name that is typed. */
export const ArrivalByLinkForm = ArrivalForm.extend({ who })
export type ArrivalByLinkForm = z.output<typeof ArrivalByLinkForm>
