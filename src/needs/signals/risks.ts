import { byRisk, type Risk, riskOf } from './risk.rules.ts'
import type { Break } from './schoolDays.ts'
import type { Signal } from './signal.read.store.ts'
import { isOwnTurn } from './step.rules.ts'

/** A signal with its risk and the reasons of it, and whether its next step is the school's own. */
export type Line = Signal & { risk: Risk; own: boolean }

/** The nearest to leaving school first, then the longest away. */
export const linesOf = (signals: readonly Signal[], today: string, breaks: readonly Break[]): Line[] =>
  signals
    .map((signal) => ({ ...signal, risk: riskOf(signal, today, breaks), own: isOwnTurn(signal, today) }))
    .toSorted((a, b) => byRisk(a.risk.level, b.risk.level) || a.since.localeCompare(b.since) || (a.id < b.id ? -1 : 1))

/** The latest signal of each pupil who is at risk, the nearest to leaving first; `signals` come the latest first. */
export function alertsIn(signals: readonly Signal[], today: string, breaks: readonly Break[]): Line[] {
  const seen = new Set<string>()
  const latest = signals.filter(({ pupil_id }) => !seen.has(pupil_id) && seen.add(pupil_id))
  return linesOf(latest, today, breaks).filter(({ risk }) => risk.level !== 'none')
}
