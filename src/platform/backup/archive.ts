import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'

/** Adds one piece to an archive; resolves when there is room for the next. */
export type Put = (name: string, bytes: Buffer) => Promise<void>

/** Writes a tar.gz under another name, and gives it its own once every byte is on the disk: a cut leaves no half archive. */
export const writeArchive = async (path: string, fill: (put: Put) => Promise<void>): Promise<void> => {
  const part = `${path}.part`
  const tar = pack()
  const put: Put = (name, bytes) =>
    new Promise((resolve, reject) => {
      tar.entry({ name, size: bytes.length, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve()))
    })
  const filling = async () => {
    try {
      await fill(put)
      tar.finalize()
    } catch (error) {
      tar.destroy(error as Error)
      throw error
    }
  }
  try {
    const file = createWriteStream(part, { mode: 0o600, flush: true })
    const written = pipeline(tar as unknown as Readable, createGzip(), file)
    // The first to fail is the cause: a full disk stops the filling, and a lost database stops the writing.
    await Promise.all([written, filling()])
    await rename(part, path)
    await flushFolder(dirname(path))
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

// Windows cannot open a folder; everywhere else this is what makes the new name survive a power cut.
const flushFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/** Reads the pieces of an archive in their order. Throws when the file is cut, damaged, or not a tar.gz. */
export async function* readArchive(path: string): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const tar = extract()
  const reading = pipeline(createReadStream(path), createGunzip(), tar)
  reading.catch(() => {})
  for await (const entry of tar) {
    const pieces: Buffer[] = []
    for await (const piece of entry) pieces.push(piece as Buffer)
    yield { name: entry.header.name, bytes: Buffer.concat(pieces) }
  }
  await reading
}
