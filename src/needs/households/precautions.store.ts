import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

type Precautions = { neutral_message: boolean; confidential_address: boolean }

/** Keeps the precautions that are asked for a household already followed: the more careful word wins. Part of the act in which they were said. */
export async function keepPrecautions(by: Acting, householdId: string, asked: Precautions): Promise<void> {
  if (!asked.neutral_message && !asked.confidential_address) return
  await sql`update household set neutral_message = neutral_message or ${asked.neutral_message},
    confidential_address = confidential_address or ${asked.confidential_address}, version = version + 1 where id = ${householdId}`.execute(
    by.db,
  )
}
