import { type Role, roles } from '#platform/access/member.ts'

const helping: readonly Role[] = ['prescriber', 'mediator']

/** What people may do in an organisation of a kind without anybody else opening it. Nobody makes itself a coordination. */
const fitting: Record<string, readonly Role[]> = {
  association: [...helping, 'donor'],
  ccas: [...helping, 'town_agent'],
  mission_locale: helping,
  plie: helping,
  caf: helping,
  social_centre: helping,
  library: helping,
  france_services: helping,
  child_welfare: ['prescriber'],
  health: ['prescriber', 'donor'],
  justice: ['prescriber', 'donor'],
  probation: ['prescriber', 'donor'],
  youth_justice: ['prescriber', 'donor'],
  psychiatry: ['prescriber', 'donor'],
  addiction_care: helping,
  harm_reduction: helping,
  women_rights: helping,
  street_prevention: helping,
  boarding_house: helping,
  shelter: helping,
  asylum: helping,
  school: ['school', 'donor'],
  town_hall: ['donor', 'town_agent', ...helping],
  community: ['donor', 'town_agent', ...helping],
  departement: ['donor', 'funder', ...helping],
  state: ['donor', 'funder'],
  foundation: ['donor', 'funder'],
  company: ['donor'],
  operator: ['donor'],
  refurbisher: ['refurbisher', 'donor'],
}

/** The roles that whoever manages an organisation may give: those that fit its kind, and those it already had from who opened it. */
export const rolesToGive = (kind: string, had: readonly Role[]): Role[] =>
  (Object.keys(roles) as Role[]).filter((role) => had.includes(role) || (fitting[kind] ?? ['donor']).includes(role))

export const refusalToGive = (role: Role, given: readonly Role[]): string | null =>
  given.includes(role)
    ? null
    : 'Votre structure ne fait pas cela dans Maillon. Demandez à qui l’exploite d’ouvrir ce rôle à votre structure.'
