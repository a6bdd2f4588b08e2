import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { filesOf } from '../households/files.store.ts'
import type { Stopped } from './stopped.rules.ts'

/** What stops anything more about a household, under any of its files, whoever was asked; the database asks it too (0070). */
export async function stoppedOf(by: Acting, householdId: string): Promise<Stopped | null> {
  const { rows } = await sql<{ forgotten: boolean; kind: string | null; answered: boolean | null }>`
    select h.forgotten, r.kind, r.answered
    from (select exists (select from household where id = ${householdId} and forgotten_at is not null) as forgotten) h
    left join lateral (select kind, answer is not null as answered from rights_request
      where organisation_id = ${by.member.organisationId} and household_id in ${filesOf(householdId)}
        and kind in ('erase', 'object', 'limit') and lifted_on is null and (answer is null or (answer = 'done' and kind <> 'erase'))
      order by answer is not null, due_on limit 1) r on true
    where is_stopped(${householdId}) or r.kind is not null`.execute(by.db)
  const [row] = rows
  if (!row) return null
  return { forgotten: row.forgotten, own: row.kind ? { kind: row.kind, answered: row.answered ?? false } : null }
}

/** As `where … in`: households about which something more may be done. */
export const notStopped = (column: string) => sql<boolean>`not is_stopped(${sql.ref(column)})`
