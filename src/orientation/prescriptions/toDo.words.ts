import { sayNeeds } from '#needs/households/words.ts'
import { sayAgo } from '#platform/i18n/dates.ts'
import { byName, ofName, toward } from '#platform/i18n/toward.ts'
import { uncapital } from '#platform/text/capital.ts'
import { type Arrival, isSilent } from '../arrivals/arrival.rules.ts'
import { arrivalSaid } from '../arrivals/arrival.words.ts'
import { awaited } from './awaited.words.ts'
import { silentSince } from './prescription.rules.ts'
import type { Direction, ListedPrescription } from './prescription.store.ts'
import { settledBy } from './words.ts'

/** What somebody has to do about one prescription: the same sentence and the same verb in their day and in the list. */
export type ToDo = { what: string; detail: string; verb: string }

type Sent = { sender: string; sent_at: Date; kinds: string[]; urgent: boolean }
export const toAnswer = ({ sender, sent_at, kinds, urgent }: Sent, now: Date): ToDo => ({
  what: 'une orientation vous est adressée',
  detail: `De la part ${ofName(sender)}, ${sayAgo(sent_at, now)}. Besoin : ${sayNeeds(kinds)}.${urgent ? ' C’est urgent.' : ''}`,
  verb: 'Répondre',
})

type Asked = { receiver: string; asked_at: Date }
export const toReply = ({ receiver, asked_at }: Asked, now: Date): ToDo => ({
  what: 'une question vous est posée',
  detail: `Posée ${byName(receiver)}, ${sayAgo(asked_at, now)} : votre réponse est attendue.`,
  verb: 'Répondre',
})

type Refused = { receiver: string; answered_at: Date; why: string | null }
export const toSendOn = ({ receiver, answered_at, why }: Refused, now: Date): ToDo => ({
  what: 'orientation refusée',
  detail: `Réponse ${ofName(receiver)}, ${sayAgo(answered_at, now)}. ${why ?? ''}`.trim(),
  verb: settledBy(why) ? 'Lire la réponse' : 'Orienter ailleurs',
})

type Ended = { state: string; at: Date }
/** Of what came to nothing a while ago, and was read or left: still to send on. */
export const toSendOnStill = ({ state, at }: Ended, now: Date): ToDo => ({
  what: `${state === 'expired' ? 'restée sans réponse' : 'refusée'} ${sayAgo(at, now)}, à orienter ailleurs`,
  detail: 'La famille n’est adressée à personne.',
  verb: 'Orienter ailleurs',
})

type Expired = { receiver: string; updated_at: Date; family_told_at: Date | null }
export const toSendOnAfterSilence = ({ receiver, updated_at, family_told_at }: Expired, now: Date): ToDo => ({
  what: 'orientation restée sans réponse',
  detail: `Aucune réponse ${ofName(receiver)}. Arrêtée ${sayAgo(updated_at, now)}. ${sayTold(family_told_at)}`,
  verb: 'Orienter ailleurs',
})

export const sayTold = (at: Date | null): string => (at ? 'La famille est prévenue.' : 'Prévenez la famille.')

type Coming = Pick<Arrival, 'came_at' | 'came_asked_at' | 'came_silent_at'> & { receiver: string }
/** Of a person who did not come, or of whom nobody says whether it came. */
export const toFollow = (one: Coming, now: Date): ToDo =>
  isSilent(one)
    ? {
        what: 'venue jamais confirmée',
        detail: `Demandé deux fois ${toward(one.receiver)}, sans réponse. Appelez la structure, ou demandez à la famille.`,
        verb: 'Voir qui appeler',
      }
    : {
        what: uncapital(arrivalSaid.absent),
        detail: `Réponse ${ofName(one.receiver)}${one.came_at ? `, ${sayAgo(one.came_at, now)}` : ''}. Voyez avec la famille ce qui a empêché sa venue.`,
        verb: 'Orienter ailleurs',
      }

type Accepted = { sender: string; answered_at: Date }
export const toSay = ({ sender, answered_at }: Accepted, now: Date): ToDo => ({
  what: 'la personne est-elle venue ?',
  detail: `Acceptée ${sayAgo(answered_at, now)}. Question de la part ${ofName(sender)}.`,
  verb: 'Répondre',
})

/** Of a line of the list; null when its reader has nothing to do. */
export function toDoOf(row: ListedPrescription, direction: Direction, now: Date): ToDo | null {
  const one = awaited(row, direction)
  if (one?.who !== 'Vous') return null
  if (direction === 'received')
    return row.state === 'sent' ? toAnswer(row, now) : toSay({ ...row, answered_at: row.answered_at ?? one.since }, now)
  if (row.state === 'sent') return toReply({ ...row, asked_at: one.since }, now)
  if (row.state === 'refused' && row.noted_at) return toSendOnStill({ ...row, at: one.since }, now)
  if (row.state === 'expired' && row.updated_at <= silentSince(now))
    return toSendOnStill({ ...row, at: one.since }, now)
  if (row.state === 'refused') return toSendOn({ ...row, answered_at: one.since }, now)
  return row.state === 'expired' ? toSendOnAfterSilence(row, now) : toFollow(row, now)
}
