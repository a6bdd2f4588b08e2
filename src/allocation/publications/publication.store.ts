import { sql } from 'kysely'
import { typedCode } from '#equipment/certificates/certificate.code.ts'
import type { Db } from '#platform/db/bound.ts'
import { LAST } from '#platform/db/page.ts'
import type { PriorityRules } from '../ranking/policy.ts'
import type { Quota, Supply } from '../solving/scenario.ts'
import type { Figures } from './figures.rules.ts'

/** A run in the public list. */
export interface ListedRun {
  code: string
  name: string
  programme: string
  organisation: string
  state: string
  frozen_at: Date
  seed_on: string
  seeded: boolean
  decided_on: string | null
  published_at: Date | null
}

/** What anybody reads of a run: no name of a person is in it. Counts of appeals are by five, null below. */
export interface PublicRun extends Omit<ListedRun, 'seeded'> {
  list_hash: string
  commitment: string
  seed_source: string
  seed: string | null
  body: string | null
  /** Code of the run whose waiting list this one goes on with. */
  follows: string | null
  policy_version: number
  rules: PriorityRules
  adopted_by: string
  adopted_on: string | null
  /** Of a list that is not published yet: its length, null under five, and its limits. */
  listed: number | null
  limits: { supply: Supply[]; quotas: Quota[] } | null
  figures: Figures | null
  sha256: string | null
  bytes: number | null
  derogations_at_most: number
  derogations: number
  appeals: number | null
  upheld: number | null
  /** Draws typed before the one that counts; the day on which the run was given up. */
  seeds_before: string[]
  cancelled_on: string | null
}

/** One line of a published list. */
export interface PublicLine {
  pseudonym: string
  kit: string
  stratum: number
  points: number
  since: string | null
  quotas: string[]
  lottery: string
  outcome: 'served' | 'waiting'
  class: string | null
}

/** Runs announced and published on this site, after the one frozen at that moment; one more than `most`. */
export async function publicRuns(db: Db, after: { at: Date; code: string } | null, most: number): Promise<ListedRun[]> {
  const { rows } =
    await sql<ListedRun>`select * from app.public_runs(${after?.at ?? LAST.at}, ${after?.code ?? ''}, ${most + 1})`.execute(
      db,
    )
  return rows
}

/** The code as typed, or null: what is none is not looked for. */
const codeIn = (typed: string): string | null => /^[2-9A-HJ-NP-Z]{12}$/.exec(typedCode(typed))?.[0] ?? null

/** What a code opens, however it was typed, or null. */
export async function publicRun(db: Db, typed: string): Promise<PublicRun | null> {
  const { rows } = await sql<PublicRun>`select * from app.public_run(${codeIn(typed)})`.execute(db)
  return rows[0] ?? null
}

/** The published file, packed by gzip; its bytes are null for whoever holds the same digest already. */
export async function publicFile(db: Db, typed: string, known: string | null) {
  const { rows } = await sql<{ sha256: string; bytes: number; packed: Buffer | null }>`
    select * from app.public_file(${codeIn(typed)}, ${known})`.execute(db)
  return rows[0] ?? null
}

/** Lines by pseudonym, after one of them. */
export async function publicLines(db: Db, code: string, after: string, most: number): Promise<PublicLine[]> {
  const { rows } = await sql<PublicLine>`select * from app.public_lines(${code}, ${after}, ${most})`.execute(db)
  return rows
}

/** The line of one pseudonym, or null. */
export async function publicLine(db: Db, code: string, pseudonym: string): Promise<PublicLine | null> {
  const before = (BigInt(`0x${pseudonym}`) - 1n).toString(16).padStart(16, '0')
  const [line] = await publicLines(db, code, pseudonym === '0000000000000000' ? '' : before, 1)
  return line?.pseudonym === pseudonym ? line : null
}
