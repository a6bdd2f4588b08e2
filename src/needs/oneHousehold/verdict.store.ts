import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { filesOf } from '../households/files.store.ts'
import type { File } from './file.store.ts'
import type { VerdictForm } from './verdict.form.ts'
import { refusalToJudge, refusalToUnite, type Standing } from './verdict.rules.ts'

const PROMISED =
  'Les deux fiches ont chacune une promesse du même matériel. Annulez celle qui est de trop, puis réunissez les fiches.'

/** One judges at a time in an organisation: a second answer waits, then reads the first. */
const alone = (by: Acting) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${by.member.organisationId}, 25))`.execute(by.db)

const first = (a: File, b: File): [string, string] => (a.id < b.id ? [a.id, b.id] : [b.id, a.id])

/** Keeps what somebody answered of two files and, when they are of one family, reads them as one from now on. One act. */
export const judge = (by: Acting, a: File, b: File, form: VerdictForm): Promise<Refusal | { kept: string | null }> =>
  attempt(
    by.db,
    async () => {
      await alone(by)
      const [one, other] = first(a, b)
      const standing = refusalToJudge(await verdictOn(by, one, other))
      if (standing) return refuse(standing)
      const same = form.answer === 'same'
      const id = await write(by, one, other, same, form.reason)
      const kept = same ? await unite(by, a, b, form.keep) : null
      if (typeof kept === 'object' && kept) return kept
      await record(by, {
        act: same ? 'household.united' : 'household.told_apart',
        subject: ['verdict', id],
        to: same ? 'same' : 'distinct',
        data: { files: [one, other], kept },
      })
      return { kept }
    },
    { one_promise: PROMISED },
  )

async function unite(by: Acting, a: File, b: File, keep: string | undefined): Promise<Refusal | string> {
  const mains = await sql<{ a: string; b: string }>`select
    coalesce((select kept_in from household_access where organisation_id = ${by.member.organisationId} and household_id = ${a.id}), ${a.id}::uuid) as a,
    coalesce((select kept_in from household_access where organisation_id = ${by.member.organisationId} and household_id = ${b.id}), ${b.id}::uuid) as b`.execute(
    by.db,
  )
  const [main, other] = [mains.rows[0]?.a ?? a.id, mains.rows[0]?.b ?? b.id]
  if (main === other) return main
  const apart = refusalToUnite(await apartBetween(by, main, other))
  if (apart) return refuse(apart)
  const kept = keep === b.id || keep === other ? other : main
  await sql`select app.keep_in(${kept === main ? other : main}, ${kept}, ${by.now})`.execute(by.db)
  return kept
}

/**
 * Reads a file in its own place again: the answers that had put it with the others are taken back, and it is said to be another family. A file that only it tied to
 * the others is read apart as well. One act.
 */
export const split = (by: Acting, main: string, file: File, reason: string): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    await alone(by)
    const { rows } = await sql<{ kept_in: string | null }>`select kept_in from household_access
      where organisation_id = ${by.member.organisationId} and household_id = ${file.id} and ended_at is null`.execute(
      by.db,
    )
    if (rows[0]?.kept_in !== main) return refuse('Cette fiche n’est plus réunie à celle-ci : rouvrez la page.')
    const { rows: back } = await sql<{
      id: string
    }>`update verdict set taken_back_by = ${by.member.name}, taken_back_at = ${by.now}
      where organisation_id = ${by.member.organisationId} and same and taken_back_at is null
        and ((a = ${file.id} and b in ${filesOf(main)}) or (b = ${file.id} and a in ${filesOf(main)})) returning id`.execute(
      by.db,
    )
    await sql`select app.read_apart(${file.id})`.execute(by.db)
    for (const left of await unjudged(by, main)) await sql`select app.read_apart(${left})`.execute(by.db)
    const [one, other] = file.id < main ? [file.id, main] : [main, file.id]
    const id = await write(by, one, other, false, reason)
    await record(by, {
      act: 'household.split',
      subject: ['verdict', id],
      from: 'same',
      to: 'distinct',
      data: { files: [one, other], back: back.map((each) => each.id) },
    })
    return { id }
  })

/** Files read in `main` that no standing answer ties to it any more: what tied them is gone. */
const unjudged = async (by: Acting, main: string): Promise<string[]> =>
  (
    await sql<{ id: string }>`with recursive tied (id) as (
      select ${main}::uuid union
      select case when v.a = t.id then v.b else v.a end from tied t join verdict v on v.organisation_id = ${by.member.organisationId} and v.same
        and v.taken_back_at is null and t.id in (v.a, v.b))
    select f as id from app.files_of(${main}) f where f not in (select id from tied) order by f`.execute(by.db)
  ).rows.map(({ id }) => id)

/** Takes back an answer: the pair is to be judged again. */
export const takeBack = (by: Acting, id: string): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    await alone(by)
    const { rows } = await sql<{
      same: boolean
    }>`update verdict set taken_back_by = ${by.member.name}, taken_back_at = ${by.now}
      where organisation_id = ${by.member.organisationId} and id = ${id} and not same and taken_back_at is null returning same`.execute(
      by.db,
    )
    if (!rows[0]) return refuse('Cette réponse est déjà reprise.')
    await record(by, { act: 'verdict.taken_back', subject: ['verdict', id], from: 'distinct' })
    return { id }
  })

const write = async (by: Acting, a: string, b: string, same: boolean, reason: string): Promise<string> => {
  const id = by.newId()
  await by.db
    .insertInto('verdict')
    .values({
      id,
      organisation_id: by.member.organisationId,
      a,
      b,
      same,
      reason,
      decided_by: by.member.name,
      decided_at: by.now,
    })
    .execute()
  return id
}

const standing = sql`v.same, v.decided_by, v.decided_at`

/** The answer that stands on two files. */
export const verdictOn = async (by: Acting, a: string, b: string): Promise<Standing | undefined> =>
  (
    await sql<Standing>`select ${standing} from verdict v where v.organisation_id = ${by.member.organisationId} and v.taken_back_at is null
      and v.a = least(${a}::uuid, ${b}::uuid) and v.b = greatest(${a}::uuid, ${b}::uuid)`.execute(by.db)
  ).rows[0]

/** An answer that told apart two files, one read with each of these. */
const apartBetween = async (by: Acting, a: string, b: string): Promise<Standing | undefined> =>
  (
    await sql<Standing>`select ${standing} from verdict v where v.organisation_id = ${by.member.organisationId} and v.taken_back_at is null and not v.same
      and ((v.a in ${filesOf(a)} and v.b in ${filesOf(b)}) or (v.a in ${filesOf(b)} and v.b in ${filesOf(a)})) limit 1`.execute(
      by.db,
    )
  ).rows[0]

export type Answered = {
  id: string
  a: string
  b: string
  same: boolean
  reason: string
  decided_by: string
  decided_at: Date
  name: string
  other: string
}

/** The answers that stand, the latest first. */
export const verdictsOf = async (by: Acting, most: number): Promise<Answered[]> =>
  (
    await sql<Answered>`select v.id, v.a, v.b, v.same, v.reason, v.decided_by, v.decided_at, x.name, y.name as other from verdict v
      join household_access x on x.organisation_id = v.organisation_id and x.household_id = v.a and x.ended_at is null
      join household_access y on y.organisation_id = v.organisation_id and y.household_id = v.b and y.ended_at is null
     where v.organisation_id = ${by.member.organisationId} and v.taken_back_at is null order by v.decided_at desc, v.id desc limit ${most}`.execute(
      by.db,
    )
  ).rows
