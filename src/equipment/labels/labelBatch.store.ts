import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

const batches = (by: Acting) =>
  by.db
    .selectFrom('label_batch')
    .selectAll('label_batch')
    .select(
      sql<number>`(select count(*)::int from label where label.batch_id = label_batch.id and label.device_id is not null)`.as(
        'claimed',
      ),
    )
    .where('label_batch.organisation_id', '=', by.member.organisationId)

/** The last sheets of free labels that this organisation printed, with how many are on a machine. */
export const labelBatchesOf = (by: Acting, limit = 20) =>
  batches(by).orderBy('printed_at', 'desc').orderBy('id', 'desc').limit(limit).execute()

export const labelBatchSeenBy = async (by: Acting, id: string) =>
  isId(id) ? batches(by).where('label_batch.id', '=', id).executeTakeFirst() : undefined

/** The labels of a batch already seen, as they stand on the sheet, with the machine that bears each. */
export const labelsOf = (by: Acting, batchId: string) =>
  by.db
    .selectFrom('label')
    .leftJoin('device', 'device.id', 'label.device_id')
    .select([
      'label.code',
      'label.device_id',
      'label.claimed_by',
      'device.number',
      'device.brand',
      'device.model',
      'device.kind',
    ])
    .where('label.batch_id', '=', batchId)
    .orderBy('label.position')
    .execute()
