import { z } from 'zod'
import { type Answers, type Gesture, gestureNames, moments } from './words.ts'

const level = z.enum(['0', '1', '2', '3'], 'Choisissez une réponse, même approximative.').transform(Number)

export const OutcomeForm = z.object({
  moment: z.enum(Object.keys(moments) as ['before', 'after'], 'Choisissez le moment dont vous parlez.'),
  ...(Object.fromEntries(gestureNames.map((gesture) => [gesture, level])) as Record<Gesture, typeof level>),
})
export type OutcomeForm = z.output<typeof OutcomeForm>

export const answersOf = (form: OutcomeForm): Answers =>
  Object.fromEntries(gestureNames.map((gesture) => [gesture, form[gesture]])) as Answers
