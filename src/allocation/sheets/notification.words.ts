import { sayPhone } from '#network/phones/phone.ts'
import { callBack } from '#support/messages/callBack.words.ts'
import { essentials, languageOf } from './essential.words.ts'

/** Whom a short message is for, and in whose name. */
type Notified = {
  outcome: 'served' | 'waiting'
  /** Codes of the languages of the household (src/needs/households/languages.ts). */
  languages: readonly string[]
  /** Others may read its messages (`household.neutral_message`). */
  neutral: boolean
  /** Of the organisation that decided: its name, and the words that stand for it where it is masked. */
  organisation: { name: string; masked_as: string | null; phone: string | null }
  /** When and where it is expected, and how to say that it cannot come, if an appointment was made. */
  appointment?: string | undefined
}

/**
 * The short message (SMS or e-mail) that says an answer is there, in one of the family's languages. It names neither the family nor what
 * was asked for; read over a shoulder by somebody else, a neutral one only asks for a call.
 */
export function notificationOf({ outcome, languages, neutral, organisation, appointment }: Notified): {
  subject: string
  body: string
} {
  const code = languageOf(languages)
  if (neutral) return { subject: 'Un message', body: callBack[code] ?? callBack.fr }
  const { name, masked_as, phone } = organisation
  const words = essentials[code] as (typeof essentials)[string]
  const signed = masked_as ?? name
  return {
    subject: 'Votre demande',
    body: [words[outcome], appointment, words.help, `${signed}${phone ? `, ${sayPhone(phone)}` : ''}.`]
      .filter(Boolean)
      .join(' '),
  }
}
