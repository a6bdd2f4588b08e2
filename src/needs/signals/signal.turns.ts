import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { openSignalsOf, type Signal } from './signal.read.store.ts'
import { type Awaited, awaited, daysBetween, LATE_DAYS, REACH_DAYS, signalsPupils } from './signal.rules.ts'
import { sayPupil } from './words.ts'

const MOST = 20
/** A return that is not noted comes before a call, a call before a cause. */
const order: Record<NonNullable<Awaited>, number> = { return: 0, reach: 1, cause: 2, look: 3 }

/** What a school's signals wait for: worked out when the page is read, never stored. */
export async function signalTurns(by: Acting): Promise<Turn[]> {
  if (!signalsPupils.includes(by.member.role)) return []
  const today = dayOf(by.now)
  return (await openSignalsOf(by))
    .flatMap((signal) => {
      const what = awaited(signal, today)
      const turn = what && turnOf(what, signal, today)
      return what && turn ? [{ what, turn }] : []
    })
    .toSorted((a, b) => order[a.what] - order[b.what] || a.turn.since.getTime() - b.turn.since.getTime())
    .slice(0, MOST)
    .map(({ turn }) => turn)
}

function turnOf(what: NonNullable<Awaited>, signal: Signal, today: string): Turn | null {
  const href = `/signalements/${signal.id}`
  const age = daysBetween(signal.flagged_on, today)
  const late = age >= LATE_DAYS
  const shared = { href, title: `${sayPupil(signal)}, ${signal.class}`, since: signal.flagged_at }
  if (what === 'return')
    return {
      ...shared,
      since: new Date(`${signal.equipped_on}T12:00:00Z`),
      tone: daysBetween(signal.equipped_on ?? today, today) >= LATE_DAYS ? 'loss' : 'turn',
      detail: `Matériel reçu le ${sayDate(signal.equipped_on ?? today)} : de retour en cours ?`,
      verb: ['Noter son retour', href],
    }
  if (what === 'cause')
    return {
      ...shared,
      tone: late ? 'loss' : 'turn',
      detail: 'La famille est jointe. Qu’est-ce qui l’empêche de suivre ?',
      verb: ['Noter la cause', `${href}/cause`],
    }
  if (what === 'look')
    return {
      ...shared,
      tone: 'turn',
      detail: `Repérage il y a ${counted(age, 'jour')}, retour attendu.`,
      verb: ['Faire le point', href],
    }
  const quiet = signal.tried_at ? daysBetween(dayOf(signal.tried_at), today) : age
  if (signal.tried_at ? quiet < REACH_DAYS : age < 1) return null
  return {
    ...shared,
    tone: late ? 'loss' : 'turn',
    detail: signal.tried_at
      ? `${counted(signal.tries, 'essai')} sans réponse, le dernier il y a ${counted(quiet, 'jour')}.`
      : `Famille pas encore appelée, repérage il y a ${counted(age, 'jour')}.`,
    verb: ['Joindre', href],
  }
}
