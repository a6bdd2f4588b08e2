import { z } from 'zod'
import { short } from '#platform/web/pieces.ts'

export const question = short(500, 'Écrivez votre question.').min(3, 'Écrivez votre question.')

/** What the receiver needs to know before it answers. */
export const AskForm = z.object({ question })

/** What the sender answers. */
export const ReplyForm = z.object({ reply: short(500, 'Écrivez votre réponse.').min(1, 'Écrivez votre réponse.') })
