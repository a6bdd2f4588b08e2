/** On what the law lets an organisation keep something of the people it helps (RGPD, article 6.1), as it says it itself. */
export const legalBases = {
  public_task: 'Mission d’intérêt public',
  legitimate_interest: 'Intérêt légitime (aider est son but)',
  agreed: 'Accord de chaque personne',
} as const
export type LegalBasis = keyof typeof legalBases

/** Bodies whom the law gives a task of this kind; the others say their own purpose, unless they chose. */
const publicBodies: readonly string[] = [
  ...['ccas', 'mission_locale', 'plie', 'caf', 'child_welfare', 'school', 'town_hall', 'community', 'departement'],
  ...['state', 'library', 'france_services', 'justice', 'probation', 'youth_justice'],
]

/** What was set by the organisation, or what its kind says. */
export const basisOf = ({ legal_basis, kind }: { legal_basis: string | null; kind: string }): LegalBasis =>
  (legal_basis as LegalBasis | null) ?? (publicBodies.includes(kind) ? 'public_task' : 'legitimate_interest')
