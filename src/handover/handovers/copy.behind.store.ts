import { sql } from 'kysely'
import { digestOf } from '#network/accounts/invited.ts'
import type { Db } from '#platform/db/bound.ts'

export type Behind = { until: Date; organisation: string; phone: string | null }

/** Whose paper a letter's secret opens, and until when; nothing when it is unknown, replaced, over or stopped: nothing says which. */
export async function copyBehind(db: Db, token: string, now: Date): Promise<Behind | undefined> {
  const { rows } = await sql<Behind>`select * from app.copy_behind(${digestOf(token)}, ${now})`.execute(db)
  return rows[0]
}

/** The very file that was signed. */
export async function copyFileBehind(db: Db, token: string, now: Date) {
  const { rows } = await sql<{ name: string; type: string; bytes: Buffer }>`
    select * from app.copy_bytes_behind(${digestOf(token)}, ${now})`.execute(db)
  return rows[0]
}
