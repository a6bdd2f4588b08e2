import type { Member } from '#platform/access/member.ts'

/** Only those who manage an organisation change what the directory says of it. */
export const refusalToCorrect = (member: Member, organisationId: string): string | null =>
  member.admin && member.organisationId === organisationId
    ? null
    : 'Cette fiche est tenue par les responsables de la structure.'

/** Masked words that still hold the organisation's own name would mask nothing. */
export const refusalToMask = (name: string, maskedAs: string | undefined): string | null =>
  maskedAs?.toLowerCase().includes(name.toLowerCase())
    ? 'Ces mots contiennent le nom de votre structure : ils ne cacheraient rien.'
    : null
