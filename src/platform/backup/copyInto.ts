import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import type { Receive } from './inspect.ts'

export type Loading = {
  receive: Receive
  finish(): Promise<void>
  /** Cancels the table being loaded, so that the connection can answer again. */
  abandon(): void
}

/**
 * Loads pieces that come table after table. A table is one COPY however many pieces it has: its references to its own
 * rows are checked once all of them are there.
 */
export const copyInto = (db: pg.ClientBase, columns: Map<string, string[]>): Loading => {
  let current: { table: string; stream: CopyStreamQuery; failed: Promise<never> } | null = null

  const finish = async () => {
    if (!current) return
    const { stream, failed } = current
    await Promise.race([failed, new Promise<void>((resolve) => stream.on('finish', resolve).end())])
    current = null
  }

  const begin = async (table: string) => {
    const into = columns.get(table)
    if (!into) throw new Error(`The archive holds a table that its manifest does not name: ${table}`)
    await finish()
    const stream = db.query(copyFrom(`copy ${table} (${into.join(', ')}) from stdin`))
    // A refusal by PostgreSQL leaves writes unanswered: whoever waits for one hears of it here.
    const failed = new Promise<never>((_, reject) => stream.on('error', reject))
    failed.catch(() => {})
    current = { table, stream, failed }
    return current
  }

  const receive: Receive = async (table, bytes) => {
    const { stream, failed } = current?.table === table ? current : await begin(table)
    await Promise.race([failed, new Promise<void>((resolve) => stream.write(bytes, () => resolve()))])
  }
  return { receive, finish, abandon: () => current?.stream.destroy() }
}
