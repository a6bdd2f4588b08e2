import { type Refusal, refuse } from '#platform/access/refusal.ts'
import type { Db } from '#platform/db/bound.ts'
import { dayOf, sayDay } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import type { ListDoor } from './list.door.ts'
import type { TakeForm } from './list.form.ts'
import { planOf } from './list.plan.ts'
import { lockList } from './list.take.ts'

export type TakenIn = { new: number; known: number; refused: number; people: number }

/** Takes a list in, whole or its good rows only: families are named as a structure names one, counts replace those it had sent. */
export async function takeListIn(
  db: Db,
  door: ListDoor,
  id: string,
  form: TakeForm,
  now: Date,
): Promise<Refusal | TakenIn> {
  await lockList(db, id)
  const kept = await door.find(id)
  if (!kept) return refuse('Cette liste n’est plus là : déposez-la à nouveau.')
  if (kept.taken_in_at)
    return refuse(`Cette liste a déjà été reprise (${sayDay(kept.taken_in_at, now)}). Rien n’a changé.`)
  if (!door.census.open) return refuse('Ce recensement est clos : plus personne ne peut y répondre.')
  const plan = await planOf(door, kept, dayOf(now))
  const { tally } = plan
  if (plan.asksAgreement && form.agreed !== 'oui')
    return refuse('Sans leur accord, comptez ces familles sans les nommer.', 'agreed')
  if (tally.refused > 0 && form.choice !== 'good')
    return refuse(
      form.choice === 'all'
        ? `Rien n’a été repris : ${counted(tally.refused, 'ligne est à corriger', 'lignes sont à corriger')}. Corrigez la liste, puis déposez-la à nouveau.`
        : 'Choisissez ce qui est fait des lignes refusées.',
      'choice',
    )
  if (tally.new === 0) return refuse('Cette liste n’ajoute rien : tout est déjà connu ou refusé.')
  const data = { lines: plan.rows.length, known: tally.known, refused: tally.refused, people: tally.people }
  let added = 0
  for (const part of plan.parts) added += await door.take(part, kept, data)
  await door.done(kept, { ...data, families: added })
  return {
    new: plan.kind === 'counts' ? tally.new : added,
    known: tally.known,
    refused: tally.refused,
    people: tally.people,
  }
}
