import type { Member, Role } from '#platform/access/member.ts'

/** Roles that meet families. A refurbisher, a donor and a funder never do. */
export const meetsFamilies: readonly Role[] = ['coordinator', 'mediator', 'prescriber', 'school', 'town_agent']

/** A household that one follows only from afar ('status') is read, not changed. */
export const refusalToChange = ({ scope }: { scope: string }): string | null =>
  scope === 'full' ? null : 'Vous suivez cette famille sans pouvoir modifier ce qui la concerne.'

export const refusalToReach = (form: {
  channel: string
  phone?: string
  email?: string
}): { field: string; sentence: string } | null => {
  if ((form.channel === 'phone' || form.channel === 'sms') && !form.phone)
    return { field: 'phone', sentence: 'Notez un numéro, ou choisissez une autre façon de joindre la famille.' }
  if (form.channel === 'email' && !form.email)
    return {
      field: 'email',
      sentence: 'Notez une adresse e-mail, ou choisissez une autre façon de joindre la famille.',
    }
  return null
}

/** A school names a pupil; the others name whom they want. */
export const asksForPupil = (member: Member): boolean => member.role === 'school'
