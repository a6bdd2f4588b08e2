import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Expected, expectedOf } from './expected.store.ts'

/** What is under way for a household, whoever does it, and ends with it. */
export type Stopping = {
  /** Those whose answer is awaited. */
  asked: { receiver: string }[]
  promised: { kind: string; by: string }[]
  expected: Expected[]
  /** Those who registered another file of the same family. */
  registrars: { name: string }[]
}

export async function stoppingWith(by: Acting, householdId: string): Promise<Stopping> {
  const named = sql`coalesce(o.masked_as, o.name)`
  const [asked, promised, expected, registrars] = await Promise.all([
    sql<{
      receiver: string
    }>`select distinct ${named} as receiver from prescription p join organisation o on o.id = p.to_organisation_id
      where p.household_id in ${filesOf(householdId)} and p.state = 'sent' order by 1`.execute(by.db),
    sql<{
      kind: string
      by: string
    }>`select a.kind, ${named} as by from allocation a join organisation o on o.id = a.organisation_id
      where a.household_id in ${filesOf(householdId)} and a.state = 'promised' order by a.promised_at`.execute(by.db),
    expectedOf(by, householdId),
    sql<{
      name: string
    }>`select distinct ${named} as name from household h join organisation o on o.id = h.organisation_id
      where h.id in ${filesOf(householdId)} and h.organisation_id <> ${by.member.organisationId} order by 1`.execute(
      by.db,
    ),
  ])
  return {
    ...{ asked: asked.rows, promised: promised.rows, registrars: registrars.rows },
    expected: expected.filter(({ starts_at }) => starts_at > by.now),
  }
}
