import type { Telling } from '#platform/audit/story.ts'
import { uncapital } from '#platform/text/capital.ts'
import { type WarningResult, warningResults } from './warning.words.ts'

/** How a family's rights are told, to the organisation of which they were asked. */
export const rightsStory: Telling = {
  'warning.noted': ({ actor, to }) => ({
    title: 'Prévenue avant l’effacement',
    text: `${actor} l’a noté : ${uncapital(warningResults[to as WarningResult] ?? '')}.`,
  }),
}
