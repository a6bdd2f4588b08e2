import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import { type Line, refusalOfLines } from './checklist.rules.ts'
import { checklistOf } from './checklist.store.ts'

/** A new version of a list, from now on. `read` is the version that the person saw: of two who write at once, the second reads the first. */
export async function writeChecklist(
  by: Acting,
  kind: DeviceKind,
  read: number,
  lines: Line[],
): Promise<Refusal | null> {
  const refusal = refusalOfLines(lines)
  if (refusal) return refuse(refusal)
  const now = await checklistOf(by, kind)
  if (now.version !== read) return refuse(changed)
  if (JSON.stringify(now.lines) === JSON.stringify(lines)) return refuse('Rien n’a changé dans cette liste.')
  const written = await attempt(
    by.db,
    async () => {
      await by.db
        .insertInto('checklist')
        .values({
          ...{ id: by.newId(), organisation_id: by.member.organisationId, kind, version: read + 1 },
          ...{ lines: JSON.stringify(lines), since: by.now },
        })
        .execute()
      return null
    },
    { checklist_version_key: changed },
  )
  if (written) return written
  await record(by, {
    act: 'checklist.written',
    subject: ['organisation', by.member.organisationId],
    data: { kind, version: read + 1, lines: lines.length },
  })
  return null
}

const changed = 'Quelqu’un vient d’enregistrer cette liste. Rouvrez-la, puis recommencez.'
