import type { Acting } from '#platform/access/acting.ts'
import { dayOf, momentAt } from '#platform/i18n/dates.ts'

/**
 * The line of a sheet that one of these machines stands on: the one that is out, or else the one that came back today (`back`). Nothing when no
 * sheet of this organisation knows the machine; several when several machines bear this number.
 */
export async function batchItemsOf(
  by: Acting,
  ids: readonly string[],
): Promise<{ id: string; batch_id: string; back: boolean }[]> {
  if (ids.length === 0) return []
  const today = momentAt(dayOf(by.now), '00:00') ?? by.now
  const rows = await by.db
    .selectFrom('batch_item')
    .select(['id', 'batch_id', 'state'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('device_id', 'in', ids)
    .where((w) =>
      w.or([w('state', '=', 'accepted'), w.and([w('state', '=', 'returned'), w('returned_at', '>=', today)])]),
    )
    .orderBy('returned_at', 'desc')
    .execute()
  const out = rows.filter(({ state }) => state === 'accepted')
  return (out.length > 0 ? out : rows.slice(0, 1)).map(({ id, batch_id, state }) => ({
    ...{ id, batch_id },
    back: state === 'returned',
  }))
}
