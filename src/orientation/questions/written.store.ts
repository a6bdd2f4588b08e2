import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'

export type Written = { at: Date; by: string; text: string }

/** What was written about a household in the prescriptions that this organisation sent or received: the first word, then the questions and answers, then whether the person came. */
export async function writtenAbout(by: Acting, householdId: string): Promise<Written[]> {
  const own = by.member.organisationId
  const [messages, thread, arrivals] = await Promise.all([
    by.db
      .selectFrom('prescription')
      .select(['sent_at as at', 'sender as by', 'message as text'])
      .where('household_id', 'in', filesOf(householdId))
      .where((where) => where.or([where('organisation_id', '=', own), where('to_organisation_id', '=', own)]))
      .where('message', '<>', '')
      .execute(),
    by.db
      .selectFrom('prescription_message as m')
      .innerJoin('prescription as p', 'p.id', 'm.prescription_id')
      .select(['m.said_at as at', 'm.said_by as by', 'm.body as text'])
      .where('p.household_id', 'in', filesOf(householdId))
      .execute(),
    by.db
      .selectFrom('arrival as v')
      .innerJoin('prescription as p', 'p.id', 'v.prescription_id')
      .select(['v.said_at', 'v.said_by', 'v.said as text'])
      .where('p.household_id', 'in', filesOf(householdId))
      .where('v.said', '<>', '')
      .execute(),
  ])
  const came = arrivals.flatMap(({ said_at, said_by, text }) =>
    said_at && said_by ? [{ at: said_at, by: said_by, text }] : [],
  )
  return [...messages, ...thread, ...came].sort((a, b) => a.at.getTime() - b.at.getTime())
}
