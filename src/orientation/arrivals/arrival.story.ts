import { HOUSE } from '#platform/audit/house.ts'
import type { Telling } from '#platform/audit/story.ts'
import type { ArrivalAnswer } from './arrival.words.ts'

const told: Record<ArrivalAnswer, readonly [title: string, text: (actor: string) => string]> = {
  came: ['La personne est venue', (actor) => `${actor} l’a reçue.`],
  absent: [
    'La personne n’est pas venue',
    (actor) => `${actor} ne l’a pas vue : une autre structure peut être proposée.`,
  ],
  not_yet: ['Pas encore venue', (actor) => `${actor} l’attend toujours.`],
}

/** How it is told whether somebody came to the structure that accepted them. */
export const arrivalStory: Telling = {
  'arrival.said': ({ actor, to }) => {
    const [title, text] = told[to as ArrivalAnswer]
    return {
      title,
      text: actor === HOUSE ? 'Un rendez-vous ou un atelier où elle était présente le dit.' : text(actor),
    }
  },
  'arrival.unanswered': () => ({
    title: 'Venue : personne ne répond',
    text: 'La structure qui avait accepté ne dit pas si la personne est venue. À l’expéditeur de l’appeler.',
  }),
}
