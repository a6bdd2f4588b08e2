import type { LinkState } from '#platform/ui/chain.rules.ts'

const stateOf: Record<string, LinkState> = { d: 'done', n: 'now', a: 'ahead', s: 'none' }
const known = new Map<string, LinkState[]>()

/** The seven letters that the database keeps ('ddnaaaa') as the states that the interface draws. */
export const statesOf = (chain: string): LinkState[] => {
  const drawn = known.get(chain)
  if (drawn) return drawn
  const states = [...chain].map((letter) => stateOf[letter] ?? 'ahead')
  known.set(chain, states)
  return states
}
