/** The few questions that a census may ask beside its counts: none of them is about a person. */
export const censusQuestions = {
  visitors: 'Combien de personnes recevez-vous dans un mois ordinaire ?',
  help: 'Quelqu’un aide-t-il déjà chez vous à faire des démarches en ligne ?',
  obstacle: 'Qu’est-ce qui bloque le plus, en une phrase ?',
} as const
export type CensusQuestion = keyof typeof censusQuestions
