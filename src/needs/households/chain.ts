import type { LinkState } from '#platform/ui/chain.rules.ts'

const stateOf: Record<string, LinkState> = { d: 'done', n: 'now', a: 'ahead', s: 'none' }
const known = new Map<string, LinkState[]>()

/** Read by a school: four links, to the hand-over. */
export const isOfSchool = (chain: string): boolean => chain.length === 4

/** What was handed over to the family lights the third and the fourth links together. */
export const isEquipped = (chain: string): boolean => chain[2] === 'd' && chain[3] === 'd'

/** The seven letters that the database keeps ('ddnaaaa') as the states that the interface draws. Nothing of a closed journey is under way. */
export const statesOf = (chain: string, status: string = 'open'): LinkState[] => {
  const letters = status === 'closed' ? chain.replace('n', 'a') : chain
  const drawn = known.get(letters)
  if (drawn) return drawn
  const states = [...letters].map((letter) => stateOf[letter] ?? 'ahead')
  known.set(letters, states)
  return states
}
