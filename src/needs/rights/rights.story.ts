import type { Telling } from '#platform/audit/story.ts'
import { uncapital } from '#platform/text/capital.ts'
import { nounOf } from './request.words.ts'
import { type WarningResult, warningResults } from './warning.words.ts'

/** How a family's rights are told, to the organisation of which they were asked. */
export const rightsStory: Telling = {
  'warning.noted': ({ actor, to }) => ({
    title: 'Prévenue avant l’effacement',
    text: `${actor} l’a noté : ${uncapital(warningResults[to as WarningResult] ?? '')}.`,
  }),
  'request.received': ({ actor, to }) => ({
    title: 'Demande reçue',
    text: `${actor} a noté sa demande : ${nounOf(to ?? '')}.`,
  }),
  'request.extended': ({ actor }) => ({
    title: 'Délai prolongé',
    text: `${actor} a pris deux mois de plus pour répondre, et a dit pourquoi.`,
  }),
  'request.passed_on': ({ actor }) => ({
    title: 'Demande transmise',
    text: `${actor} l’a transmise à la structure qui a enregistré la famille.`,
  }),
  'request.lifted': ({ actor }) => ({
    title: 'Reprise',
    text: `${actor} a noté que la personne a changé d’avis : plus rien n’est arrêté.`,
  }),
  'request.answered': ({ actor, from, to }) => ({
    title: 'Demande répondue',
    text: `${actor} a répondu à sa demande (${nounOf(from ?? '')}) : ${to === 'refused' ? 'refusée, avec la raison' : 'c’est fait'}.`,
  }),
}
