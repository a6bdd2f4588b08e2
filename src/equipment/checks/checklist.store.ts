import type { Acting } from '#platform/access/acting.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import { type Line, PROPOSED, proposedLists } from './checklist.rules.ts'

export type Checklist = { version: number; lines: Line[]; since: Date | null }

const proposed = (kind: string): Checklist => ({
  ...{ version: PROPOSED, since: null },
  lines: proposedLists[kind as DeviceKind] ?? proposedLists.other,
})

/** The list of a kind that the member's organisation uses today. */
export async function checklistOf(by: Acting, kind: string): Promise<Checklist> {
  const row = await lists(by, kind).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? { ...row, lines: row.lines as Line[] } : proposed(kind)
}

/** The list as it was in one of its versions: what was answered was answered on it. */
export async function checklistAt(by: Acting, kind: string, version: number): Promise<Checklist | null> {
  if (version === PROPOSED) return proposed(kind)
  const row = await lists(by, kind).where('version', '=', version).executeTakeFirst()
  return row ? { ...row, lines: row.lines as Line[] } : null
}

const lists = (by: Acting, kind: string) =>
  by.db
    .selectFrom('checklist')
    .select(['version', 'lines', 'since'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('kind', '=', kind)

/** Since when each kind has a list of its own, and how many lines it has. */
export const ownLists = (by: Acting) =>
  by.db
    .selectFrom('checklist')
    .distinctOn('kind')
    .select(['kind', 'version', 'lines', 'since'])
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
