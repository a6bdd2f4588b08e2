import { DAY } from '#platform/i18n/dates.ts'

/** A personal link lives so many days; each message to the receiver brings another. */
export const LINK_DAYS = 8
/** Days after which a prescription without an answer has expired. */
const EXPIRY_DAYS = 30

type Clock = { sent_at: Date; asked_at: Date | null; paused_seconds: number }

/** When a prescription expires if nobody answers: thirty days, without those during which a question awaited the sender. */
export const endOf = ({ sent_at, asked_at, paused_seconds }: Clock, now: Date): Date => {
  const asking = asked_at ? now.getTime() - asked_at.getTime() : 0
  return new Date(sent_at.getTime() + EXPIRY_DAYS * DAY + paused_seconds * 1000 + asking)
}

/** When a link given now ends: never later than its prescription. */
export const linkEnd = (clock: Clock, now: Date): Date =>
  new Date(Math.min(now.getTime() + LINK_DAYS * DAY, endOf(clock, now).getTime()))

/** Said to whoever answers after a colleague. */
export const ANSWERED = 'Une réponse de votre structure est déjà enregistrée : c’est elle qui compte.'

/** How somebody without an account is named in the story: by the name that was typed, said to be no more than that. */
export const nameByLink = (typed: string): string => `${typed.replace(/\p{Cc}+/gu, ' ').trim()}${BY_LINK}`
const BY_LINK = ', par lien'

/** The name as it was typed; empty for who answered from an account. */
export const nameBefore = (said: string | null | undefined): string =>
  said?.endsWith(BY_LINK) ? said.slice(0, -BY_LINK.length) : ''
