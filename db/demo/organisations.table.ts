import { NEUTRAL } from '#network/organisations/words.ts'
import type { Role } from '#platform/access/member.ts'
import { insee } from './communes.ts'

/** An organisation of the demonstration: every name below is invented, the communes are real. The first member administers it. */
export type OrganisationLine = {
  kind: string
  name: string
  commune: string
  role: Role
  people: readonly string[]
  roles?: Readonly<Record<string, Role>>
  masked?: string
}

const mediators = {
  'Nadia Haddad': 'mediator',
  'Théo Lemoine': 'mediator',
  'Jade Stawski': 'mediator',
  'Bastien Roussel': 'mediator',
  'Kenza Amrani': 'mediator',
} as const

export const organisationTable = {
  passerelles: {
    kind: 'association',
    name: 'Les Passerelles',
    commune: insee.harnes,
    role: 'coordinator',
    people: ['Claire Fontaine', 'Nadia Haddad', 'Théo Lemoine', 'Jade Stawski', 'Marc Vasseur'],
    roles: mediators,
  },
  fabrique: {
    kind: 'social_centre',
    name: 'La Fabrique du clic',
    commune: insee.billy,
    role: 'coordinator',
    people: ['Hélène Dubrulle', 'Bastien Roussel', 'Kenza Amrani'],
    roles: mediators,
  },
  ccasHarnes: {
    kind: 'ccas',
    name: 'CCAS de Harnes',
    commune: insee.harnes,
    role: 'prescriber',
    people: ['Samira Lopez', 'Élodie Caron', 'Vincent Drouet'],
  },
  ccasSallaumines: {
    kind: 'ccas',
    name: 'CCAS de Sallaumines',
    commune: insee.sallaumines,
    role: 'prescriber',
    people: ['Maryse Delattre', 'Yacine Belkacem'],
  },
  ccasBilly: {
    kind: 'ccas',
    name: 'CCAS de Billy-Montigny',
    commune: insee.billy,
    role: 'prescriber',
    people: ['Corinne Hoyez', 'Mathilde Sauvage'],
  },
  ccasMericourt: {
    kind: 'ccas',
    name: 'CCAS de Méricourt',
    commune: insee.mericourt,
    role: 'prescriber',
    people: ['Sandrine Lecocq'],
  },
  ccasNoyelles: {
    kind: 'ccas',
    name: 'CCAS de Noyelles-sous-Lens',
    commune: insee.noyelles,
    role: 'prescriber',
    people: ['Patricia Mille', 'Loïc Bernard'],
  },
  tilleuls: {
    kind: 'school',
    name: 'Collège des Trois-Tilleuls',
    commune: insee.harnes,
    role: 'school',
    people: ['Paul Wattrelos', 'Audrey Senechal'],
  },
  fosse: {
    kind: 'school',
    name: 'Collège de la Fosse-Sept',
    commune: insee.sallaumines,
    role: 'school',
    people: ['Isabelle Quenton', 'Karim Saadi'],
  },
  glycines: {
    kind: 'school',
    name: 'Collège des Glycines',
    commune: insee.billy,
    role: 'school',
    people: ['Jean-Marc Flament'],
  },
  lycee: {
    kind: 'school',
    name: 'Lycée professionnel des Hauts-Terrils',
    commune: insee.lens,
    role: 'school',
    people: ['Nathalie Cordier', 'Sofiane Merzouk'],
  },
  ecole: {
    kind: 'school',
    name: 'École du Chemin-Vert',
    commune: insee.harnes,
    role: 'school',
    people: ['Céline Pruvost'],
  },
  mairieSallaumines: {
    kind: 'town_hall',
    name: 'Mairie de Sallaumines',
    commune: insee.sallaumines,
    role: 'donor',
    people: ['Denis Carpentier', 'Laurence Boutry'],
  },
  mairieHarnes: {
    kind: 'town_hall',
    name: 'Mairie de Harnes',
    commune: insee.harnes,
    role: 'donor',
    people: ['Gérald Poulain'],
  },
  mairieBilly: {
    kind: 'town_hall',
    name: 'Mairie de Billy-Montigny',
    commune: insee.billy,
    role: 'donor',
    people: ['Sylvain Herbaut'],
  },
  guichet: {
    kind: 'town_hall',
    name: 'Guichet famille de Harnes',
    commune: insee.harnes,
    role: 'town_agent',
    people: ['Odile Petit', 'Fanny Leroux'],
  },
  agglomeration: {
    kind: 'community',
    name: 'Communauté des Terrils',
    commune: insee.lens,
    role: 'donor',
    people: ['Bruno Castelain'],
  },
  mission: {
    kind: 'mission_locale',
    name: 'Mission locale des Cités',
    commune: insee.lens,
    role: 'prescriber',
    people: ['Aurélie Tison', 'Mehdi Larbi', 'Pauline Goudaert'],
  },
  plie: {
    kind: 'plie',
    name: 'PLIE des Deux Fosses',
    commune: insee.lens,
    role: 'prescriber',
    people: ['Dominique Wallard', 'Rachida Ouali'],
  },
  corons: {
    kind: 'social_centre',
    name: 'Centre social des Corons bleus',
    commune: insee.sallaumines,
    role: 'prescriber',
    people: ['Florence Baudry', 'Ludovic Sénéchal'],
  },
  pont: {
    kind: 'social_centre',
    name: 'Centre social du Pont-Rouge',
    commune: insee.billy,
    role: 'prescriber',
    people: ['Angélique Dumez'],
  },
  caf: {
    kind: 'caf',
    name: 'Antenne des allocations familiales de Lens',
    commune: insee.lens,
    role: 'prescriber',
    people: ['Christelle Macquet'],
  },
  france: {
    kind: 'france_services',
    name: 'France services de Sallaumines',
    commune: insee.sallaumines,
    role: 'prescriber',
    people: ['Thomas Grébert', 'Inès Rahmani'],
  },
  lampisterie: {
    kind: 'library',
    name: 'Médiathèque La Lampisterie',
    commune: insee.harnes,
    role: 'prescriber',
    people: ['Camille Derycke'],
  },
  escale: {
    kind: 'addiction_care',
    name: 'L’Escale, service d’addictologie',
    commune: insee.lens,
    role: 'prescriber',
    people: ['Agnès Wattiez', 'Rémi Colin'],
    masked: NEUTRAL,
  },
  atelier: {
    kind: 'refurbisher',
    name: 'Atelier Rebond',
    commune: insee.lens,
    role: 'refurbisher',
    people: ['Ahmed Kaci', 'Steeve Mortreux', 'Lucie Andrieu'],
  },
  transports: {
    kind: 'company',
    name: 'Transports Delmotte-Roy',
    commune: insee.courrieres,
    role: 'donor',
    people: ['Virginie Delmotte'],
  },
  assurances: {
    kind: 'company',
    name: 'Assurances du Beffroi',
    commune: insee.lens,
    role: 'donor',
    people: ['Fabrice Tonneau'],
  },
  operateur: { kind: 'operator', name: 'Ligne claire mobile', commune: insee.lens, role: 'donor', people: [] },
  fondation: {
    kind: 'foundation',
    name: 'Fondation des Deux Rives',
    commune: insee.lens,
    role: 'funder',
    people: ['Léa Morel', 'Étienne Vidal'],
  },
  berge: {
    kind: 'association',
    name: 'L’Autre Berge',
    commune: insee.calais,
    role: 'coordinator',
    people: ['Victor Lemaire', 'Manon Évrard'],
  },
} as const satisfies Record<string, OrganisationLine>

export type OrganisationKey = keyof typeof organisationTable
