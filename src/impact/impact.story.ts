import type { Telling } from '#platform/audit/story.ts'
import { MOST } from './outcomes/words.ts'

const endings: Record<string, string> = {
  moved: 'La famille a déménagé.',
  declined: 'La famille n’a pas souhaité continuer.',
  unreachable: 'La famille ne répond plus.',
  no_longer_needed: 'La famille n’en a plus besoin.',
}

/** How the acts at the end of the chain are told. */
export const impactStory: Telling = {
  'outcome.noted': ({ to, data, actor }) => ({
    title: to === 'after' ? 'Bilan noté' : 'Point de départ noté',
    text: `${actor} et la famille ont fait le point : ${Number(data.score ?? 0)} sur ${MOST}.`,
  }),
  'household.closed': ({ to }) => ({
    title: to === 'autonomous' ? 'La famille est autonome' : 'Parcours clos',
    text: to === 'autonomous' ? 'Elle est arrivée au bout du parcours.' : (endings[to ?? ''] ?? ''),
  }),
  'household.reopened': ({ actor }) => ({ title: 'Parcours rouvert', text: `${actor} a rouvert le parcours.` }),
}
