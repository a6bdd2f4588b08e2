import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** What happened, in the past tense of the field: `device.wiped`, from one state to another, and why. */
export type Event = {
  act: string
  subject: [kind: string, id: string]
  householdId?: string | null
  from?: string | null
  to?: string | null
  why?: string | null
  data?: { [key: string]: Json }
}

/** Leaves the trace of an act, in its transaction, at the end of the organisation's chain. The actor's name is kept as it is today. */
export async function record(by: Acting, event: Event): Promise<void> {
  const [kind, id] = event.subject
  await sql`select app.record(${by.newId()}, ${by.now}, ${event.act}, ${kind}, ${id}, ${event.householdId ?? null}, ${event.from ?? null},
    ${event.to ?? null}, ${event.why ?? null}, ${JSON.stringify(event.data ?? {})}, ${by.member.name})`.execute(by.db)
}
