import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Cursor } from '#platform/web/keyset.ts'

const batches = (by: Acting) =>
  by.db
    .selectFrom('batch')
    .innerJoin('organisation', 'organisation.id', 'batch.organisation_id')
    .leftJoin('place', 'place.id', 'batch.place_id')
    .leftJoin('commune', 'commune.insee', 'place.commune')
    .selectAll('batch')
    .select(['organisation.name as organisation', 'place.name as place', 'commune.name as place_commune'])
    .where('batch.organisation_id', '=', by.member.organisationId)

/** A batch of one's own organisation, or nothing. */
export const batchSeenBy = async (by: Acting, id: string) =>
  isId(id) ? batches(by).where('batch.id', '=', id).executeTakeFirst() : undefined
export type Batch = NonNullable<Awaited<ReturnType<typeof batchSeenBy>>>

/** The batches of this organisation, the latest first, with how many devices are still out. */
export const listBatches = (by: Acting, after: Cursor, size: number) =>
  batches(by)
    .select((q) =>
      q
        .selectFrom('batch_item')
        .whereRef('batch_item.batch_id', '=', 'batch.id')
        .where('batch_item.device_id', 'is not', null)
        .where('batch_item.state', 'in', ['pending', 'accepted'])
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('devices'),
    )
    .where(sql<boolean>`(batch.created_at, batch.id) < (${after.at}, ${after.id})`)
    .orderBy('batch.created_at', 'desc')
    .orderBy('batch.id', 'desc')
    .limit(size)
    .execute()

/** One line a thing: devices first, then what goes with them. In the shape of a family's sheet. */
export const batchItems = (by: Acting, batchId: string) =>
  by.db
    .selectFrom('batch_item')
    .leftJoin('device', 'device.id', 'batch_item.device_id')
    .select([
      'batch_item.id',
      'batch_item.device_id',
      'batch_item.label',
      'batch_item.count',
      'batch_item.state',
      'batch_item.why',
      'device.number',
      'device.kind as device_kind',
      'device.brand',
      'device.model',
      'device.serial',
      'device.inventory_tag',
    ])
    .select([
      sql<null>`null`.as('sim_card_id'),
      sql<null>`null`.as('operator'),
      sql<null>`null`.as('iccid'),
      sql<null>`null`.as('pupil'),
      sql<string>`''`.as('accessories'),
    ])
    .where('batch_item.batch_id', '=', batchId)
    .where('batch_item.organisation_id', '=', by.member.organisationId)
    .orderBy(sql`batch_item.label is not null`)
    .orderBy(sql`length(device.number)`)
    .orderBy('device.number')
    .orderBy('batch_item.id')
    .execute()
export type BatchItem = Awaited<ReturnType<typeof batchItems>>[number]

/** State of a batch, locked until the act ends. */
export const lockBatch = async (by: Acting, id: string): Promise<string> =>
  (
    await by.db
      .selectFrom('batch')
      .select('state')
      .where('id', '=', id)
      .where('organisation_id', '=', by.member.organisationId)
      .forUpdate()
      .executeTakeFirst()
  )?.state ?? 'cancelled'
