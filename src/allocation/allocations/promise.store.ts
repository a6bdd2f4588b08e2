import type { SeenHousehold } from '#needs/households/household.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { kinds } from '../programmes/words.ts'
import type { AllocationForm } from './allocation.form.ts'
import { refusalOfTwin, TAKEN_DEVICE, TAKEN_SIM } from './allocation.rules.ts'
import { dataOf } from './promise.write.store.ts'
import { promiseInAct } from './promiseMany.store.ts'
import { twinsServed } from './twin.store.ts'

/** What the database says when two people slipped past each other: its constraints have the last word. */
export const lastWords = {
  quota_kept: 'Les places de cette commune viennent d’être prises.',
  quota_rule_kept: 'La dernière place d’un quota de ce programme vient d’être prise.',
  reservation_kept: 'La dernière place réservée vient d’être prise.',
  allocation_once: 'Cette famille a déjà une promesse dans ce programme.',
  allocation_device: TAKEN_DEVICE,
  allocation_sim: TAKEN_SIM,
}

/**
 * Promises a device, a SIM card or both to a household: one act. Locks are taken in the order of `promise.lock.store.ts`
 * (places, crossing quotas, orientations), then the stock's, so that two people at once wait for each other and the second one is told why not.
 */
export async function promise(
  by: Acting,
  household: SeenHousehold,
  form: AllocationForm,
): Promise<Refusal | { ids: string[] }> {
  const asked = kinds.filter((kind) => (kind === 'computer' ? form.device : form.sim))
  if (asked.length === 0) return refuse('Choisissez un appareil, une carte SIM, ou les deux.', 'device')
  return attempt(
    by.db,
    async () => {
      const promised = await promiseInAct(by, form.programme, [
        { householdId: household.id, kinds: asked, deviceId: form.device ?? null, sim: form.sim ?? null },
      ])
      if ('refusals' in promised) return refuse(promised.refusals[0]?.refusal ?? '', promised.refusals[0]?.field)
      if ('refusal' in promised) return promised
      const twin = refusalOfTwin(await twinsServed(by, household, asked), form.other === 'oui')
      if (twin) return refuse(twin, 'other')
      const ids = promised.written.map(({ id }) => id)
      await record(by, {
        act: 'allocation.promised',
        subject: ['allocation', ids[0] ?? ''],
        householdId: household.id,
        to: 'promised',
        data: dataOf(promised.programme, promised.written),
      })
      return { ids }
    },
    lastWords,
  )
}
