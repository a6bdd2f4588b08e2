import type { Member } from '#platform/access/member.ts'

/** Places are kept by those who receive people there, and by whoever manages the organisation. */
export const keepsPlaces = (member: Member): boolean =>
  member.admin || member.role === 'coordinator' || member.role === 'mediator'

export const refusalToKeepPlaces = (member: Member): string | null =>
  keepsPlaces(member)
    ? null
    : 'Les lieux sont tenus par la coordination, la médiation ou les responsables de votre structure.'
