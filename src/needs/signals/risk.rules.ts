import { type Break, breakDaysBetween, schoolDaysBetween } from './schoolDays.ts'
import { equippedSince, type Followed, isOpen } from './signal.rules.ts'

/** How near a pupil is to leaving school, as far as signals tell. Never a number: a level, and the sentences that make it. */
export type RiskLevel = 'none' | 'watch' | 'high'
export type Risk = { level: RiskLevel; reasons: string[] }

/** A pupil's latest signal, and how many there were this school year, mistakes left out. */
export type AtRisk = Followed & { since: string; causes: readonly string[]; closed_as: string | null; times: number }

type Reason = readonly [level: 'watch' | 'high', sentence: string]

/**
 * One serious reason, or two lighter ones, make a high risk. The thresholds are those of this page and of no model: they are
 * written for the school in `rulesInWords`, so that anybody can find again why a pupil is there. `breaks` are those of its school.
 */
export function riskOf(signal: AtRisk, today: string, breaks: readonly Break[]): Risk {
  const reasons = reasonsOf(signal, today, breaks)
  const serious = reasons.some(([level]) => level === 'high')
  const level = serious || reasons.length >= 2 ? 'high' : reasons.length === 1 ? 'watch' : 'none'
  return { level, reasons: reasons.map(([, sentence]) => sentence) }
}

function reasonsOf(signal: AtRisk, today: string, breaks: readonly Break[]): Reason[] {
  const reasons: Reason[] = []
  const { times } = signal
  const open = isOpen(signal)
  const daysFrom = (from: string) => schoolDaysBetween(from, today, breaks)
  // A count that breaks made smaller says so.
  const without = (from: string) => (breakDaysBetween(from, today, breaks) > 0 ? ', vacances déduites' : '')
  if (times >= 2) reasons.push([times >= 3 && open ? 'high' : 'watch', `Repéré ${times} fois depuis septembre`])
  if (!open) return times >= 3 ? reasons : []
  const unheard = daysFrom(signal.flagged_on)
  if (signal.reach !== 'reached' && unheard >= 5)
    reasons.push([
      unheard >= 10 ? 'high' : 'watch',
      `Famille non jointe depuis ${unheard} jours de classe${without(signal.flagged_on)}`,
    ])
  const handed = signal.equipped_on ?? today
  const equipped = equippedSince(signal) ? daysFrom(handed) : 0
  if (equipped >= 8)
    reasons.push(['high', `Pas de retour ${equipped} jours de classe après l’équipement${without(handed)}`])
  const away = daysFrom(signal.since)
  if (away >= 15)
    reasons.push([
      away >= 30 ? 'high' : 'watch',
      `Sans connexion depuis ${away} jours de classe${without(signal.since)}`,
    ])
  if (signal.causes.includes('disengaged')) reasons.push(['watch', 'A perdu pied, ou le goût de suivre'])
  return reasons
}

export const riskWords: Record<RiskLevel, string> = {
  high: 'Risque élevé',
  watch: 'À surveiller',
  none: 'Pas d’alerte',
}

/** The rule, as it is read on the screen. */
export const rulesInWords: readonly string[] = [
  'Risque élevé : repéré trois fois dans l’année et pas revenu, famille non jointe depuis 10 jours de classe, pas de retour 8 jours de classe après l’équipement, ou sans connexion depuis 30 jours de classe.',
  'À surveiller : repéré deux fois, famille non jointe depuis 5 jours de classe, sans connexion depuis 15 jours de classe, ou a perdu pied ou le goût de suivre. Deux de ces raisons ensemble font un risque élevé.',
  'Revenu, un élève n’est plus en alerte ; repéré trois fois ou plus, il reste à surveiller.',
  'Les jours de classe vont du lundi au vendredi, sans les jours fériés ni les vacances scolaires qui sont notées.',
]

const order: Record<RiskLevel, number> = { high: 0, watch: 1, none: 2 }
/** The nearest to leaving is nought. */
export const riskRank = (level: RiskLevel): number => order[level]
/** The nearest to leaving first. */
export const byRisk = (one: RiskLevel, other: RiskLevel): number => order[one] - order[other]
