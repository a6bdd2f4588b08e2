import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** One link of a chain at a moment, with its receipt. A family is never named; outside its own organisation, a class is not either. */
export type Answering = {
  depth: number
  since: Date
  until: Date | null
  holder: string | null
  place: string | null
  class: string | null
  of_class: boolean
  family: boolean
  own: boolean
  given_by: string | null
  received_by: string | null
  how: string | null
  slip: string | null
  slip_id: string | null
}

type Of = { id: string; organisation_id: string; owner_id: string | null }

/** Who answered for a device at a moment, from its owner down: for its owner and its keeper. Null for anybody else. */
export async function answeringOn(by: Acting, device: Of, at: Date): Promise<Answering[] | null> {
  const own = by.member.organisationId
  if (device.organisation_id !== own && device.owner_id !== own) return null
  const { rows } = await sql<Answering>`select * from app.custody_on(${device.id}, ${at})`.execute(by.db)
  return rows
}
