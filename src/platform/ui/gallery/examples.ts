/** Invented families, long names included, to look at a long list. */
export type Example = {
  id: number
  name: string
  people: string
  commune: string
  stage: number
  state: string
  tone: 'turn' | 'done' | 'loss' | 'calm'
  days: number
  owner: string
}

const names = [
  'Benali-Roussel',
  'Kowalczyk',
  'Diarra',
  'Lefebvre',
  'Touré',
  'Nowak',
  'Petit',
  'El Ouardighi',
  'Vandenbroucke',
  'De la Fontaine-Duquesnoy',
]
const people = [
  '2 adultes, 2 collégiens',
  '1 personne, 71 ans',
  '1 adulte, 3 enfants',
  '2 adultes, 1 lycéenne',
  '1 jeune, 19 ans',
]
const communes = ['Harnes', 'Sallaumines', 'Billy-Montigny', 'Saint-Amand-les-Eaux', 'Noyelles-sous-Lens']
const owners = ['Nadia Belkacem', 'Espace numérique de Harnes', 'Centre communal d’action sociale', 'Julien Wattelet']
const states = [
  ['à vous', 'turn'],
  ['en cours', 'calm'],
  ['servie', 'done'],
  ['en retard', 'loss'],
] as const

/** Forty lines, always the same. */
export const examples: Example[] = Array.from({ length: 40 }, (_, at) => {
  const [state, tone] = states[(at * 3 + 1) % states.length] ?? states[0]
  return {
    id: at + 1,
    name: `Famille ${names[(at * 7) % names.length]}`,
    people: people[(at * 3) % people.length] ?? '',
    commune: communes[(at * 2) % communes.length] ?? '',
    stage: tone === 'done' ? 8 : ((at * 5) % 7) + 1,
    state,
    tone,
    days: (at * 13) % 97,
    owner: owners[at % owners.length] ?? '',
  }
})
