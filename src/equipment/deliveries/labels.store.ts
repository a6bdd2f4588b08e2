import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** A machine to which a label is given. */
export type Labelled = { number: string; kind: string; brand: string; model: string; serial: string | null }

/** Machines that a note took in, in the order of their scans; those without serial number alone unless `all`. */
export const toLabel = async (by: Acting, noteId: string, all: boolean): Promise<Labelled[]> =>
  (
    await sql<Labelled>`select d.number, d.kind, d.brand, d.model, d.serial from delivery_scan z join device d on d.id = z.device_id
      where z.note_id = ${noteId} and z.undone_at is null and d.organisation_id = ${by.member.organisationId}
        and d.state <> 'exited' and (${all} or d.serial is null) order by z.scanned_at, z.id limit 500`.execute(by.db)
  ).rows
