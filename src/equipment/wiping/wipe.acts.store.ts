import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { localOf, momentAt } from '#platform/i18n/dates.ts'
import { contradictCertificates } from '../certificates/contradict.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { mayAddLogs, saysUnproved, stateAfterLogs, worthOf } from './wipe.rules.ts'
import { judgeWipes, keptOf, runsIn } from './wipe.store.ts'
import { readWipeFile, typeOfFile } from './wipeFile.ts'
import type { WipeLog } from './wipeLog.ts'

export type LogFile = { name: string; bytes: Uint8Array }

/** What came of the logs: the device's new state, how many files were new, and what is still not proved. */
export type Wiped = { state: string; added: number; known: number; missing: string | null }

/**
 * Keeps the wipe logs of a device as evidence and judges all of them together. The same file is the same evidence. A log
 * that cites none of the device's drives is refused, and then no file is kept.
 */
export async function addWipeLogs(by: Acting, deviceId: string, files: readonly LogFile[]): Promise<Wiped | Refusal> {
  const device = await lockDevice(by, deviceId)
  const refusal = device ? mayAddLogs(device) : 'Cet appareil n’est plus chez vous.'
  if (refusal || !device) return refuse(refusal ?? '')
  const kept = await keptOf(by, deviceId)
  const seen = new Set(kept.wipes.map((wipe) => wipe.file_sha256.toString('hex')))
  const fresh: { file: LogFile; logs: WipeLog[]; worth: Worth }[] = []
  for (const file of files) {
    const read = await readWipeFile(file.bytes)
    if (refused(read)) return refuse(files.length > 1 ? `${file.name} : ${read.refusal}` : read.refusal, 'logs')
    const logs = read.map((log) => ({ ...log, brought: localOf(by.now) }))
    const worth = worthOf(judgeWipes(device, logs, { since: kept.since }))
    if (worth.verdict === 'other_machine') return refuse(worth.why, 'logs')
    const sha256 = logs[0]?.sha256 ?? ''
    if (!seen.has(sha256)) fresh.push({ file, logs, worth })
    seen.add(sha256)
  }
  const evidence = judgeWipes(device, [...kept.wipes.flatMap(runsIn), ...fresh.flatMap(({ logs }) => logs)], kept)
  const missing = saysUnproved(evidence)
  if (fresh.length === 0) return { state: device.state, added: 0, known: files.length, missing }
  for (const read of fresh) await keepWipe(by, device.id, read)
  const revoked = evidence.whyNot === null ? 0 : await contradictCertificates(by, deviceId)
  const state = stateAfterLogs(device.state, evidence)
  await by.db
    .updateTable('device')
    .set({ state, updated_at: by.now, version: sql`version + 1` })
    .where('id', '=', deviceId)
    .execute()
  await record(by, {
    act: 'device.wipe_read',
    subject: ['device', deviceId],
    from: device.state,
    to: state,
    why: missing,
    data: {
      proved: evidence.drives.filter((drive) => drive.proved).length,
      drives: evidence.drives.length,
      elsewhere: evidence.drives.some((drive) => drive.otherMachine),
      level: evidence.level,
      ...(revoked > 0 && { revoked }),
      files: fresh.map(({ logs }) => logs[0]?.sha256 ?? ''),
    },
  })
  return { state, added: fresh.length, known: files.length - fresh.length, missing }
}

type Worth = ReturnType<typeof worthOf>

async function keepWipe(
  by: Acting,
  deviceId: string,
  { file, logs, worth }: { file: LogFile; logs: WipeLog[]; worth: Worth },
): Promise<void> {
  const kept = await keepFile(by, file.bytes, { name: file.name, type: typeOfFile(file.bytes) })
  const last = logs.at(-1)
  const ends = logs.flatMap((log) => log.drives.flatMap((drive) => drive.finished ?? [])).sort()
  await by.db
    .insertInto('wipe')
    .values({
      id: by.newId(),
      device_id: deviceId,
      organisation_id: by.member.organisationId,
      file_id: kept.id,
      file_sha256: kept.sha256,
      tool: [last?.tool, last?.version].filter(Boolean).join(' '),
      method: last?.method ?? '',
      ...worth,
      drives: JSON.stringify(logs.map(({ brought, ...log }) => log)),
      operator: by.member.name,
      member_id: by.member.id,
      finished_at: momentOf(ends.at(-1)),
      created_at: by.now,
    })
    .execute()
}

/** A tool's local time, on the territory's clock: the log gives no zone. */
const momentOf = (local: string | undefined): Date | null =>
  local ? momentAt(local.slice(0, 10), local.slice(11)) : null
