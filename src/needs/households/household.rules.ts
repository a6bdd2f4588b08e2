import type { Member, Role } from '#platform/access/member.ts'
import { AGREES_ALONE, ageOn } from '../ages/age.rules.ts'

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

/**
 * A child does not register alone: somebody answers for it. A young person of fifteen or more may stand alone, as a pupil whose age
 * is known or as the adult of the household. A household has somebody in it.
 */
export function refusalOfAlone(
  { adults, children, birth_year }: { adults: number; children: number; birth_year?: number | undefined },
  today: string,
): string | null {
  if (adults > 0) return null
  if (children === 0) return 'Notez au moins une personne.'
  const age = ageOn({ birth_year: birth_year ?? null, birth_month: null, birth_day: null }, today)
  if (age !== null && age >= AGREES_ALONE) return null
  return age === null
    ? `Un enfant ne s’inscrit pas seul : notez aussi l’adulte qui en répond. Un jeune de ${AGREES_ALONE} ans ou plus qui vit seul se compte comme adulte.`
    : `À ${age} ans, on ne s’inscrit pas seul : notez aussi l’adulte qui en répond (parent, tuteur, éducatrice), et comptez-le.`
}

/** A school reads of a family what it noted itself, and of the rest whether it is equipped. */
export const readsItsOwn = (member: Member): boolean => member.role === 'school'
