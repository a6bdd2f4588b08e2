import type { Telling } from '#platform/audit/story.ts'

/** How handovers are told to all who follow a household: that it took place, never what was handed over nor why not. */
export const handoverStory: Telling = {
  'handover.prepared': ({ actor }) => ({ title: 'Remise préparée', text: `${actor} a préparé la remise.` }),
  'handover.arrived': () => ({ title: 'Venue notée', text: 'La famille est venue à la remise.' }),
  'handover.awaited': () => ({ title: 'Venue corrigée', text: 'La venue était notée par erreur.' }),
  'handover.absent': () => ({
    title: 'Absence notée',
    text: 'La famille n’est pas venue à la remise. Sa feuille est gardée.',
  }),
  'handover.kit_checked': ({ actor }) => ({ title: 'Kit vérifié', text: `${actor} a vérifié ce qui est à remettre.` }),
  'handover.item_swapped': () => ({ title: 'Remise revue', text: 'Un appareil en remplace un autre.' }),
  'handover.signed': () => ({ title: 'Remise', text: 'La remise a eu lieu.' }),
  'handover.item_refused': () => ({ title: 'Remise revue', text: 'La famille a préféré ne pas tout prendre.' }),
  'handover.cancelled': ({ actor }) => ({ title: 'Remise annulée', text: `${actor} a annulé la remise prévue.` }),
  'handover.copy_given': () => ({ title: 'Exemplaire donné', text: 'La famille a reçu son exemplaire.' }),
  'handover.copy_recalled': () => ({
    title: 'Exemplaire rappelé',
    text: 'Il était parti à une mauvaise adresse. Le lien n’ouvre plus rien.',
  }),
}
