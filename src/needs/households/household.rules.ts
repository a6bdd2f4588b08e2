import type { Member, Role } from '#platform/access/member.ts'
import { AGREES_ALONE, ageSaid, mayBeFifteen } from '../ages/age.rules.ts'
import { type FifteenAnswer, saidBy } from '../ages/fifteen.words.ts'

/** Roles that meet families. A refurbisher, a donor and a funder never do. */
export const meetsFamilies: readonly Role[] = ['coordinator', 'mediator', 'prescriber', 'school', 'town_agent']

/** A household that one follows only from afar ('status') is read, not changed; one that was erased is nobody's any more. */
export const refusalToChange = ({
  scope,
  forgotten_at,
}: {
  scope: string
  forgotten_at?: Date | null
}): string | null =>
  forgotten_at
    ? 'Ce qui nommait cette famille a été effacé : il n’y a plus rien à y changer.'
    : scope === 'full'
      ? null
      : 'Vous suivez cette famille sans pouvoir modifier ce qui la concerne.'

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

/** Said once, by the question itself, where the families that look alike are shown. */
export const LOOKS_ALIKE = 'Une famille qui ressemble à celle-ci est déjà suivie par votre structure.'

/** What is to be mended besides that question; undefined when it is the only thing. */
export const besidesAlike = (
  errors: Readonly<Record<string, string>> | undefined,
  shown: boolean,
): Record<string, string> | undefined => {
  const others = Object.entries(errors ?? {}).filter(([, said]) => !(shown && said === LOOKS_ALIKE))
  return others.length > 0 ? Object.fromEntries(others) : undefined
}

type Alone = {
  adults: number
  children: number
  birth_year?: number | undefined
  fifteen?: FifteenAnswer | undefined
}

/**
 * A child does not register alone: somebody answers for it. A young person of fifteen or more may stand alone, as a pupil whose age
 * is known, or said where only the year is, or as the adult of the household. A household has somebody in it.
 */
export function refusalOfAlone(
  { adults, children, birth_year, fifteen }: Alone,
  today: string,
): { field: 'adults' | 'fifteen'; sentence: string } | null {
  if (adults > 0) return null
  if (children === 0) return { field: 'adults', sentence: 'Notez au moins une personne.' }
  const born = { birth_year: birth_year ?? null, birth_month: null, birth_day: null }
  const age = ageSaid({ ...born, fifteen_said_by: saidBy(fifteen) }, today)
  if (age !== null && age >= AGREES_ALONE) return null
  if (mayBeFifteen(born, today) && fifteen === undefined)
    return { field: 'fifteen', sentence: `Dites si cette personne a déjà ${AGREES_ALONE} ans, et qui le dit.` }
  return {
    field: 'adults',
    sentence:
      age !== null
        ? `Avant ${AGREES_ALONE} ans, on ne s’inscrit pas seul : notez aussi l’adulte qui en répond (parent, tuteur, ou le service à qui il est confié), et comptez-le.`
        : `Un enfant ne s’inscrit pas seul : notez aussi l’adulte qui en répond. Un jeune de ${AGREES_ALONE} ans ou plus qui vit seul se compte comme adulte.`,
  }
}

/** A school reads of a family what it noted itself, and of the rest whether it is equipped. */
export const readsItsOwn = (member: Member): boolean => member.role === 'school'
