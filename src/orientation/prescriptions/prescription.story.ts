import { sayNeeds } from '#needs/households/words.ts'
import type { Telling } from '#platform/audit/story.ts'
import { theName } from '#platform/i18n/toward.ts'
import { sayYoung } from '../young/young.words.ts'

/** How the acts on a prescription are told. */
export const prescriptionStory: Telling = {
  'prescription.sent': ({ actor, data }) => ({
    title: data.instead ? 'Orientation renvoyée' : 'Orientation envoyée',
    text: `${actor} oriente la famille vers ${theName(String(data.to))} pour ${sayNeeds((data.kinds as string[] | undefined) ?? [])}.${data.urgent ? ' C’est urgent.' : ''}${sayOfYoung(data.young)}`,
  }),
  'prescription.accepted': ({ actor }) => ({
    title: 'Orientation acceptée',
    text: `${actor} prend la famille en charge.`,
  }),
  'prescription.refused': ({ actor, why }) => ({
    title: 'Orientation refusée',
    text: `${actor} ne peut pas répondre. ${why ?? ''}`.trim(),
  }),
  'prescription.seen': ({ actor }) => ({ title: 'Orientation lue', text: `${actor} a ouvert l’orientation.` }),
  'prescription.reminded': ({ actor }) => ({ title: 'Relance', text: `${actor} demande de nouveau une réponse.` }),
  'prescription.asked': ({ actor }) => ({
    title: 'Question posée',
    text: `${actor} demande une précision avant de répondre.`,
  }),
  'prescription.replied': ({ actor }) => ({ title: 'Question répondue', text: `${actor} a répondu à la question.` }),
  'prescription.withdrawn': ({ actor, why }) => ({
    title: 'Orientation retirée',
    text: why ? `L’orientation est retirée. ${why}` : `${actor} a retiré l’orientation avant la réponse.`,
  }),
  'prescription.expired': () => ({
    title: 'Orientation restée sans réponse',
    text: 'Trente jours ont passé : la famille peut être adressée à quelqu’un d’autre.',
  }),
  'prescription.noted': ({ actor }) => ({ title: 'Réponse lue', text: `${actor} a pris connaissance de la réponse.` }),
}

const sayOfYoung = (young: unknown): string => (typeof young === 'string' ? ` ${sayYoung(young)}.` : '')
