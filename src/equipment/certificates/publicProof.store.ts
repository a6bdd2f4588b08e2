import { sql } from 'kysely'
import type { Db } from '#platform/db/bound.ts'
import { hashOfCode, typedCode } from './certificate.code.ts'
import type { CertifiedFacts } from './certificate.words.ts'

/** What anybody with the code reads of a certificate: no name of a person is in it. */
export type PublicProof = {
  number: string
  code: string
  organisation: string
  issued_at: Date
  sha256: Buffer
  evidence_sha256: Buffer
  facts: CertifiedFacts
  revoked_at: Date | null
  revoked_why: string | null
  used_since: boolean
}

/** Looked for by its digest, whatever was typed: nothing tells a code that almost is one from any other. */
export async function proofBehind(db: Db, typed: string, now: Date): Promise<PublicProof | null> {
  const { rows } =
    await sql<PublicProof>`select * from app.proof_behind(${hashOfCode(typedCode(typed))}, ${now})`.execute(db)
  return rows[0] ?? null
}

/** The code of the certificate whose file has this digest, or null. */
export async function codeOfFile(db: Db, digest: Buffer): Promise<string | null> {
  const { rows } = await sql<{ code: string | null }>`select app.proof_of_file(${digest}) as code`.execute(db)
  return rows[0]?.code ?? null
}
