import { byRisk, type Risk, riskOf } from './risk.rules.ts'
import type { Signal } from './signal.read.ts'

/** A signal with its risk and the reasons of it. */
export type Line = Signal & { risk: Risk }

/** The nearest to leaving school first, then the longest away. */
export const linesOf = (signals: readonly Signal[], today: string): Line[] =>
  signals
    .map((signal) => ({ ...signal, risk: riskOf(signal, today) }))
    .toSorted((a, b) => byRisk(a.risk.level, b.risk.level) || a.since.localeCompare(b.since))

/** The risk of each pupil, read from their latest signal; `signals` come the latest first. */
export function latestRisks(signals: readonly Signal[], today: string): Map<string, Risk> {
  const risks = new Map<string, Risk>()
  for (const signal of signals) if (!risks.has(signal.pupil_id)) risks.set(signal.pupil_id, riskOf(signal, today))
  return risks
}
