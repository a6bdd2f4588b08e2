import type { Acting } from '#platform/access/acting.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { sayDevice } from '../devices/device.words.ts'
import { sayRecord } from './wipeRecord.words.ts'

/** Destructions and resets that a colleague noted, and that this member may confirm. */
export async function witnessTurns(by: Acting): Promise<Turn[]> {
  const { role, organisationId, id } = by.member
  if (role !== 'refurbisher' && role !== 'coordinator') return []
  const waiting = await by.db
    .selectFrom('wipe_record')
    .innerJoin('device', 'device.id', 'wipe_record.device_id')
    .select(['wipe_record.id', 'wipe_record.kind', 'wipe_record.recorded_at', 'wipe_record.device_id'])
    .select(['device.number', 'device.brand', 'device.model', 'device.kind as device_kind'])
    .where('wipe_record.organisation_id', '=', organisationId)
    .where('device.organisation_id', '=', organisationId)
    .where('wipe_record.operator_id', '<>', id)
    .where('wipe_record.witnessed_at', 'is', null)
    .where('wipe_record.cancelled_at', 'is', null)
    .orderBy('wipe_record.recorded_at')
    .limit(10)
    .execute()
  return waiting.map((record) => {
    const href = `/appareils/${record.device_id}/temoin/${record.id}`
    return {
      tone: 'turn',
      since: record.recorded_at,
      title: sayRecord({ kind: record.kind, witnessed: false }),
      href,
      detail: sayDevice({ ...record, kind: record.device_kind }),
      verb: ['Confirmer', href],
    }
  })
}
