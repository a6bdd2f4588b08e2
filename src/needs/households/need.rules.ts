import { refusalToChange } from './household.rules.ts'

/** What a household needs is corrected while its journey is open, by whoever follows it in full. */
export const refusalToCorrectNeeds = (household: { scope: string; status: string }): string | null =>
  refusalToChange(household) ??
  (household.status === 'closed'
    ? 'Le parcours de cette famille est clos : rouvrez-le avant de corriger ses besoins.'
    : null)

/** What one hearing tells in the form, and what a need may keep of several. */
export const MOST_TOLD = 500
export const MOST_KEPT = 2000

/** What is told now, after what was: nothing twice, nothing cut. */
export const toldAfter = (kept: string, told: string): string =>
  told && !kept.includes(told) ? `${kept} ${told}`.trim() : kept

/** A file that says much already is shortened by somebody who reads it, not by the house. */
export const refusalToTellMore = (kept: string, told: string): string | null =>
  told === '' || toldAfter(kept, told).length <= MOST_KEPT
    ? null
    : `Sa fiche dit déjà ${kept.length} caractères de sa situation : ${MOST_KEPT} au plus. Ouvrez-la, raccourcissez ce qui est dit de ses besoins, puis recommencez.`

const taken: Record<string, string> = {
  prescribed: 'déjà orienté',
  promised: 'déjà promis',
  served: 'déjà servi',
  followed: 'déjà accompagné',
}

/** A need that somebody acts on is not taken back: its end comes with theirs. */
export const refusalToTakeBack = (state: string): string | null =>
  taken[state] ? `ce besoin est ${taken[state]}, il reste noté.` : null

/** What is said of the household's needs together: the first situation told, urgent when one is. */
export const saidOf = (needs: readonly { situation: string; urgent: boolean }[]) => ({
  situation: needs.find(({ situation }) => situation !== '')?.situation ?? '',
  urgent: needs.some(({ urgent }) => urgent),
})
