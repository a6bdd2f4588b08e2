import { refusalToChange } from '#needs/households/household.rules.ts'
import type { Role } from '#platform/access/member.ts'

/** Who receives families: books, marks, teaches. */
export const receives: readonly Role[] = ['coordinator', 'mediator']

/** A household is expected somewhere only while its journey is open, by an organisation that follows it in full. */
export const refusalToExpect = (household: { scope: string; status: string }): string | null =>
  refusalToChange(household) ??
  (household.status === 'closed' ? 'Le parcours de cette famille est clos. Rouvrez-le avant de fixer une date.' : null)
