/** What an organisation is, in the words of the field. */
export const organisationKinds: Record<string, string> = {
  association: 'Association',
  ccas: 'Centre communal d’action sociale (CCAS)',
  mission_locale: 'Mission locale',
  plie: 'Plan local pour l’insertion et l’emploi (PLIE)',
  caf: 'Caisse d’allocations familiales (CAF)',
  social_centre: 'Centre social',
  child_welfare: 'Aide sociale à l’enfance (ASE)',
  school: 'École, collège ou lycée',
  town_hall: 'Mairie',
  community: 'Communauté de communes',
  departement: 'Département',
  company: 'Entreprise',
  refurbisher: 'Atelier de reconditionnement',
  operator: 'Opérateur de téléphonie',
  foundation: 'Fondation',
  state: 'Service de l’État',
  library: 'Bibliothèque',
  france_services: 'France services',
  health: 'Santé',
  psychiatry: 'Psychiatrie',
  addiction_care: 'Soins des addictions (CSAPA)',
  harm_reduction: 'Accueil et prévention des usages de drogues (CAARUD)',
  justice: 'Justice',
  probation: 'Insertion et probation (SPIP)',
  youth_justice: 'Protection judiciaire de la jeunesse (PJJ)',
  street_prevention: 'Prévention spécialisée',
  women_rights: 'Droits des femmes et des familles (CIDFF)',
  shelter: 'Hébergement et accueil de victimes de violences',
  boarding_house: 'Pension de famille, résidence accueil',
  asylum: 'Accueil de personnes exilées',
  other: 'Autre structure',
}

/** Kinds whose mere name says something of a family; the database masks them by itself (0085_masked_kinds.sql). */
export const maskedKinds: readonly string[] = [
  ...[
    'child_welfare',
    'health',
    'psychiatry',
    'addiction_care',
    'harm_reduction',
    'justice',
    'probation',
    'youth_justice',
  ],
  ...['street_prevention', 'women_rights', 'shelter', 'boarding_house', 'asylum'],
]

/** What stands for the name of every masked kind: the same words for all, so that none is told from another. */
export const NEUTRAL = 'une structure partenaire'

export const sayOrganisationKind = (kind: string): string => organisationKinds[kind] ?? 'Autre structure'
