import { createHash } from 'node:crypto'
import type { Demo } from './demo.ts'
import type { Organisation } from './people.ts'

/** Keeps a file under the hash of its content, as the site does. */
export function keep(
  demo: Demo,
  owner: Organisation,
  at: Date,
  file: { name: string; type: string; bytes: Buffer },
): { id: string; sha256: Buffer } {
  const sha256 = createHash('sha256').update(file.bytes).digest()
  const id = demo.id(at)
  demo.add('file_content', { sha256, bytes: file.bytes, created_at: at })
  demo.add('file', {
    id,
    organisation_id: owner.id,
    household_id: null,
    sha256,
    name: file.name,
    type: file.type,
    size: file.bytes.byteLength,
    created_at: at,
  })
  return { id, sha256 }
}
