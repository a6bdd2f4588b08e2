import type { Telling } from '#platform/audit/story.ts'

/** What a family's story says of an act of the field that waited for somebody: that it was looked at. */
export const fieldDayStory: Telling = {
  'field_act.settled': ({ actor }) => ({
    title: 'Remise vérifiée',
    text: `${actor} a vérifié ce qui a été fait sans réseau.`,
  }),
}
