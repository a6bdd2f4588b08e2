import type { Member } from '#platform/access/member.ts'

const publicKinds = [
  'town_hall',
  'community',
  'departement',
  'ccas',
  'state',
  'school',
  'caf',
  'child_welfare',
  'justice',
  'probation',
  'youth_justice',
]

export const isPublicKind = (organisationKind: string): boolean => publicKinds.includes(organisationKind)

/** Whether the law of public gifts applies: the organisation is public by nature, or says so. */
export const isPublicBody = (member: Member, declared: boolean): boolean =>
  declared || isPublicKind(member.organisationKind)
