import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import type { Receive } from './inspect.ts'

/**
 * Loads pieces that come table after table. A table is one COPY however many pieces it has: its references to its own
 * rows are checked once all of them are there.
 */
export const copyInto = (
  db: pg.ClientBase,
  columns: Map<string, string[]>,
): { receive: Receive; finish: () => Promise<void> } => {
  let table: string | null = null
  let stream: CopyStreamQuery | null = null

  const finish = async () => {
    if (!stream) return
    const done = finished(stream)
    stream.end()
    await done
    stream = null
  }

  const begin = async (next: string) => {
    const into = columns.get(next)
    if (!into) throw new Error(`The archive holds a table that its manifest does not name: ${next}`)
    await finish()
    table = next
    stream = db.query(copyFrom(`copy ${next} (${into.join(', ')}) from stdin`))
  }

  const write = (bytes: Buffer) =>
    new Promise<void>((resolve, reject) => stream!.write(bytes, (error) => (error ? reject(error) : resolve())))

  const receive: Receive = async (next, bytes) => {
    if (next !== table) await begin(next)
    await write(bytes)
  }
  return { receive, finish }
}
