import { sayDate } from '#platform/i18n/dates.ts'
import { byName, toward } from '#platform/i18n/toward.ts'
import { counted } from '#platform/ui/counted.ts'
import { sayNeeds } from '../households/words.ts'
import type { Signal } from './signal.read.store.ts'
import { awaited, daysBetween, lookDueOn, lookedSince, needsFrom } from './signal.rules.ts'
import { isResting, type Step } from './step.rules.ts'

/** What the box says, and its button when the school has something to press. */
export type SignalNext = { title: string; detail: string; verb?: readonly [label: string, href: string] }

type Asked = { signal: Signal; today: string }

/** The box of a step that awaits no call and no return: of what others do, only what was answered to this school, and which day. */
export function nextOf(step: Step, { signal, today }: Asked): SignalNext {
  const box = (boxes[step] ?? follow)(signal)
  const next = isResting(signal, today) ? { ...box, title: sayRest(signal) } : box
  if (awaited(signal, today) !== 'look') return { ...next, detail: `${next.detail}${sayLooked(signal)}` }
  return { ...next, detail: `${next.detail} ${sayHowLong(signal, today)} : faites le point avec la famille.` }
}

const sayHowLong = (signal: Signal, today: string): string =>
  lookedSince(signal)
    ? `Dernier point il y a ${counted(daysBetween(signal.looked_on ?? today, today), 'jour')}`
    : `Repéré il y a ${counted(daysBetween(signal.flagged_on, today), 'jour')}`

/** Once the school looked: which day, and when it is reminded. Begins with a space; empty when it did not. */
export const sayLooked = (signal: Signal): string =>
  lookedSince(signal)
    ? ` Point fait le ${day(signal.looked_on)}, pas encore de retour : Maillon vous le rappellera le ${day(lookDueOn(signal))}.`
    : ''

/** What the box says until the next reminder. */
export const sayRest = (signal: Signal): string => `Point fait. Prochain rappel le ${day(lookDueOn(signal))}`

/** "mardi 17 novembre": within a school year, the month says the year. */
const day = (date: string | null | undefined) => sayDate(date ?? '').replace(/ \d{4}$/, '')

const follow = ({ id, household_id }: Signal): SignalNext =>
  household_id
    ? {
        title: 'Regardez s’il se connecte',
        detail: 'Le parcours de sa famille est clos. S’il lui manque encore quelque chose, notez de nouveau la cause.',
        verb: ['Noter la cause', `/signalements/${id}/cause`],
      }
    : {
        title: 'Regardez s’il se connecte, puis notez son retour',
        detail: 'Votre établissement le suit : cette cause ne demande rien à d’autres.',
      }

const boxes: Partial<Record<Step, (signal: Signal) => SignalNext>> = {
  cause: ({ id }) => ({
    title: 'Qu’est-ce qui l’empêche de suivre ?',
    detail:
      'La famille est jointe. Notez la cause : un ordinateur, une connexion ou une aide peuvent venir d’ailleurs.',
    verb: ['Noter la cause', `/signalements/${id}/cause`],
  }),
  orient: ({ household_id, causes }) => ({
    title: `Orientez la famille pour ${sayNeeds(needsFrom(causes)) || 'ce qui lui manque'}`,
    detail: 'Le besoin est dans la fiche de sa famille. Avec son accord, adressez-la à qui peut l’aider.',
    verb: ['Orienter', `/familles/${household_id}/orienter`],
  }),
  reply: ({ oriented }) => ({
    title: `${oriented?.to} vous pose une question`,
    detail: 'Le délai de sa réponse s’arrête jusqu’à la vôtre.',
    verb: ['Répondre', `/orientations/${oriented?.id}`],
  }),
  elsewhere: ({ oriented }) => ({
    title: oriented?.lost
      ? 'La famille n’est pas aidée'
      : oriented?.state === 'expired'
        ? `${oriented.to} n’a pas répondu`
        : `${oriented?.to} ne peut pas aider cette famille`,
    detail: 'Lisez ce qui s’est passé, et vers qui vous tourner.',
    verb: ['Voir la réponse', `/orientations/${oriented?.id}`],
  }),
  answer: ({ oriented, causes }) => ({
    title: `Orientée le ${day(oriented?.sent_on)}, réponse attendue`,
    detail: `Pour ${sayNeeds(needsFrom(causes))}. C’est ${toward(oriented?.to ?? '')} de répondre.`,
  }),
  help: ({ oriented, causes }) =>
    oriented?.answered_on
      ? {
          title: `Acceptée le ${day(oriented.answered_on)}, aide attendue`,
          detail: `Pour ${sayNeeds(needsFrom(causes))}, ${byName(oriented.to)}. ${told}`,
        }
      : { title: 'De l’aide est attendue', detail: `Une structure aide déjà la famille. ${told}` },
  follow,
}

const told = 'Vous lirez ici le jour où la famille est équipée.'
