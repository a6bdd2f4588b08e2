import { sql } from 'kysely'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import type { Db } from '#platform/db/bound.ts'
import { dayOf, sayDay } from '#platform/i18n/dates.ts'
import { lockList } from '#platform/tables/upload.store.ts'
import { refusalToTake } from '../../lists/take.rules.ts'
import type { ListDoor } from './list.door.ts'
import type { TakeForm } from './list.form.ts'
import { planOf } from './list.plan.ts'

/** Lists of one census are taken in one at a time, and none waits for another: each would hold up the site's pages. */
const alone = async (db: Db, census: string): Promise<boolean> =>
  (await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${census}, 28)) as got`.execute(db))
    .rows[0]?.got ?? false

/** Takes a list in, whole or its good rows only: families are named as a structure names one, counts replace those it had sent. Gives how many rows were. */
export async function takeListIn(
  db: Db,
  door: ListDoor,
  id: string,
  form: TakeForm,
  now: Date,
): Promise<Refusal | { new: number }> {
  if (!(await alone(db, door.census.id)))
    return refuse('Une autre liste de ce recensement est en train d’être reprise : recommencez dans un instant.')
  const closed = await door.hold()
  await lockList(db, id)
  const kept = await door.find(id)
  if (!kept) return refuse('Cette liste n’est plus là : déposez-la à nouveau.')
  if (kept.taken_in_at)
    return refuse(`Cette liste a déjà été reprise (${sayDay(kept.taken_in_at, now)}). Rien n’a changé.`)
  if (closed) return refuse(closed)
  const plan = await planOf(door, kept, dayOf(now))
  const { tally } = plan
  const refusal = refusalToTake(plan, form)
  if (refusal) return refuse(refusal.sentence, refusal.field)
  const { known, refused, aside, people } = tally
  const data = { lines: plan.rows.length, taken: tally.new, known, refused, aside, people }
  let added = 0
  const { how, heard_by } = form
  for (const part of plan.parts) added += await door.take(part, { how, heard_by }, kept, data)
  await door.done(kept, { ...data, families: added })
  return { new: tally.new }
}
