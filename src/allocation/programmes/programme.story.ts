import type { Telling } from '#platform/audit/story.ts'

/** How the life of a programme is told. */
export const programmeStory: Telling = {
  'programme.created': ({ actor }) => ({
    title: 'Programme ouvert',
    text: `${actor} a ouvert le programme et ses places.`,
  }),
  'programme.changed': ({ actor }) => ({
    title: 'Programme modifié',
    text: `${actor} a modifié le programme ou ses places.`,
  }),
}
