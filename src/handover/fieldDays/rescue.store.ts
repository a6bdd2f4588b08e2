import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { takeFieldAct } from './fieldAct.store.ts'
import { Rescue } from './fieldDay.form.ts'
import { tabletOf, tabletSeen } from './tablet.store.ts'

const NOT_OURS = 'Ce fichier n’est pas un fichier de secours de Maillon, ou il est abîmé. Reprenez-le sur la tablette.'

/** Takes in the file that a tablet saved: the same acts as by the network, each done once, in their order. */
export async function takeRescue(
  by: Acting,
  handoutId: string,
  text: string,
): Promise<Refusal | { fresh: number; incidents: number }> {
  const read = Rescue.safeParse(jsonOf(text))
  if (!read.success) return refuse(NOT_OURS)
  const tablet = await tabletOf(by, read.data.tablet)
  if (tablet?.handout_id !== handoutId) return refuse('Ce fichier vient d’une tablette d’une autre séance.')
  let [fresh, incidents] = [0, 0]
  for (const act of read.data.acts.toSorted((one, two) => one.seq - two.seq)) {
    const taken = await takeFieldAct(by, tablet, { ...act, tablet: tablet.id, now: read.data.now })
    if (!taken.again) fresh++
    if (taken.outcome === 'incident') incidents++
  }
  await tabletSeen(by, tablet.id)
  return { fresh, incidents }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
