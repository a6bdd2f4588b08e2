import type { Telling } from '#platform/audit/story.ts'
import { sayKinds } from '../programmes/words.ts'

const kindsIn = (data: { [key: string]: unknown }) => sayKinds(Array.isArray(data.kinds) ? data.kinds.map(String) : [])

/** How promises are told. The device and the reasons stay with the organisation that promised. */
export const allocationStory: Telling = {
  'allocation.promised': ({ actor, data }) => ({
    title: 'Attribution',
    text: `${actor} a promis ${kindsIn(data)} à la famille.`,
  }),
  'allocation.device_chosen': ({ actor }) => ({
    title: 'Attribution',
    text: `${actor} a choisi un autre appareil : la promesse tient.`,
  }),
  'allocation.card_chosen': ({ actor }) => ({
    title: 'Attribution',
    text: `${actor} a choisi une carte SIM : la promesse tient.`,
  }),
  'allocation.cancelled': ({ actor, data }) => ({
    title: 'Promesse annulée',
    text: `${actor} a annulé la promesse d’${kindsIn(data)}.`,
  }),
}
