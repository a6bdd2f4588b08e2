/** What an organisation is, in the words of the field. */
export const organisationKinds: Record<string, string> = {
  association: 'Association',
  ccas: 'Centre communal d’action sociale (CCAS)',
  mission_locale: 'Mission locale',
  plie: 'Plan local pour l’insertion et l’emploi (PLIE)',
  caf: 'Caisse d’allocations familiales (CAF)',
  social_centre: 'Centre social',
  child_welfare: 'Protection de l’enfance',
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
  justice: 'Justice',
  other: 'Autre structure',
}

export const sayOrganisationKind = (kind: string): string => organisationKinds[kind] ?? 'Autre structure'
