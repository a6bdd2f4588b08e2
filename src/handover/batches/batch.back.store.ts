import { takeBackDevice } from '#equipment/devices/device.moves.store.ts'
import { ownPlace } from '#network/places/place.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import { LEFT_LOCKED } from '../loans/loan.words.ts'
import type { BackForm } from './batch.form.ts'
import { batchItems, lockBatch } from './batch.store.ts'

/**
 * Some of a batch, or all of it, comes back to a place of its lender: in quarantine, to be wiped like any loan. What is said of how it
 * comes back stands for each device of this act. When nothing is out any more, the sheet ends. One act.
 */
export const takeBatchBack = (
  by: Acting,
  batch: { id: string },
  { items: itemIds, ...how }: BackForm,
): Promise<Refusal | { left: number }> =>
  attempt(by.db, async () => {
    const state = await lockBatch(by, batch.id)
    if (state !== 'signed') return refuse('Rien de cette remise n’est dehors.')
    const out = (await batchItems(by, batch.id)).filter((item) => item.state === 'accepted')
    const back = out.filter(({ id }) => itemIds.includes(id))
    if (back.length < new Set(itemIds).size)
      return refuse('Un de ces objets est déjà revenu : rouvrez la page.', 'items')
    const lacks = how.accessories === 'missing'
    const missing = lacks ? how.missing : ''
    if (lacks && !missing) return refuse('Écrivez ce qui manque.', 'missing')
    const place = how.place ? await ownPlace(by, how.place) : null
    if (!place && (how.place || (await ownPlaces(by)).length > 0))
      return refuse('Choisissez un lieu de la liste.', 'place')
    const devices = back.flatMap(({ device_id }) => device_id ?? []).sort()
    for (const id of devices) {
      const stopped = await takeBackDevice(by, id)
      if (stopped) return stopped
    }
    if (devices.length > 0) await putAway(by, devices, { ...how, missing, place: place?.id })
    const left = out.filter(({ id, device_id }) => device_id && !itemIds.includes(id)).length
    await by.db
      .updateTable('batch_item')
      .set({
        ...{ state: 'returned', returned_at: by.now, received_by: by.member.name },
        ...{ place_id: place?.id ?? null, condition: how.condition, missing },
      })
      .where(
        'id',
        'in',
        back.map(({ id }) => id),
      )
      .execute()
    await by.db
      .updateTable('batch')
      .set({ ...(left === 0 ? { state: 'closed' } : {}), updated_at: by.now })
      .where('id', '=', batch.id)
      .execute()
    await record(by, {
      act: 'batch.returned',
      subject: ['batch', batch.id],
      from: 'signed',
      to: left === 0 ? 'closed' : 'signed',
      data: { devices, left, place: place?.id ?? null, condition: how.condition, missing },
    })
    return { left }
  })

/** Where they are now, and what the bench must know of them. */
const putAway = (by: Acting, ids: readonly string[], how: Omit<BackForm, 'items'>) =>
  by.db
    .updateTable('device')
    .set({
      ...(how.place ? { place_id: how.place } : {}),
      updated_at: by.now,
      ...(how.missing ? { missing_part: how.missing } : {}),
      ...(how.lock === 'locked' ? { locked: LEFT_LOCKED } : {}),
    })
    .where('id', 'in', ids)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
