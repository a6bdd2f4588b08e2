/** What somebody does in an organisation; each role opens some doors and no others. */
export type Role =
  | 'coordinator'
  | 'prescriber'
  | 'school'
  | 'donor'
  | 'refurbisher'
  | 'mediator'
  | 'town_agent'
  | 'funder'

export const roles: Record<Role, string> = {
  coordinator: 'Coordination',
  prescriber: 'Prescription',
  school: 'Établissement scolaire',
  donor: 'Don de matériel',
  refurbisher: 'Reconditionnement',
  mediator: 'Médiation numérique',
  town_agent: 'Guichet de la ville',
  funder: 'Financement',
}

/** The roles that meet people's data: they prove who they are with a second factor. */
export const personal: readonly Role[] = ['coordinator', 'prescriber', 'school', 'mediator', 'town_agent']

/** An account in one organisation, as it is at this very request. */
export type Member = {
  id: string
  userId: string
  name: string
  email: string
  role: Role
  /** Manages the members and places of the organisation. */
  admin: boolean
  organisationId: string
  organisationName: string
  organisationKind: string
  /** A second factor was given in this session (code from an application, or passkey). */
  strong: boolean
}
