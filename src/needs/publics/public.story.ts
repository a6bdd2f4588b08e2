import type { Telling } from '#platform/audit/story.ts'
import { type TargetPublic, targetPublics } from './words.ts'

/** How a public declared of a household is told. */
export const publicStory: Telling = {
  'public.declared': ({ actor, data }) => ({
    title: 'Public déclaré',
    text: `${actor} : ${targetPublics[data.kind as TargetPublic] ?? ''}.`,
  }),
  'public.ended': ({ actor, data }) => ({
    title: 'Public retiré',
    text: `${actor} : ${targetPublics[data.kind as TargetPublic] ?? ''}.`,
  }),
}
