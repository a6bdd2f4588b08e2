import type { Telling } from '#platform/audit/story.ts'
import { sayNeeds } from './words.ts'

/** How the acts on a household are told. */
export const householdStory: Telling = {
  'household.registered': ({ data, actor }) => ({
    title: 'Besoin signalé',
    text: `${actor} a entendu le besoin : ${sayNeeds((data.needs as string[]) ?? [])}.${data.urgent ? ' C’est urgent.' : ''}`,
  }),
  'need.corrected': ({ actor, data }) => ({
    title: 'Besoins corrigés',
    text: `${actor} a mis les besoins à jour : ${sayNeeds((data.needs as string[]) ?? [])}.${data.urgent ? ' C’est urgent.' : ''}`,
  }),
  'household.corrected': ({ actor }) => ({ title: 'Fiche corrigée', text: `${actor} a mis la fiche à jour.` }),
}
