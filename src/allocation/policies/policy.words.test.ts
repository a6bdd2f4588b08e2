import { expect, test } from 'vitest'
import { sayCondition, sayPolicy } from './policy.words.ts'
import { proposedRules } from './proposed.ts'

const said = (rules: Parameters<typeof sayPolicy>[0]) => {
  const { order, points, ties } = sayPolicy(rules)
  return [...order, ...points, ties]
}

test('the proposed policy is read aloud, first to last', () => {
  expect(said(proposedRules)).toEqual([
    'D’abord : Rien à la maison, et un examen cette année (rien à la maison, et quelqu’un passe un examen cette année).',
    'Ensuite : Rien à la maison, et un enfant (rien à la maison, et au moins 1 enfant).',
    'Puis : Rien à la maison.',
    'Enfin : Les autres familles.',
    'À priorité égale, les points :',
    '4 points : Un parent élève seul ses enfants (parent seul).',
    '3 points : Quelqu’un touche le RSA (bénéficiaire du RSA).',
    '2 points : Quelqu’un cherche un emploi (en recherche d’emploi).',
    '2 points : Plusieurs enfants se partagent ce qu’il y a (au moins 2 enfants).',
    '2 points : La famille attend depuis six mois (au moins 6 mois d’attente).',
    '2 points : La famille attend depuis un an (au moins 12 mois d’attente).',
    'À points égaux, la demande la plus ancienne, puis le tirage.',
  ])
})

test('a policy without priorities nor points says that the date alone decides', () => {
  expect(said({ strata: [], others: 'Toutes', points: [] })).toEqual([
    'Toutes les familles ensemble : Toutes.',
    'À priorité égale, aucun point ne départage.',
    'À points égaux, la demande la plus ancienne, puis le tirage.',
  ])
})

test.each([
  [{ fact: 'equipment', values: ['none', 'phone'] }, 'à la maison, rien ou un smartphone'],
  [{ fact: 'connection', values: ['none'] }, 'aucune connexion'],
  [
    { fact: 'connection', values: ['prepaid', 'shared'] },
    'pour connexion, une carte prépayée ou celle d’un voisin, d’un proche ou d’un lieu public',
  ],
  [{ fact: 'living', values: ['hosted', 'no_address'] }, 'hébergée par un proche ou sans adresse fixe'],
  [{ fact: 'publics', values: ['rsa'] }, 'bénéficiaire du RSA'],
  [{ fact: 'children', atLeast: 2, atMost: 4 }, 'de 2 à 4 enfants'],
  [{ fact: 'children', atLeast: 0, atMost: 0 }, 'aucun enfant'],
  [{ fact: 'children', atMost: 1 }, 'au plus 1 enfant'],
  [{ fact: 'adults', atLeast: 1, atMost: 1 }, '1 adulte'],
  [{ fact: 'monthsWaited', atLeast: 6 }, 'au moins 6 mois d’attente'],
  [{ fact: 'urgent' }, 'un besoin urgent'],
] as const)('%o', (condition, said) =>
  expect(sayCondition(condition as unknown as Parameters<typeof sayCondition>[0])).toBe(said),
)
