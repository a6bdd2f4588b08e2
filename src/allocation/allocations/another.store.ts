import { reserveDevice } from '#equipment/devices/device.moves.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { isAsRead, refusalOfDevice, refusalToChoose, TAKEN_DEVICE, TAKEN_SIM } from './allocation.rules.ts'
import { carryPromise } from './carry.store.ts'
import { KEPT_FOR_ANOTHER } from './covered.rules.ts'
import type { Held } from './promise.lock.store.ts'
import { lockPromises } from './promise.lock.store.ts'
import { freeReserved, isInHandover } from './release.store.ts'
import { cardsFor } from './sim.lock.store.ts'

const CHOSEN = 'Quelqu’un vient de choisir autre chose pour cette promesse : rouvrez la page.'

/** Gives a device to a promise that lacks one: the place and the quotas stay as they were counted. One act. */
export const chooseDevice = (by: Acting, held: Held, deviceId: string): Promise<Refusal | { id: string }> =>
  attempt(
    by.db,
    async () => {
      const now = (await lockPromises(by, [held])).get(held.id)
      const refusal = refusalToChoose('computer', now?.state, await isInHandover(by, held.id))
      if (refusal) return refuse(refusal)
      if (!isAsRead(held, now)) return refuse(CHOSEN)
      const device = await by.db
        .selectFrom('device')
        .select(['state', 'programme_id', 'agreement_id'])
        .where('id', '=', deviceId)
        .where('organisation_id', '=', by.member.organisationId)
        .forUpdate()
        .executeTakeFirst()
      const unfit =
        refusalOfDevice(device, held.programme_id) ?? (await refusalOfEarmarked(by, held.id, device?.agreement_id))
      if (unfit) return refuse(unfit, 'device')
      const carried = await carryPromise(by, held, deviceId)
      if (carried) return carried
      if (held.device_id) await freeReserved(by, held.device_id)
      const taken = await reserveDevice(by, deviceId)
      if (taken) return refuse(taken.refusal, 'device')
      await record(by, {
        act: 'allocation.device_chosen',
        subject: ['allocation', held.id],
        householdId: held.household_id,
        data: { from: held.device_id, to: deviceId },
      })
      return { id: held.id }
    },
    { allocation_device: TAKEN_DEVICE },
  )

/** Gives a card to a promise of a connection that lacks one: the place and the quotas stay as they were counted. One act. */
export const chooseCard = (by: Acting, held: Held, asked: string): Promise<Refusal | { id: string }> =>
  attempt(
    by.db,
    async () => {
      const now = (await lockPromises(by, [held])).get(held.id)
      const refusal = refusalToChoose('connection', now?.state, await isInHandover(by, held.id))
      if (refusal) return refuse(refusal)
      if (!isAsRead(held, now)) return refuse(CHOSEN)
      const wish = { householdId: held.household_id, kinds: ['connection'] as const, deviceId: null, sim: asked }
      const cards = await cardsFor(by, [wish])
      if ('refusals' in cards) return refuse(cards.refusals[0]?.refusal ?? '', 'sim')
      const card = cards.get(wish) ?? null
      await by.db.updateTable('allocation').set({ sim_card_id: card }).where('id', '=', held.id).execute()
      await record(by, {
        act: 'allocation.card_chosen',
        subject: ['allocation', held.id],
        householdId: held.household_id,
        data: { from: held.sim_card_id, to: card },
      })
      return { id: held.id }
    },
    { allocation_sim: TAKEN_SIM },
  )

/** The agreement that pays for a promise stays the same: what another one bought is not given on it. */
async function refusalOfEarmarked(by: Acting, id: string, agreementId: string | null | undefined) {
  if (!agreementId) return null
  const promised = await by.db.selectFrom('allocation').select('agreement_id').where('id', '=', id).executeTakeFirst()
  return promised?.agreement_id === agreementId ? null : KEPT_FOR_ANOTHER
}
