import { refusalToChange } from './household.rules.ts'

/** What is heard of a household again is added to an open file that one follows in full. */
export const refusalToHearAgain = (household: { scope: string; status: string }): string | null =>
  refusalToChange(household) ??
  (household.status === 'closed'
    ? 'Le parcours de cette famille est clos : rouvrez son dossier, puis enregistrez ce besoin.'
    : null)
