/** What became of machines, as a donor reads it: each one is in exactly one of these. */
export const fates = {
  absent: 'Inscrits, pas encore arrivés',
  working: 'En travail à l’atelier',
  ready: 'Prêts ou réservés, pas encore remis',
  reused: 'Réemployés',
  recycled: 'Recyclés, démontés ou détruits',
  waste: 'Traités comme déchets',
  lost: 'Perdus ou volés',
  sent_back: 'Refusés ou rendus',
} as const
export type Fate = keyof typeof fates
export type Fates = Record<Fate, number>

export const noFate = (): Fates => ({
  absent: 0,
  working: 0,
  ready: 0,
  reused: 0,
  recycled: 0,
  waste: 0,
  lost: 0,
  sent_back: 0,
})

/** Those that a workshop took in. */
export const arrivedOf = (counts: Fates): number =>
  counts.working + counts.ready + counts.reused + counts.recycled + counts.waste + counts.lost + counts.sent_back

/** What was accepted and has not arrived yet; a surplus is what arrived beyond it. */
export const awaitedOf = (accepted: number, counts: Fates): { awaited: number; surplus: number } => ({
  awaited: Math.max(0, accepted - arrivedOf(counts)),
  surplus: Math.max(0, arrivedOf(counts) - accepted),
})
