import { AGREES_ALONE } from '#needs/ages/age.rules.ts'

/** What a sender says of a young person; of an adult nothing is kept. */
export const youngAnswers = ['with_parent', 'alone', 'adult'] as const
export type YoungAnswer = (typeof youngAnswers)[number]

const ADULT = 18

/** Years lived, the youngest that what is known allows; null when nobody knows. */
export type Somebody = { adult: boolean; age: number | null }
export type Household = {
  /** How many adults it counts. */
  adults: number
  people: readonly Somebody[]
  /** It, or somebody of it whose age nobody knows, is declared a pupil. */
  pupil: boolean
}

/**
 * What is asked before a household is addressed: whether a parent agrees with a young person of fifteen to seventeen ('teen');
 * how old a child or a pupil is of whom nobody knows it ('unknown'); nothing. Children under fifteen without any adult are not
 * addressed ('child'). A family whose children are all younger is asked nothing: its adults answer for them.
 */
export type YoungAsked = 'teen' | 'unknown' | 'child' | 'nothing'

export function youngAsked({ adults, people, pupil }: Household): YoungAsked {
  if (people.some(({ age }) => isTeen(age))) return 'teen'
  const children = people.filter(({ adult }) => !adult)
  const nobodyKnown = children.length === 0 && (pupil || adults === 0)
  if (nobodyKnown || children.some(({ age }) => age === null)) return 'unknown'
  return adults === 0 && children.some(({ age }) => age !== null && age < AGREES_ALONE) ? 'child' : 'nothing'
}

export const isTeen = (age: number | null): boolean => age !== null && age >= AGREES_ALONE && age < ADULT

/** Why what was said of a young person is not enough to address them. */
export function refusalOfYoung(asked: YoungAsked, said: YoungAnswer | undefined): string | null {
  if (asked === 'child')
    return `Avant ${AGREES_ALONE} ans, un enfant n’est pas orienté seul : notez dans sa fiche l’adulte qui en répond, et comptez-le.`
  if (asked === 'teen' && (said === undefined || said === 'adult'))
    return 'Dites si un parent ou un tuteur est d’accord, ou si le jeune agit seul.'
  if (asked === 'unknown' && said === undefined)
    return 'Dites l’âge de la personne orientée : avant 18 ans, un parent est associé, ou le jeune agit seul.'
  return null
}

/** The field that is refused: a child alone is a matter of its file, not of an answer. */
export const youngField = (asked: YoungAsked): 'young' | 'form' => (asked === 'child' ? 'form' : 'young')

/** What is kept of the answer: nothing where nothing was asked, nothing of an adult. */
export const youngKept = (asked: YoungAsked, said: YoungAnswer | undefined): 'with_parent' | 'alone' | null =>
  asked === 'nothing' || said === undefined || said === 'adult' ? null : said

type Typed = { adults: number; children: number; age: number | null; young?: YoungAnswer | undefined }

/** Of somebody who is registered on the same page, with no adult: the year of birth and the agreement are asked first. */
export function refusalOfNewYoung({ adults, children, age, young }: Typed): Record<string, string> | null {
  if (adults > 0 || children === 0) return null
  const refusals = {
    ...(age === null && { birth_year: 'Écrivez son année de naissance : ce qu’il faut pour l’orienter en dépend.' }),
    ...(age !== null && age >= ADULT && { adults: 'À 18 ans ou plus, comptez cette personne parmi les adultes.' }),
    ...((age === null || isTeen(age)) &&
      (young === undefined || young === 'adult') && { young: refusalOfYoung('teen', undefined) ?? '' }),
  }
  return Object.keys(refusals).length > 0 ? refusals : null
}
