import { DAY, sayDay } from '#platform/i18n/dates.ts'

/** Days between two messages about one prescription: a mailbox that is full of them is read by nobody. */
const REMIND_DAYS = 3

type Standing = {
  state: string
  suspended: boolean
  sent_at: Date
  asked_at: Date | null
  /** When the newest link left; null when none did. */
  linked_at: Date | null
  receiver_email: string | null
}

/** Why the sender may not write again to a receiver that does not answer; null when it may. */
export function refusalToRemind(asked: Standing, now: Date): string | null {
  if (asked.state !== 'sent' || asked.suspended) return 'Cette orientation n’attend plus de réponse.'
  if (asked.asked_at) return 'C’est votre réponse à la question qui est attendue.'
  if (!asked.receiver_email) return 'Cette structure n’a pas d’adresse e-mail : appelez-la.'
  const last = asked.linked_at ?? asked.sent_at
  return now.getTime() - last.getTime() >= REMIND_DAYS * DAY
    ? null
    : `Un message est déjà parti ${sayDay(last, now)} : laissez-lui trois jours, ou appelez.`
}
