import type pg from 'pg'
import type { Json } from '#platform/audit/event.store.ts'
import { newId } from '#platform/db/id.ts'

/** Leaves the trace of what was done to a member where nobody is signed in: its actor is the command line. */
export async function recordFromCommandLine(
  owner: pg.ClientBase,
  organisationId: string,
  act: string,
  memberId: string,
  data: { [key: string]: Json },
): Promise<void> {
  await owner.query("select set_config('app.member', '', true), set_config('app.orgs', '{' || $1::text || '}', true)", [
    organisationId,
  ])
  await owner.query(
    `select app.record($1, $2, $3, 'member', $4, null, null, 'active', null, $5, 'Ligne de commande')`,
    [newId(), new Date(), act, memberId, JSON.stringify(data)],
  )
}
