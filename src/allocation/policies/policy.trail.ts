import { found } from '#platform/web/halts.ts'
import type { Page } from '#platform/web/routes.ts'
import { crumbsUnder, ownProgramme } from '../programmes/organised.ts'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import { type Policy, policySeenBy } from '../ranking/policy.store.ts'

/** Where a programme's versions are listed. */
export const policiesHref = (programme: Pick<SeenProgramme, 'id'>) => `/programmes/${programme.id}/priorites`
/** Where one version is read, or written while it is a draft. */
export const policyHref = (programme: Pick<SeenProgramme, 'id'>, policy: Pick<Policy, 'id'>) =>
  `${policiesHref(programme)}/${policy.id}`

/** "version 2", "brouillon de la version 3". */
export const sayVersion = ({ state, version }: Pick<Policy, 'state' | 'version'>): string =>
  state === 'draft' ? `brouillon de la version ${version}` : `version ${version}`

/** The programme and the version that the address names; what one may not see does not exist. */
export async function policyOf(c: Page): Promise<{ programme: SeenProgramme; policy: Policy }> {
  const programme = await ownProgramme(c)
  return { programme, policy: found(await policySeenBy(c.var.by, programme.id, c.req.param('priority') ?? '')) }
}

/** The way back up from a page of these. */
export const trailOf = (programme: SeenProgramme, policy?: Policy): (readonly [string, string])[] => [
  ...crumbsUnder(programme),
  ...(policy
    ? ([
        ['Ordre de priorité', policiesHref(programme)],
        [policy.state === 'draft' ? 'Brouillon' : `Version ${policy.version}`, policyHref(programme, policy)],
      ] as const)
    : []),
]
