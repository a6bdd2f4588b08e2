import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { iccidsOf, readSimList, type SimList } from './simCard.list.ts'

export type SimLot = { operator: string; label: string; received_on: string }

/** Reads an operator's list against the cards already here: nothing is written. */
export async function previewSims(by: Acting, bytes: Uint8Array): Promise<SimList | Refusal> {
  const list = await readSimList(bytes)
  return refused(list) ? list : readSimList(bytes, await knownSims(by, iccidsOf(list)))
}

/** Takes in the accepted cards of a list, as one lot. A list that brings nothing new is refused. */
export async function receiveSims(
  by: Acting,
  bytes: Uint8Array,
  lot: SimLot,
): Promise<{ lotId: string; count: number } | Refusal> {
  const list = await previewSims(by, bytes)
  if (refused(list)) return list
  const cards = list.lines.flatMap(({ iccid, msisdn }) => (iccid ? [{ iccid, msisdn }] : []))
  if (cards.length === 0)
    return refuse('Cette liste n’apporte aucune nouvelle carte : elle a sans doute déjà été importée.')
  const lotId = by.newId()
  await by.db
    .insertInto('sim_lot')
    .values({ id: lotId, organisation_id: by.member.organisationId, ...lot })
    .execute()
  let count = 0
  for (let at = 0; at < cards.length; at += 1000) {
    const rows = cards.slice(at, at + 1000).map((card) => ({
      id: by.newId(),
      organisation_id: by.member.organisationId,
      lot_id: lotId,
      updated_at: by.now,
      ...card,
    }))
    const kept = await by.db
      .insertInto('sim_card')
      .values(rows)
      .onConflict((c) => c.columns(['organisation_id', 'iccid']).doNothing())
      .returning('id')
      .execute()
    count += kept.length
  }
  await record(by, {
    act: 'sim_lot.received',
    subject: ['sim_lot', lotId],
    to: 'in_stock',
    data: { count, operator: lot.operator },
  })
  return { lotId, count }
}

async function knownSims(by: Acting, iccids: string[]): Promise<Set<string>> {
  const rows = await by.db
    .selectFrom('sim_card')
    .select('iccid')
    .where('organisation_id', '=', by.member.organisationId)
    .where('iccid', '=', (q) => q.fn.any(q.val(iccids)))
    .execute()
  return new Set(rows.map((row) => row.iccid))
}
