import { fifteenQuestion } from '#needs/ages/fifteen.words.ts'
import { capital } from '#platform/text/capital.ts'
import type { NewYoungStep, YoungAnswer, YoungAsked } from './young.rules.ts'

const WITH_PARENT = 'un parent ou un tuteur est d’accord aussi'
const ALONE = 'le jeune agit seul'

/** What may be answered, by what is asked. */
export const youngOptions: Record<'teen' | 'unknown', readonly (readonly [YoungAnswer, string])[]> = {
  teen: [
    ['with_parent', capital(WITH_PARENT)],
    ['alone', capital(ALONE)],
  ],
  unknown: [
    ['adult', '18 ans ou plus'],
    ['with_parent', `Moins de 18 ans : ${WITH_PARENT}`],
    ['alone', `De 15 à 17 ans : ${ALONE}`],
  ],
}

/** The question, of young people whose names are not known. */
export const youngQuestion = (asked: YoungAsked): string =>
  asked === 'unknown' ? 'L’âge de la personne orientée' : 'Un parent est-il associé ?'

/** The law (loi 78-17, article 45) says who may agree to what is kept on line; that a parent is sought all the same is how it is done. */
export const YOUNG_HINT =
  'Dès 15 ans, un jeune peut donner seul son accord à un service en ligne (loi Informatique et Libertés, article 45). Pour une orientation, associez un parent ou un tuteur chaque fois que c’est possible : la structure choisie lira votre réponse.'

/** The next question of a page, said at its top. */
export const stepSaid: Record<NewYoungStep, string> = {
  birth_year: 'Quelle est son année de naissance ?',
  fifteen: fifteenQuestion(),
  young: 'Un parent est-il associé ?',
}

const said = {
  with_parent: `De moins de 18 ans : ${WITH_PARENT}`,
  alone: `De 15 à 17 ans : ${ALONE}, sans parent associé`,
} as const

/** What the receiver, the paper and the story say of it; nothing of an adult. */
export const sayYoung = (young: string | null): string => (young ? (said[young as keyof typeof said] ?? '') : '')
