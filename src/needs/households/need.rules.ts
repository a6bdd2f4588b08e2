import { refusalToChange } from './household.rules.ts'

/** What a household needs is corrected while its journey is open, by whoever follows it in full. */
export const refusalToCorrectNeeds = (household: { scope: string; status: string }): string | null =>
  refusalToChange(household) ??
  (household.status === 'closed'
    ? 'Le parcours de cette famille est clos : rouvrez-le avant de corriger ses besoins.'
    : null)

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
