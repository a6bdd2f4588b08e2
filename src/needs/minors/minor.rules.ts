import { ofName } from '#platform/i18n/toward.ts'
import { AGREES_ALONE, ageSaid } from '../ages/age.rules.ts'
import type { Birth } from '../ages/birth.words.ts'

/** Who gives the agreement of a minor: the child with an adult who decides for it, the child alone, or nobody can be told yet. */
export type Agreeing = 'both' | 'alone' | 'unknown' | 'adult'

/** Under fifteen, together; from fifteen on, alone (loi 78-17, art. 45). */
export function whoAgrees(person: Birth & { adult: boolean; fifteen_said_by: string | null }, today: string): Agreeing {
  if (person.adult) return 'adult'
  const age = ageSaid(person, today)
  if (age === null) return 'unknown'
  return age < AGREES_ALONE ? 'both' : 'alone'
}

export type Holder = { id: string; first_name: string; authority: string | null }

/** Those of a household who may agree for its children: parents, one is enough, or a guardian named by a judge. */
export const holdersAmong = <P extends Holder & { adult: boolean }>(people: readonly P[]): P[] =>
  people.filter(({ adult, authority }) => adult && authority !== null && authority !== 'none')

/** Adults of a household of whom nobody said whether they decide for its children. */
export const unsaidAmong = <P extends Holder & { adult: boolean }>(people: readonly P[]): P[] =>
  people.filter(({ adult, authority }) => adult && authority === null)

type Said = { child_agreed: boolean; holder: Holder | undefined }

/** Why what was said does not make an agreement yet. */
export function refusalOfMinor(
  agreeing: Agreeing,
  first: string,
  { child_agreed, holder }: Said,
): { field: string; sentence: string } | null {
  if (agreeing === 'adult')
    return { field: 'form', sentence: `${first} est adulte : son accord se note avec celui de la famille.` }
  if (agreeing === 'unknown')
    return { field: 'form', sentence: `Notez d’abord l’année de naissance ${ofName(first)} : l’accord en dépend.` }
  if (!child_agreed)
    return { field: 'child_agreed', sentence: `Expliquez à ${first} ce qui est noté, puis cochez si c’est d’accord.` }
  if (agreeing === 'both' && !holder)
    return {
      field: 'holder',
      sentence: `Avant ${AGREES_ALONE} ans, il faut aussi l’accord d’un adulte qui décide pour ${first} : choisissez qui l’a donné.`,
    }
  return null
}
