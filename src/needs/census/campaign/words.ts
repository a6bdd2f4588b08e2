import { sayDate } from '#platform/i18n/dates.ts'
import { partnerKindOf } from './partner.kinds.ts'

/** The few questions that a census may ask beside its counts: none of them is about a person. */
export const censusQuestions = {
  visitors: 'Combien de personnes recevez-vous dans un mois ordinaire ?',
  help: 'Quelqu’un aide-t-il déjà chez vous à faire des démarches en ligne ?',
  obstacle: 'Qu’est-ce qui bloque le plus, en une phrase ?',
  workspace: 'Combien de vos élèves n’ouvrent pas l’espace numérique de l’établissement, depuis chez eux ?',
} as const
export type CensusQuestion = keyof typeof censusQuestions

/** For whom a question is, when it is not for every structure. */
export const FOR_SCHOOLS = 'Écoles, collèges et lycées seulement'
const ofSchools: readonly string[] = ['workspace'] satisfies CensusQuestion[]

/** Whether a question makes sense for schools only. */
export const isOfSchools = (question: string): boolean => ofSchools.includes(question)

/** Those of some questions that a structure is asked: its name says whether it is a school. */
export const askedOf = (questions: readonly string[], partner: string): string[] =>
  questions.filter((question) => !isOfSchools(question) || partnerKindOf(partner) === 'school')

/** "du lundi 30 novembre 2026 au mardi 15 décembre 2026" */
export const sayDays = ({ opens_on, closes_on }: { opens_on: string; closes_on: string }): string =>
  opens_on === closes_on ? `le ${sayDate(opens_on)}` : `du ${sayDate(opens_on)} au ${sayDate(closes_on)}`

/** Where a census stands, as a label. */
export const censusStandings = { soon: 'À venir', open: 'Ouvert', over: 'Clos' } as const
