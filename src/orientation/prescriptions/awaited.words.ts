import { sayAgo } from '#platform/i18n/dates.ts'
import { arrivalAwaited } from '../arrivals/arrival.awaited.ts'
import type { Arrival } from '../arrivals/arrival.rules.ts'
import { settledBy } from './words.ts'

type Standing = {
  state: string
  sender: string
  receiver: string
  sent_at: Date
  asked_at: Date | null
  answered_at: Date | null
  /** Why it was refused, and when its sender noted that it was read. */
  why?: string | null
  noted_at?: Date | null
  updated_at: Date
  /** Of the household, while it is followed. */
  status: string | null
  stage: number | null
  answer_awaited: boolean | null
  /** When it was erased: nothing is awaited any more. */
  forgotten_at?: Date | null
} & Arrival

/** Who has the word, on which side of the prescription one reads it, and since when. */
export type Awaited = { who: string; what: string; since: Date }

/** What is awaited from whom; null when nothing is. */
export function awaited(row: Standing, side: 'sent' | 'received'): Awaited | null {
  if (row.forgotten_at) return null
  const mine = side === 'sent'
  if (row.state === 'sent' && row.asked_at)
    return { who: mine ? 'Vous' : row.sender, what: 'répondre à la question', since: row.asked_at }
  if (row.state === 'sent') return { who: mine ? row.receiver : 'Vous', what: 'répondre', since: row.sent_at }
  if (row.state === 'accepted') return row.status === 'open' ? arrivalAwaited(row, side) : null
  // Sent on since then, served by another way or closed: nothing remains to do here.
  if (!mine || row.status !== 'open' || row.stage !== 2 || row.answer_awaited) return null
  const settled = row.state === 'refused' && settledBy(row.why ?? null) !== null
  if (settled && row.noted_at) return null
  if (row.state === 'refused')
    return {
      who: 'Vous',
      what: settled ? 'lire la réponse' : 'orienter ailleurs',
      since: row.answered_at ?? row.updated_at,
    }
  if (row.state === 'expired') return { who: 'Vous', what: 'orienter ailleurs', since: row.updated_at }
  return null
}

/** "Vous : répondre à la question, depuis 3 jours". */
export function sayAwaited(row: Standing, side: 'sent' | 'received', now: Date): string {
  const one = awaited(row, side)
  return one ? `${one.who} : ${one.what}, ${sinceWhen(one.since, now)}` : 'Rien'
}

export const sinceWhen = (moment: Date, now: Date): string => `depuis ${sayAgo(moment, now).replace(/^il y a /, '')}`
