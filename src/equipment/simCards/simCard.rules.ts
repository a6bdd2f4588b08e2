/** The states of a SIM card, as people say them. */
export const simStates: Record<string, string> = {
  in_stock: 'En stock',
  assigned: 'Confiée à un lieu',
  given: 'Remise',
  active: 'Active',
  expired: 'Expirée',
  lost: 'Perdue',
  blocked: 'Bloquée',
  returned: 'Rendue',
}

const several: Record<string, string> = {
  in_stock: 'en stock',
  assigned: 'confiées à un lieu',
  given: 'remises',
  active: 'actives',
  expired: 'expirées',
  lost: 'perdues',
  blocked: 'bloquées',
  returned: 'rendues',
}

/** The noun of a count of cards in one state: "carte remise", "cartes remises". */
export const nounsOf = (state: string): readonly [one: string, many: string] => [
  `carte ${(simStates[state] ?? '').toLowerCase()}`,
  `cartes ${several[state] ?? ''}`,
]

/** The states of a card that may still be given. */
export const givable: readonly string[] = ['in_stock', 'assigned']

/** Where a card may go from each state: blank cards serve once, a card that was given never returns to the stock. */
const arrows: Record<string, readonly string[]> = {
  in_stock: ['assigned', 'given', 'lost', 'blocked'],
  assigned: ['in_stock', 'given', 'lost', 'blocked'],
  given: ['active', 'expired', 'lost', 'blocked', 'returned'],
  active: ['expired', 'lost', 'blocked', 'returned'],
  blocked: ['active', 'expired', 'lost'],
  lost: ['blocked'],
  expired: [],
  returned: [],
}

export const simMoves = (from: string): readonly string[] => arrows[from] ?? []

export function mayMoveSim(from: string, to: string): string | null {
  if (simMoves(from).includes(to)) return null
  if (to === 'given') return `Cette carte n’est plus disponible : ${(simStates[from] ?? 'inconnue').toLowerCase()}.`
  return `Une carte « ${(simStates[from] ?? from).toLowerCase()} » ne peut pas devenir « ${(simStates[to] ?? to).toLowerCase()} ».`
}
