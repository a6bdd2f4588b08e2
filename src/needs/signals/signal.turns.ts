import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { calendarOf } from './break.store.ts'
import { type RiskLevel, riskRank, riskWords } from './risk.rules.ts'
import { type Line, linesOf } from './risks.ts'
import { openSignalsOf } from './signal.read.store.ts'
import { type Awaited, awaited, daysBetween, lookedSince, REACH_DAYS, signalsPupils } from './signal.rules.ts'
import { sayPupil } from './words.ts'

const MOST = 20

/** What a school's signals wait for, in the order and the colour of its list: worked out when the page is read, never stored. */
export async function signalTurns(by: Acting): Promise<Turn[]> {
  if (!signalsPupils.includes(by.member.role)) return []
  const today = dayOf(by.now)
  const [signals, { breaks }] = await Promise.all([openSignalsOf(by), calendarOf(by)])
  return linesOf(signals, today, breaks)
    .flatMap((line) => turnOf(line, today) ?? [])
    .slice(0, MOST)
}

/** A high risk is red, and so is nothing else: the colour is that of the list. */
const toneOf = (level: RiskLevel): Turn['tone'] => (level === 'high' ? 'loss' : 'turn')

function turnOf(line: Line, today: string): Turn | null {
  const what = awaited(line, today)
  const said = what && sayTurn(what, line, today)
  if (!said) return null
  const { risk } = line
  const level = risk.level === 'none' ? '' : `${riskWords[risk.level]}. `
  return {
    href: `/signalements/${line.id}`,
    title: `${sayPupil(line)}, ${line.class}`,
    tone: toneOf(risk.level),
    rank: riskRank(risk.level),
    since: new Date(`${line.since}T12:00:00Z`),
    detail: `${level}${said.detail}`,
    verb: said.verb,
  }
}

type Said = Pick<Turn, 'detail' | 'verb'>

/** What is waited for, and the verb; nothing when it is too early to ask. */
function sayTurn(what: NonNullable<Awaited>, signal: Line, today: string): Said | null {
  const href = `/signalements/${signal.id}`
  const age = daysBetween(signal.flagged_on, today)
  if (what === 'return')
    return {
      detail: `Matériel reçu le ${sayDate(signal.equipped_on ?? today)} : de retour en cours ?`,
      verb: ['Noter son retour', href],
    }
  if (what === 'cause')
    return {
      detail: 'La famille est jointe. Qu’est-ce qui l’empêche de suivre ?',
      verb: ['Noter la cause', `${href}/cause`],
    }
  if (what === 'look')
    return {
      detail: lookedSince(signal)
        ? `Dernier point il y a ${counted(daysBetween(signal.looked_on ?? today, today), 'jour')}, retour attendu.`
        : `Repérage il y a ${counted(age, 'jour')}, retour attendu.`,
      verb: ['Faire le point', href],
    }
  const quiet = signal.tried_at ? daysBetween(dayOf(signal.tried_at), today) : age
  if (signal.tried_at ? quiet < REACH_DAYS : age < 1) return null
  return {
    detail: signal.tried_at
      ? `${counted(signal.tries, 'essai')} sans réponse, le dernier il y a ${counted(quiet, 'jour')}.`
      : `Famille pas encore appelée, repérage il y a ${counted(age, 'jour')}.`,
    verb: ['Appeler', href],
  }
}
