import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

export type KeptFile = { id: string; sha256: Buffer }

/** Keeps a file under the hash of its content: the same bytes are stored once, whoever brings them. */
export async function keepFile(
  by: Acting,
  bytes: Uint8Array,
  about: { name: string; type: string; householdId?: string | null },
): Promise<KeptFile> {
  const sha256 = createHash('sha256').update(bytes).digest()
  const id = by.newId()
  await sql`insert into file_content (sha256, bytes) values (${sha256}, ${Buffer.from(bytes)}) on conflict do nothing`.execute(
    by.db,
  )
  await by.db
    .insertInto('file')
    .values({
      id,
      organisation_id: by.member.organisationId,
      household_id: about.householdId ?? null,
      sha256,
      name: about.name.replaceAll('\0', ''),
      type: about.type,
      size: bytes.byteLength,
    })
    .execute()
  return { id, sha256 }
}

/** A kept file, if the member may see what it belongs to. */
export const fileSeenBy = (by: Acting, id: string) =>
  by.db
    .selectFrom('file')
    .innerJoin('file_content', 'file_content.sha256', 'file.sha256')
    .select(['file.id', 'file.name', 'file.type', 'file.sha256', 'file_content.bytes'])
    .where('file.id', '=', id)
    .executeTakeFirst()

/** Sent as a download that no browser runs. */
export const download = (file: { name: string; type: string; bytes: Buffer }, { inline = false } = {}): Response =>
  new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.type,
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
