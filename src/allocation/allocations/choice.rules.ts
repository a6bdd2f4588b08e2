import { type Kind, kinds } from '../programmes/words.ts'

/** What the household still lacks of one kind, as the screen that promises asks it. */
type Ask = 'open' | 'promised' | 'unasked'

/** Sent for a kind that is deliberately left for another day. */
export const LATER = 'later'

/** States of a need that no promise answers yet. */
export const unanswered: readonly string[] = ['heard', 'qualified', 'prescribed']

type Needs = readonly { kind: string; state: string }[]

/** A need that nothing answers is asked; one that is promised is shown; what the household never asked stays out of the way. */
export function askOf(kind: Kind, needs: Needs, promised: Needs): Ask {
  if (promised.some((row) => row.kind === kind && row.state === 'promised')) return 'promised'
  if (needs.some((need) => need.kind === kind && unanswered.includes(need.state))) return 'open'
  return promised.some((row) => row.kind === kind) ? 'promised' : 'unasked'
}

export type Asks = Record<Kind, Ask>
export const asksOf = (needs: Needs, promised: Needs): Asks => ({
  computer: askOf('computer', needs, promised),
  connection: askOf('connection', needs, promised),
})

/** Name of the field that answers a kind. */
export const fieldOf: Record<Kind, 'device' | 'sim'> = { computer: 'device', connection: 'sim' }

const missing: Record<Kind, string> = {
  computer: 'Choisissez un ordinateur, ou « Pas maintenant ».',
  connection: 'Choisissez une carte SIM, ou « Pas maintenant ».',
}

/** Each need still open has an answer, given by somebody; and at least one thing is promised. A sentence by field. */
export function refusalsOfChoices(
  asks: Asks,
  chosen: { device?: string | string[]; sim?: string | string[] },
): Partial<Record<'device' | 'sim', string>> {
  const refusals: Partial<Record<'device' | 'sim', string>> = {}
  for (const kind of kinds) if (asks[kind] === 'open' && !chosen[fieldOf[kind]]) refusals[fieldOf[kind]] = missing[kind]
  if (Object.keys(refusals).length > 0) return refusals
  if (kinds.some((kind) => (chosen[fieldOf[kind]] || LATER) !== LATER)) return {}
  const first = kinds.find((kind) => asks[kind] === 'open') ?? 'computer'
  return { [fieldOf[first]]: 'Il reste à choisir au moins une chose à promettre à la famille.' }
}
