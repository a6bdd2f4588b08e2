import { z } from 'zod'
import { nameTyped } from '#platform/web/pieces.ts'
import { RefuseForm as ByAccount } from '../prescriptions/prescription.form.ts'
import { question } from '../questions/question.form.ts'

export const who = nameTyped(80, 'Écrivez votre prénom et votre nom : l’expéditeur saura à qui il parle.')

/** Who answers, by the name that this person types: a link holds no account. */
export const NameForm = z.object({ who })
export type NameForm = z.output<typeof NameForm>

export const RefuseForm = ByAccount.extend({ who })
export type RefuseForm = z.output<typeof RefuseForm>

export const AskForm = z.object({ who, question })
export type AskForm = z.output<typeof AskForm>
