import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Db } from '#platform/db/bound.ts'
import { isId } from '#platform/db/id.ts'
import { holdsNationalInsuranceNumber } from '#platform/text/nationalInsuranceNumber.ts'
import type { Mapping } from './columns.ts'
import { type List, packList, unpackList } from './list.ts'

/** What somebody said of a list that waits: its columns, the communes that were not understood, and what its screen asks more. */
export type Said = {
  columns: Mapping<string>
  communes: Record<string, string>
  more?: Record<string, string>
}

/** A list read over before it is taken in. */
export type KeptList = {
  id: string
  name: string
  partner: string
  list: List
  sha256: Buffer
  said: Said
  taken_in_at: Date | null
  outcome: Record<string, number> | null
}

/** A list as its row holds it. */
export type StoredList = Omit<KeptList, 'list'> & { content: Buffer }

export const keptOf = ({ content, ...row }: StoredList): KeptList => ({ ...row, list: unpackList(content) })

type Purpose = {
  purpose: 'census' | 'orientations' | 'deliveries' | 'transfers'
  censusId?: string
  partner?: string
}

/** Keeps a list of this organisation's, until it is taken in and seven days at most. */
export async function keepList(by: Acting, name: string, list: List, said: Said, about: Purpose): Promise<string> {
  const id = by.newId()
  await by.db
    .insertInto('list_upload')
    .values({
      ...{ id, organisation_id: by.member.organisationId, purpose: about.purpose, name: nameOf(name) },
      ...{ census_id: about.censusId ?? null, partner: about.partner ?? '', said: JSON.stringify(said) },
      ...packList(list),
      kept_at: by.now,
    })
    .execute()
  return id
}

export const nameOf = (name: string): string =>
  holdsNationalInsuranceNumber(name) ? 'Liste' : name.replaceAll('\0', '').slice(0, 200) || 'Liste'

export async function listSeenBy(
  by: Acting,
  id: string,
  { purpose, censusId }: Purpose,
): Promise<KeptList | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await sql<StoredList>`
    select id, name, partner, content, sha256, said, taken_in_at, outcome from list_upload
    where organisation_id = ${by.member.organisationId} and purpose = ${purpose} and id = ${id}
      and census_id is not distinct from ${censusId ?? null}`.execute(by.db)
  return rows[0] && keptOf(rows[0])
}

export const sayOfList = (by: Acting, id: string, said: Said) =>
  by.db
    .updateTable('list_upload')
    .set({ said: JSON.stringify(said) })
    .where('organisation_id', '=', by.member.organisationId)
    .where('id', '=', id)
    .where('taken_in_at', 'is', null)
    .execute()

/** When the very same cells were taken in before, or null. */
export async function takenInBefore(
  by: Acting,
  { id, sha256 }: KeptList,
  { purpose, censusId }: Purpose,
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(taken_in_at) as at from list_upload where organisation_id = ${by.member.organisationId} and purpose = ${purpose}
      and census_id is not distinct from ${censusId ?? null} and sha256 = ${sha256} and id <> ${id}`.execute(by.db)
  return rows[0]?.at ?? null
}

/** Lists that wait to be read over, the latest first. */
export const waitingLists = (by: Acting, { purpose, censusId }: Purpose) =>
  by.db
    .selectFrom('list_upload')
    .select(['id', 'name', 'partner', 'kept_at'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('purpose', '=', purpose)
    .where((w) => (censusId ? w('census_id', '=', censusId) : w('census_id', 'is', null)))
    .where('taken_in_at', 'is', null)
    .where('invitation_id', 'is', null)
    .orderBy('kept_at', 'desc')
    .limit(20)
    .execute()

/** Notes what a list gave. It was locked before. */
export const noteTakenIn = (by: Acting, id: string, outcome: Record<string, number>) =>
  by.db
    .updateTable('list_upload')
    .set({ taken_in_at: by.now, outcome: JSON.stringify(outcome) })
    .where('organisation_id', '=', by.member.organisationId)
    .where('id', '=', id)
    .execute()

/** Two clicks on the same list: the second waits, then reads that it was taken in. */
export const lockList = (db: Db, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${id}, 3))`.execute(db)
