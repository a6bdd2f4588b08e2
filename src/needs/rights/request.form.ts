import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { answers, requestHows, requestKinds } from './request.words.ts'

export const RequestForm = z.object({
  kind: z.enum(keysOf(requestKinds), 'Choisissez ce que la personne demande.'),
  said: short(500).default(''),
  asker: short(120).default(''),
  how: z.enum(keysOf(requestHows), 'Dites comment la demande est arrivée.'),
  received_on: z.iso.date('Écrivez le jour où la demande est arrivée.'),
})
export type RequestForm = z.output<typeof RequestForm>

const ENOUGH = 10
const sentence = (most: number, missing: string) => short(most, missing).min(ENOUGH, missing)

export const AnswerForm = z.object({
  answer: z.enum(keysOf(answers), 'Dites si c’est fait ou refusé.'),
  answer_said: sentence(500, 'Écrivez la phrase que la personne lira.'),
})
export type AnswerForm = z.output<typeof AnswerForm>

export const ExtensionForm = z.object({
  because: sentence(300, 'Dites pourquoi il faut plus de temps : la personne le lira.'),
})
export type ExtensionForm = z.output<typeof ExtensionForm>
