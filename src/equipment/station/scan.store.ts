import type { Acting } from '#platform/access/acting.ts'
import type { Said } from './answer.said.ts'
import { answerTo } from './answer.store.ts'
import { isTwice } from './station.rules.ts'
import { keepStation, type Station, stationAt } from './station.store.ts'

type Read = {
  code: string /** Given by whoever sends it again when no answer came. */
  id?: string
}

/**
 * One code read at a station: what it asks is done, or why not is said, and one line is kept. A reading sent again (a
 * network that failed) and a code typed twice by the scanner act once. One reading at a time at a station.
 */
export async function takeScan(by: Acting, browser: string, { code, id }: Read): Promise<void> {
  const station = await keepStation(by, browser)
  if (id && (await known(by, id))) return
  const last = await lastScan(by, browser)
  const said = isTwice(last, code, by.now)
    ? {
        outcome: 'twice' as const,
        title: 'Lu deux fois, fait une seule fois',
        detail: last?.title ?? '',
        deviceId: last?.device_id,
      }
    : await answerTo(by, station, code)
  await write(by, station, { id: id ?? by.newId(), code, said })
}

const known = (by: Acting, id: string) => by.db.selectFrom('scan').select('id').where('id', '=', id).executeTakeFirst()

const lastScan = (by: Acting, browser: string) =>
  by.db
    .selectFrom('scan')
    .select(['code', 'at', 'title', 'device_id'])
    .where('member_id', '=', by.member.id)
    .where('browser', '=', browser)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

async function write(by: Acting, station: Station, { id, code, said }: { id: string; code: string; said: Said }) {
  const { member_id, browser, organisation_id } = station
  const now = await stationAt(by, browser)
  await by.db
    .insertInto('scan')
    .values({
      ...{ id, member_id, browser, organisation_id, code, at: by.now },
      ...{ outcome: said.outcome, title: said.title, detail: said.detail, mode: now?.mode ?? '' },
      ...{ device_id: said.deviceId ?? null, device_version: said.version ?? null },
      before: said.before ? JSON.stringify(said.before) : null,
    })
    .onConflict((c) => c.doNothing())
    .execute()
}
