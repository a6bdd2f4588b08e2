import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { takeFieldAct } from './fieldAct.store.ts'
import { Rescue, RescuedAct } from './fieldDay.form.ts'
import { type Tablet, tabletOf, tabletSeen } from './tablet.store.ts'

const NOT_OURS = 'Ce fichier n’est pas un fichier de secours de Maillon, ou il est abîmé. Reprenez-le sur la tablette.'

/** What became of the acts of a file: taken now, taken before, for somebody to settle, or not taken with the reasons why. */
export type Rescued = { tablet: string; fresh: number; again: number; incidents: number; left: string[] }

/**
 * Takes in the file that a tablet saved: the same acts as by the network, each done once, in their order, each by itself: one that
 * is spoiled or that cannot be written takes no other one with it.
 */
export async function takeRescue(by: Acting, handoutId: string, text: string): Promise<Refusal | Rescued> {
  const read = Rescue.safeParse(jsonOf(text))
  if (!read.success) return refuse(NOT_OURS)
  const tablet = await tabletOf(by, read.data.tablet)
  if (tablet?.handout_id !== handoutId) return refuse('Ce fichier vient d’une tablette d’une autre séance.')
  const told: Rescued = { tablet: tablet.id, fresh: 0, again: 0, incidents: 0, left: [] }
  const acts = read.data.acts.flatMap((one, at) => {
    const act = RescuedAct.safeParse(one)
    if (!act.success) told.left.push(`Le geste ${at + 1} du fichier est abîmé.`)
    return act.success ? [act.data] : []
  })
  for (const act of acts.toSorted((one, two) => one.seq - two.seq)) {
    const taken = await takeOne(by, tablet, act, read.data.now)
    if (refused(taken)) told.left.push(`Geste ${act.seq + 1} : ${taken.refusal}`)
    else {
      told[taken.again ? 'again' : 'fresh']++
      if (taken.outcome === 'incident') told.incidents++
    }
  }
  await tabletSeen(by, tablet.id)
  return told
}

/** One act under its own savepoint: what the database refuses is told, and the next ones go on. */
async function takeOne(by: Acting, tablet: Tablet, act: RescuedAct, now: string) {
  try {
    return await attempt(by.db, () => takeFieldAct(by, tablet, { ...act, tablet: tablet.id, now }))
  } catch (error) {
    if (!isOfDatabase(error)) throw error
    return refuse('il n’a pas pu être écrit. Gardez ce fichier et reprenez-le plus tard.')
  }
}

const isOfDatabase = (error: unknown): boolean => /^[0-9A-Z]{5}$/.test(String((error as { code?: string }).code))

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
