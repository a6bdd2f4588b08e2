import type { Role } from '#platform/access/member.ts'
import type { Known, NextAction } from './nextAction.ts'

type Act = {
  title: string
  /** What helps whoever acts. */
  detail: string
  roles: readonly Role[]
  /** The button, and the household's page that it opens. */
  verb: readonly [label: string, page: string]
  /** Whose turn it is when it is not this member's: "la coordination". */
  owner: string
}

/** The same act for whoever may do it, with its button, and for the others, with whose turn it is. */
export const turnTo = ({ by, household }: Known, { title, detail, roles, verb, owner }: Act): NextAction =>
  roles.includes(by.member.role) && household.scope === 'full'
    ? { tone: 'turn', title, detail, verb: [verb[0], `/familles/${household.id}/${verb[1]}`] }
    : { tone: 'calm', title, detail: `C’est à ${owner} de jouer.` }
