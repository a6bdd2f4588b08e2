import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/**
 * Evidence came in that denies what was certified of a device: its standing certificates say so from now on, whichever
 * organisation issued them. Part of the act that brings the evidence. Gives how many.
 */
export async function contradictCertificates(by: Acting, deviceId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select app.contradict_certificates(${deviceId}, ${by.now}) as n`.execute(
    by.db,
  )
  return rows[0]?.n ?? 0
}
