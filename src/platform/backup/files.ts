import { createHash } from 'node:crypto'
import type pg from 'pg'

/** Reads every kept file again, a few at a time, and answers the names (SHA-256) of those whose content no longer bears it. */
export const damagedFiles = async (db: pg.ClientBase): Promise<{ files: number; damaged: string[] }> => {
  const damaged: string[] = []
  let files = 0
  let after: Buffer = Buffer.alloc(0)
  for (;;) {
    const { rows } = await db.query<{ sha256: Buffer; bytes: Buffer }>(
      'select sha256, bytes from app.file_content where sha256 > $1 order by sha256 limit 8',
      [after],
    )
    if (rows.length === 0) return { files, damaged }
    for (const { sha256, bytes } of rows) {
      files++
      if (!createHash('sha256').update(bytes).digest().equals(sha256)) damaged.push(sha256.toString('hex'))
    }
    after = rows.at(-1)!.sha256
  }
}
