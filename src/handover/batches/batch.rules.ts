import { refusalOfDue } from '../handovers/due.rules.ts'
import { digestOfShown } from '../handovers/shown.rules.ts'
import type { BatchForm } from './batch.form.ts'

/** Most devices of one batch: one signature is read, line by line. */
export const MOST_DEVICES = 100

/** A person brings back on a day; a place is one of the organisation's own. */
export function refusalOfReceiver(
  form: Pick<BatchForm, 'receiver' | 'place' | 'due_on'>,
  today: string,
): { refusal: string; field: 'place' | 'due_on' } | null {
  if (form.receiver === 'place' && !form.place) return { refusal: 'Choisissez le lieu qui reçoit.', field: 'place' }
  if (form.receiver === 'place' && !form.due_on) return null
  const due = refusalOfDue('loan', form.due_on, today)
  return due ? { refusal: due, field: 'due_on' } : null
}

/** The digest of what a batch shows to whoever answers for it. */
export const batchShown = (
  batch: { due_on: string | null; place_id: string | null; receiver_name: string | null },
  things: Parameters<typeof digestOfShown>[1],
): string => digestOfShown([batch.due_on, batch.place_id, batch.receiver_name], things)

/** Nothing is signed twice, nor once nothing is left to hand over. */
export function refusalToSignBatch(state: string, pending: number): string | null {
  if (state === 'cancelled') return 'Cette remise est annulée : préparez-en une nouvelle.'
  if (state !== 'prepared') return 'Cette remise vient d’être signée : il n’y a rien à refaire.'
  return pending === 0 ? 'Il n’y a plus rien à remettre : tout a été refusé.' : null
}

/** Their name is needed as long as they answer for something. */
export const refusalToErase = (state: string): string | null =>
  state === 'closed' || state === 'cancelled'
    ? null
    : 'Ce nom dit qui répond du matériel : effacez-le quand tout est revenu.'

/** Until it is signed, a thing may be refused and the sheet cancelled. */
export function refusalToUndoBatch(state: string): string | null {
  if (state === 'prepared') return null
  return state === 'cancelled' ? 'Cette remise est déjà annulée.' : 'Cette remise est signée : elle ne s’annule plus.'
}
