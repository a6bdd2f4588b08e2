import type { LocalTime } from './wipeLog.lines.ts'
import type { WipeRecord } from './wipeRecord.evidence.ts'

/** From when nobody outside the workshop had a machine: it was given back or found, or it came from its donor. */
export type Since = { at: LocalTime; of: 'use' | 'arrival' } | null

/** When a run says that it took place, and when its file was brought (null: not kept yet). */
export type RunTimes = { started: LocalTime; finished: LocalTime | null; brought: LocalTime | null }

/** What is wrong with the date of a run; `near`: so close to the last use that a clock of another zone would say so. */
export type DateDoubt = 'unreal' | 'future' | 'backwards' | 'before_use' | 'before_arrival' | 'near'

/** The clock of a bench often keeps universal time: so much is forgiven to the hour that a log gives, and said. */
const ZONE = 2 * 3_600_000

/** Not a number when no calendar has that day. */
function number(local: LocalTime): number {
  const at = Date.parse(`${local.length === 10 ? `${local}T00:00:00` : local}Z`)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(local.slice(0, 10)) ? Number.NaN : at
}

/** Logs bear a local hour without a zone, from the clock of the machine: whatever it says is held against what is known. */
export function doubtOf({ started, finished, brought }: RunTimes, since: Since): DateDoubt | null {
  const [from, to] = [number(started), finished === null ? null : number(finished)]
  if (Number.isNaN(from) || Number.isNaN(to ?? 0)) return 'unreal'
  if (brought !== null && Math.max(from, to ?? from) > number(brought) + ZONE) return 'future'
  if (to !== null && to < from) return 'backwards'
  if (since === null || from >= number(since.at)) return null
  if (from >= number(since.at) - ZONE) return 'near'
  return since.of === 'use' ? 'before_use' : 'before_arrival'
}

/** Whether a doubt keeps the run from proving anything; one that is only near is shown to whoever verifies. */
export const isGrave = (doubt: DateDoubt | null): doubt is Exclude<DateDoubt, 'near'> =>
  doubt !== null && doubt !== 'near'

const EXPLAIN = 'Effacez-la à nouveau, ou expliquez sa date ; une autre personne vérifiera.'

/** The sentence of each doubt, and what to do. */
export const doubtWords: Readonly<Record<DateDoubt, string>> = {
  unreal: `La date de ce journal n’existe pas au calendrier. ${EXPLAIN}`,
  future: `Ce journal est daté d’après le jour où il a été déposé : l’horloge de la machine était en avance. ${EXPLAIN}`,
  backwards: `L’horloge de la machine a reculé pendant l’effacement : sa date n’est pas sûre. ${EXPLAIN}`,
  before_use: 'Cet effacement date d’avant le dernier usage de l’appareil : il est à refaire.',
  before_arrival: `Ce journal est daté d’avant l’arrivée de la machine : elle a pu servir ensuite, ou son horloge n’est pas à l’heure. ${EXPLAIN}`,
  near: 'Ce journal ne dit pas son fuseau horaire, et commence à moins de deux heures du dernier usage ou de l’arrivée : comparez avec l’heure de l’atelier.',
}

/**
 * Whether a record of two people answers for the date of a run. Nothing that was brought before the last use is ever
 * explained; what the donor's own service wiped counts only as long as nobody had the machine since it came.
 */
export function explains(
  record: Pick<WipeRecord, 'method' | 'done_on'>,
  doubt: DateDoubt,
  since: Since,
  brought: LocalTime | null,
): boolean {
  if (since?.of === 'use' && (brought === null || brought <= since.at)) return false
  if (record.method === 'clock_wrong') return since === null || record.done_on >= since.at.slice(0, 10)
  return record.method === 'donor_wiped' && doubt === 'before_arrival'
}
