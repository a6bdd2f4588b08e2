import { momentAt } from '#platform/i18n/dates.ts'
import { type Life, rankOf, sayStay } from './life.words.ts'

/** A line of a device's biography that is known by its month alone. `at` only ranks it among the others, and is never shown. */
type LifeLine = { at: Date; month: string; title: string; text: string; tone?: 'done' | 'loss' }

type Event = { at: Date; from_state: string | null }

/**
 * A month has no hour: a machine that came back stands just before the act that first took it up again, one that left stands at the end
 * of its month, and before its return.
 */
export function linesOfLife(life: Life, events: readonly Event[], now: Date): LifeLine[] {
  const back = life.until && backAt(life.until, events, now)
  const end = new Date(Math.min(endOfMonth(life.since).getTime(), now.getTime()))
  const left: LifeLine = {
    ...{
      at: back && back <= end ? new Date(back.getTime() - 1) : end,
      month: life.since,
      title: 'Remis à une famille',
    },
    ...{ text: life.life > 1 ? `${rankOf(life.life)}.` : '', tone: 'done' },
  }
  if (!life.until || !back || life.months === null) return [left]
  const stay = `Elle l’a eu ${sayStay(life.months)}.`
  return [
    left,
    life.missing
      ? { at: back, month: life.until, title: 'Déclaré manquant par la famille', text: stay, tone: 'loss' }
      : {
          ...{ at: back, month: life.until, title: 'Rendu par la famille' },
          text: `${stay} ${life.certificate ? `Effacé à nouveau : certificat ${life.certificate}.` : 'Il sera effacé avant toute chose.'}`,
        },
  ]
}

const backAt = (month: string, events: readonly Event[], now: Date): Date => {
  const start = momentAt(month, '00:00') ?? now
  const taken = events
    .filter(({ at, from_state }) => from_state === 'returned' && at >= start)
    .reduce<Date | null>((first, { at }) => (first && first < at ? first : at), null)
  return taken ? new Date(taken.getTime() - 1) : new Date(Math.min(endOfMonth(month).getTime(), now.getTime()))
}

const endOfMonth = (first: string): Date =>
  new Date((momentAt(Temporal.PlainDate.from(first).add({ months: 1 }).toString(), '00:00')?.getTime() ?? 0) - 1)
