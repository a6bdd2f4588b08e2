import type { Acting } from '#platform/access/acting.ts'
import type { Hidden, Protected } from './protect.rules.ts'

/** What stands behind the names that a run hides, from the published one to the one that its organisation knows. */
type RealNames = Record<'quotas' | 'kinds' | 'classes', ReadonlyMap<string, string>>

/** Keeps what a frozen list hides, for the commission alone; nothing is written when it hides nothing. */
export async function writeNames(by: Acting, runId: string, names: Protected): Promise<void> {
  const hidden = hiddenBy(names)
  if (!hidden) return
  await by.db
    .insertInto('run_document')
    .values({
      ...{ run_id: runId, organisation_id: by.member.organisationId, kind: 'names' },
      content: JSON.stringify(hidden),
    })
    .execute()
}

/** What a list hides, as it is kept: the published name, then the real one; null when it hides nothing. */
export function hiddenBy({ quotas, kinds, classes }: Protected): Record<keyof RealNames, Pair[]> | null {
  const hidden = { quotas: reversed(quotas), kinds: reversed(kinds), classes: reversed(classes) }
  return Object.values(hidden).every((pairs) => pairs.length === 0) ? null : hidden
}

/** The real names of a run, for those who decide it. */
export async function realNames(by: Acting, runId: string): Promise<RealNames> {
  const row = await by.db
    .selectFrom('run_document')
    .select('content')
    .where('organisation_id', '=', by.member.organisationId)
    .where('run_id', '=', runId)
    .where('kind', '=', 'names')
    .executeTakeFirst()
  const { quotas, kinds, classes } = (row ? JSON.parse(row.content) : {}) as Partial<Record<keyof RealNames, Pair[]>>
  return { quotas: new Map(quotas), kinds: new Map(kinds), classes: new Map(classes) }
}

/** What a run hides by a number: its quotas and kits, by their real names. */
export async function hiddenIn(by: Acting, runId: string): Promise<Hidden> {
  const { quotas, kinds } = await realNames(by, runId)
  return { quotas: [...quotas.values()], kinds: [...kinds.values()] }
}

type Pair = [published: string, real: string]
const reversed = (all: ReadonlyMap<string, string>): Pair[] => [...all].map(([real, published]) => [published, real])
