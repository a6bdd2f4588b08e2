/** The seven links of a household's chain, in order. */
export const links = ['Besoin', 'Orientation', 'Attribution', 'Remise', 'Connexion', 'Formation', 'Autonomie'] as const

/** done: closed · now: under way · ahead: not begun · none: this household does not need it. */
export type LinkState = 'done' | 'now' | 'ahead' | 'none'

/** State of each link when the one numbered `stage` (1 to 7) is under way; 8 means that all are closed. */
export const statesAt = (stage: number): LinkState[] =>
  links.map((_, at) => (at + 1 < stage ? 'done' : at + 1 === stage ? 'now' : 'ahead'))

/** What the chain says to someone who does not see it. */
export const sayChain = (states: readonly LinkState[]): string => {
  const now = states.indexOf('now')
  if (now >= 0) return `Étape ${now + 1} sur ${states.length} : ${links[now]}`
  const done = states.filter((state) => state === 'done').length
  return states.includes('ahead')
    ? `${done} ${done > 1 ? 'étapes franchies' : 'étape franchie'} sur ${states.length}`
    : states.length === links.length
      ? 'Les sept étapes sont franchies'
      : 'Toutes les étapes sont franchies'
}
