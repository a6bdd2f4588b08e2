import type { PriorityRules } from '../ranking/policy.ts'

/**
 * What Maillon proposes to a programme that has no policy yet, for its committee to change: nothing at home first, an examination
 * or a child before the others, then what makes a family's days harder. Health, origin and beliefs are no facts of ours: none can be asked.
 */
export const proposedRules: PriorityRules = {
  strata: [
    {
      name: 'Rien à la maison, et un examen cette année',
      all: [{ fact: 'equipment', values: ['none'] }, { fact: 'examYear' }],
    },
    {
      name: 'Rien à la maison, et un enfant',
      all: [
        { fact: 'equipment', values: ['none'] },
        { fact: 'children', atLeast: 1 },
      ],
    },
    { name: 'Rien à la maison', all: [{ fact: 'equipment', values: ['none'] }] },
  ],
  others: 'Les autres familles',
  points: [
    { reason: 'Un parent élève seul ses enfants', all: [{ fact: 'publics', values: ['single_parent'] }], points: 4 },
    { reason: 'Quelqu’un touche le RSA', all: [{ fact: 'publics', values: ['rsa'] }], points: 3 },
    { reason: 'Quelqu’un cherche un emploi', all: [{ fact: 'publics', values: ['job_seeker'] }], points: 2 },
    { reason: 'Plusieurs enfants se partagent ce qu’il y a', all: [{ fact: 'children', atLeast: 2 }], points: 2 },
    { reason: 'La famille attend depuis six mois', all: [{ fact: 'monthsWaited', atLeast: 6 }], points: 2 },
    { reason: 'La famille attend depuis un an', all: [{ fact: 'monthsWaited', atLeast: 12 }], points: 2 },
  ],
}
