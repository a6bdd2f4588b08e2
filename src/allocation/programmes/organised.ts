import { found } from '#platform/web/halts.ts'
import type { Page } from '#platform/web/routes.ts'
import { programmeSeenBy, type SeenProgramme } from './programme.seen.store.ts'

/** The programme of the address, as the member may read it; what one may not see does not exist. */
export const ownProgramme = async (c: Page): Promise<SeenProgramme> =>
  found(await programmeSeenBy(c.var.by, c.req.param('id') ?? ''))

/** Where one is, under a programme: "Programmes › Rentrée 2026 › Quotas". */
export const crumbsUnder = ({ id, name }: { id: string; name: string }, ...more: (readonly [string, string])[]) => [
  ['Programmes', '/programmes'] as const,
  [name, `/programmes/${id}`] as const,
  ...more,
]
