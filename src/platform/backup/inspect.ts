import { createHash } from 'node:crypto'
import { Halt } from '../cli/halt.ts'
import { readArchive } from './archive.ts'
import { countRows, tableOf } from './chunk.ts'
import { Manifest, manifestName } from './manifest.ts'

/** Gets each piece of each table, in the order of the archive. */
export type Receive = (table: string, bytes: Buffer) => Promise<void>

/**
 * Reads a whole archive and answers its manifest, once every table holds the rows and the checksum it announces.
 * Throws a Halt that says what is wrong with the file otherwise.
 */
export const inspect = async (path: string, receive: Receive = async () => {}): Promise<Manifest> => {
  const found = new Map<string, { digest: ReturnType<typeof createHash>; rows: number }>()
  let manifest: Manifest | null = null
  try {
    for await (const { name, bytes } of readArchive(path)) {
      if (name === manifestName) {
        manifest = read(bytes)
        continue
      }
      const table = tableOf(name)
      const seen = found.get(table) ?? { digest: createHash('sha256'), rows: 0 }
      found.set(table, { digest: seen.digest.update(bytes), rows: seen.rows + countRows(bytes) })
      await receive(table, bytes)
    }
  } catch (error) {
    throw explain(error, found.size > 0)
  }
  if (!manifest) throw new Halt(notOurs)
  for (const { name, rows, sha256 } of manifest.tables) {
    const seen = found.get(name) ?? { digest: createHash('sha256'), rows: 0 }
    if (seen.rows !== rows || seen.digest.digest('hex') !== sha256) throw new Halt(damaged)
    found.delete(name)
  }
  if (found.size > 0) throw new Halt(damaged)
  return manifest
}

const notOurs = 'Ce fichier n’est pas une sauvegarde de Maillon. Rien n’a été changé.'
const damaged = 'Cette sauvegarde est abîmée ou incomplète : prenez-en une autre copie. Rien n’a été changé.'

const read = (bytes: Buffer): Manifest => {
  const parsed = Manifest.safeParse(JSON.parse(bytes.toString('utf8')))
  if (!parsed.success) throw new Halt(notOurs)
  return parsed.data
}

const explain = (error: unknown, begun: boolean): unknown => {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new Halt('Ce fichier de sauvegarde n’existe pas.')
  if (code === 'EACCES' || code === 'EISDIR') return new Halt('Ce fichier de sauvegarde ne peut pas être lu.')
  const broken =
    code.startsWith('Z_') || /Unexpected end of data|unexpected end of file|Invalid tar header/.test(message)
  if (!broken) return error
  // Garbage from the first byte on never was a backup; after a good table, it is one that was damaged.
  return new Halt(begun || code === 'Z_BUF_ERROR' ? damaged : notOurs)
}
