import type { Acting } from '#platform/access/acting.ts'
import { byMonth, movedAt } from '../devices/device.store.ts'
import { isOfLot } from '../reuse/fate.store.ts'

/** The devices of a lot with the last wipe that was verified: what the donor keeps in its own register. */
export const registerOf = (by: Acting, donationId: string, limit: number) =>
  by.db
    .selectFrom('device')
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('wipe')
          .select(['wipe.id as wipe_id', 'wipe.tool', 'wipe.method', 'wipe.finished_at', 'wipe.file_sha256'])
          .whereRef('wipe.device_id', '=', 'device.id')
          .where('wipe.verdict', '=', 'verified')
          .orderBy('wipe.created_at', 'desc')
          .limit(1)
          .as('proof'),
      (join) => join.onTrue(),
    )
    .select([
      'device.id',
      'device.number',
      'device.kind',
      'device.brand',
      'device.model',
      'device.serial',
      'device.inventory_tag',
      'device.state',
      'device.exited_as',
      'device.drives',
    ])
    .select([movedAt.as('updated_at'), byMonth.as('by_month')])
    .select(['proof.wipe_id', 'proof.tool', 'proof.method', 'proof.finished_at', 'proof.file_sha256'])
    .where('device.donation_id', '=', donationId)
    .where(isOfLot)
    .orderBy('device.number')
    .limit(limit)
    .execute()
