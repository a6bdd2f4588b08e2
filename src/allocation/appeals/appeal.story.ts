import type { Telling } from '#platform/audit/story.ts'

/** How appeals are told. What was asked and what was answered stay on the page of the appeal. */
export const appealStory: Telling = {
  'appeal.received': ({ actor }) => ({
    title: 'Recours reçu',
    text: `${actor} a noté que la famille demande un nouvel examen de sa demande de matériel.`,
  }),
  'appeal.upheld': ({ actor, data }) => ({
    title: 'Recours accepté',
    text: `${actor} a donné raison à la famille${data.promised ? ', et lui a promis du matériel' : ''}.`,
  }),
  'appeal.rejected': ({ actor }) => ({
    title: 'Recours rejeté',
    text: `${actor} a confirmé la décision de la commission, avec ses raisons.`,
  }),
  'run.told': ({ actor }) => ({
    title: 'Réponse donnée',
    text: `${actor} a prévenu la famille de la décision de la commission.`,
  }),
}
