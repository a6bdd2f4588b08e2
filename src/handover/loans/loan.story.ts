import type { Telling } from '#platform/audit/story.ts'

/** How the life of a loan is told to all who follow a household: that it goes on or ended, never what nor why. */
export const loanStory: Telling = {
  'loan.due': () => ({ title: 'Retour attendu', text: 'Le prêt arrive à son terme.' }),
  'loan.renewed': ({ actor }) => ({ title: 'Prêt prolongé', text: `${actor} a prolongé le prêt.` }),
  'loan.returned': () => ({ title: 'Retour', text: 'Le matériel prêté est revenu.' }),
  'loan.lost': () => ({ title: 'Prêt terminé', text: 'La famille n’a plus ce matériel.' }),
  'loan.broken': ({ actor }) => ({ title: 'Panne signalée', text: `${actor} s’en occupe.` }),
  'loan.spare_lent': ({ actor }) => ({ title: 'Prêt en attendant', text: `${actor} a prêté un autre appareil.` }),
  'loan.mended': () => ({ title: 'Panne terminée', text: 'La famille a de nouveau un appareil qui marche.' }),
  'loan.swapped': () => ({
    title: 'Appareil échangé',
    text: 'La famille garde l’appareil prêté en attendant. Elle l’a signé.',
  }),
  'loan.told': ({ actor }) => ({ title: 'Famille prévenue', text: `${actor} a rappelé le jour du retour.` }),
}
