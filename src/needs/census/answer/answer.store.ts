import { sql } from 'kysely'
import { digestOf } from '#network/accounts/invited.ts'
import type { Db } from '#platform/db/bound.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { Among, TargetPublic } from '../../publics/words.ts'
import { askedOf } from '../campaign/words.ts'
import { type Asked, amongField, type answerForm, countField, type FamilyForm } from './answer.form.ts'

/** What a personal link opens, for whoever holds it: this structure's part of one census. */
export type Behind = {
  invitation_id: string
  census_id: string
  coordination: string
  partner: string
  title: string
  opens_on: string
  closes_on: string
  closed_at: Date | null
  kinds: string[]
  communes: string[]
  questions: string[]
  publics: string[]
  answers: Record<string, string | number>
  answered_at: Date | null
  open: boolean
  /** The names of its communes: whoever holds a link has no directory to read them in. */
  names: Record<string, string>
  /** The person who asks, unless they left, and how to reach them or their organisation. */
  asker: string | null
  asker_email: string | null
  asker_phone: string | null
}

/** The census that a personal link opens; undefined when the link is unknown, replaced or over. */
export async function behindLink(db: Db, token: string, now: Date): Promise<Behind | undefined> {
  const { rows } = await sql<Behind>`select * from app.census_behind(${digestOf(token)}, ${dayOf(now)})`.execute(db)
  return rows[0]
}

/** How many people of a commune need one thing, as a structure counted them, and how many of those belong to a public. */
export type Declared = { commune: string; kind: string; declared: number; among: Among }
/** A family that a structure named, as its link shows it. */
export type Named = { household_id: string; name: string; commune: string; kinds: string[]; named_at: Date }

/** What the structure of a link wrote so far. Empty when the link is unknown. */
export async function answersBehind(db: Db, token: string): Promise<{ declared: Declared[]; named: Named[] }> {
  const digest = digestOf(token)
  const [declared, named] = await Promise.all([
    sql<Declared>`select * from app.census_answers(${digest})`.execute(db),
    sql<Named>`select * from app.census_named(${digest})`.execute(db),
  ])
  return { declared: declared.rows, named: named.rows }
}

/** What a structure wrote, read. */
export type Answered = ReturnType<ReturnType<typeof answerForm>['parse']>

/** Keeps what a structure counted, whole: what it sent last replaces what it had sent. False when the census is over. */
export async function declareCounts(
  db: Db,
  token: string,
  now: Date,
  census: Behind,
  form: Answered,
): Promise<boolean> {
  const { counts, said } = toKeep(census, census.partner, form)
  const { rows } = await sql<{ kept: boolean }>`select app.census_declare(${digestOf(token)}, ${dayOf(now)}, ${now},
    ${JSON.stringify(counts)}, ${JSON.stringify(said)}, ${form.done}) as kept`.execute(db)
  return rows[0]?.kept ?? false
}

/** Names a family that agreed; gives its identifier, or null when the census is over, the commune is not asked for, or three hundred are named. */
export async function nameFamily(
  db: Db,
  token: string,
  now: Date,
  id: string,
  form: FamilyForm,
): Promise<string | null> {
  const family = JSON.stringify({
    ...{ name: form.name, name_key: searchKey(form.name), commune: form.commune, phone: form.phone ?? null },
    ...{
      channel: form.phone ? 'phone' : 'through_us',
      adults: form.adults,
      children: form.children,
      kinds: form.kinds,
      languages: ['fr'],
      how: form.how,
      given_by: form.given_by,
      heard_by: form.heard_by,
    },
  })
  const { rows } = await sql<{
    id: string | null
  }>`select app.census_name(${digestOf(token)}, ${dayOf(now)}, ${now}, ${id}, ${family}) as id`.execute(db)
  const named = rows[0]?.id ?? null
  if (named && form.publics.length > 0)
    await sql`select app.census_declare_publics(${digestOf(token)}, ${dayOf(now)}, ${named}, ${form.publics})`.execute(
      db,
    )
  return named
}

/** An answer as it is kept: its counts, one a commune and kind, and what was said to the census's own questions. */
export function toKeep(census: Asked & { questions: readonly string[] }, partner: string, form: Answered) {
  const values = form as Record<string, unknown>
  const counts = census.communes.flatMap((commune) =>
    census.kinds.map((kind): Declared => {
      const of = (one: string) => Number(values[amongField(commune, kind, one)] ?? 0)
      return {
        ...{ commune, kind, declared: Number(values[countField(commune, kind)] ?? 0) },
        among: Object.fromEntries((census.publics as TargetPublic[]).map((one) => [one, of(one)]).filter(([, n]) => n)),
      }
    }),
  )
  const { visitors, help, obstacle } = form
  const workspace = askedOf(census.questions, partner).includes('workspace') ? form.workspace : undefined
  return { counts, said: { visitors, help, obstacle: obstacle || undefined, workspace } }
}
