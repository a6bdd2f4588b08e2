import { AGREES_ALONE, ageSaid, mayBeFifteen } from '#needs/ages/age.rules.ts'
import { type FifteenAnswer, saidBy } from '#needs/ages/fifteen.words.ts'
import type { WithoutAdult } from '#needs/ages/withoutAdult.rules.ts'

/** What a sender says of a young person; of an adult nothing is kept. */
export const youngAnswers = ['with_parent', 'alone', 'adult'] as const
export type YoungAnswer = (typeof youngAnswers)[number]

const ADULT = 18

/** Years lived, the youngest that what is known allows; null when nobody knows. */
export type Somebody = { adult: boolean; age: number | null }
export type Household = {
  withoutAdult: WithoutAdult
  people: readonly Somebody[]
  /** It, or somebody of it whose age nobody knows, is declared a pupil. */
  pupil: boolean
}

/**
 * What is asked before a household is addressed. First, of one without any adult: a child under fifteen is not addressed ('child'), nor
 * children whose age nobody knows ('unnamed'); of one who may be fifteen, it is asked ('fifteen'). Then, whether a parent agrees with a
 * young person of fifteen to seventeen ('teen'); how old a child or a pupil is of whom nobody knows it ('unknown'); nothing. A family
 * whose children are all younger is asked nothing: its adults answer for them.
 */
export type YoungAsked = 'child' | 'unnamed' | 'fifteen' | 'teen' | 'unknown' | 'nothing'

export function youngAsked({ withoutAdult, people, pupil }: Household): YoungAsked {
  if (withoutAdult) return withoutAdult === 'unknown' ? 'unnamed' : withoutAdult
  if (people.some(({ age }) => isTeen(age))) return 'teen'
  const children = people.filter(({ adult }) => !adult)
  return (children.length === 0 && pupil) || children.some(({ age }) => age === null) ? 'unknown' : 'nothing'
}

export const isTeen = (age: number | null): boolean => age !== null && age >= AGREES_ALONE && age < ADULT

/** What is answered of young people, on the page that addresses them. */
export type YoungSaid = { young?: YoungAnswer | undefined; fifteen?: FifteenAnswer | undefined }
type Refused = { field: 'young' | 'fifteen' | 'form'; sentence: string }

const CHILD = `Avant ${AGREES_ALONE} ans, un enfant n’est pas orienté seul : notez dans sa fiche l’adulte qui en répond, et comptez-le.`
const UNNAMED = `Aucun adulte n’est compté, et l’âge d’un enfant manque : notez dans sa fiche son année de naissance, ou l’adulte qui en répond, et comptez-le.`
const FIFTEEN = `Dites si cette personne a déjà ${AGREES_ALONE} ans, et qui le dit.`
const TEEN = 'Dites si un parent ou un tuteur est d’accord, ou si le jeune agit seul.'
const UNKNOWN = 'Dites l’âge de la personne orientée : avant 18 ans, un parent est associé, ou le jeune agit seul.'

/** Why what was said of a young person is not enough to address them, and in which field. A child alone is a matter of its file, not of an answer. */
export function refusalOfYoung(asked: YoungAsked, { young, fifteen }: YoungSaid): Refused | null {
  if (asked === 'child') return { field: 'form', sentence: CHILD }
  if (asked === 'unnamed') return { field: 'form', sentence: UNNAMED }
  if (asked === 'fifteen' && fifteen === undefined) return { field: 'fifteen', sentence: FIFTEEN }
  if (asked === 'fifteen' && fifteen === 'no') return { field: 'fifteen', sentence: CHILD }
  if ((asked === 'teen' || asked === 'fifteen') && (young === undefined || young === 'adult'))
    return { field: 'young', sentence: TEEN }
  return asked === 'unknown' && young === undefined ? { field: 'young', sentence: UNKNOWN } : null
}

/** What is kept of the answer: nothing where nothing was asked, nothing of an adult. */
export const youngKept = (asked: YoungAsked, said: YoungAnswer | undefined): 'with_parent' | 'alone' | null =>
  asked === 'nothing' || said === undefined || said === 'adult' ? null : said

/** The questions about somebody young who is registered on the same page, in the order in which they are asked: the age first. */
export type NewYoungStep = 'birth_year' | 'fifteen' | 'young'
type Typed = YoungSaid & { adults: number; children: number; birth_year?: number | undefined }

/**
 * Of somebody who is registered on the same page, with no adult: the next question (`step`), which nobody could have answered yet, or what
 * is to be mended (`errors`). Null when all is said; a child is refused where it is registered.
 */
export function newYoung(
  { adults, children, birth_year, young, fifteen }: Typed,
  today: string,
): { step: NewYoungStep } | { errors: Record<string, string> } | null {
  if (adults > 0 || children === 0) return null
  if (children > 1)
    return {
      errors: {
        children:
          'Un jeune seul s’oriente à part : écrivez 1 enfant. S’ils sont plusieurs, comptez l’adulte qui en répond.',
      },
    }
  if (birth_year === undefined) return { step: 'birth_year' }
  const born = { birth_year, birth_month: null, birth_day: null }
  const age = ageSaid({ ...born, fifteen_said_by: saidBy(fifteen) }, today)
  if (age !== null && age >= ADULT)
    return { errors: { adults: 'À 18 ans ou plus, comptez cette personne parmi les adultes.' } }
  if (mayBeFifteen(born, today)) {
    if (fifteen === undefined) return { step: 'fifteen' }
    if (fifteen === 'no') return { errors: { fifteen: CHILD_OF_FORM } }
  }
  return isTeen(age) && (young === undefined || young === 'adult') ? { step: 'young' } : null
}

const CHILD_OF_FORM = `Avant ${AGREES_ALONE} ans, un enfant n’est pas orienté seul : comptez l’adulte qui en répond (parent, tuteur, ou le service à qui il est confié).`
