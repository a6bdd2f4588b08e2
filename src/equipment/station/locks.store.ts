import type { Acting } from '#platform/access/acting.ts'
import { benchDevice } from '../bench/bench.store.ts'
import { flagDevice } from '../bench/grade.store.ts'
import { checklistOf } from '../checks/checklist.store.ts'
import { testWhole } from '../checks/deviceTest.store.ts'
import { type BenchDevice, mayTest } from '../devices/device.rules.ts'
import { lockDevice } from '../devices/device.store.ts'
import { type Said, says } from './answer.said.ts'
import { type Gesture, nextSaid, refusedAs, standing } from './gesture.said.ts'
import { isStillAsked } from './station.rules.ts'
import type { Station } from './station.store.ts'

/** Only who holds a machine in their hands sees whether it is locked: its test waits for that one answer. Null when nothing of its kind locks. */
export async function askLocks(by: Acting, bench: BenchDevice, version: number): Promise<Gesture | null> {
  if (mayTest(bench)) return null
  const { lines } = await checklistOf(by, bench.kind)
  if (!lines.some(({ nature }) => nature === 'lock')) return null
  if (bench.locked)
    return refusedAs('Verrouillé', `${bench.locked}. Levez d’abord ce verrou sur la page de l’appareil.`)
  return {
    outcome: 'waiting',
    title: 'Un verrou ?',
    detail:
      'Ancien compte, mot de passe de démarrage, gestion à distance : regardez. Puis « Sans verrou » (tapez S) ou « Verrouillé » (tapez V).',
    version,
  }
}

/** The machine whose lock this station asked about with its last reading, as long as the question stands. */
export async function askedAt(by: Acting, { mode, browser }: Station) {
  const last = await by.db
    .selectFrom('scan')
    .leftJoin('device', 'device.id', 'scan.device_id')
    .select(['scan.outcome', 'scan.at', 'scan.device_id', 'scan.device_version', 'device.number'])
    .where('scan.member_id', '=', by.member.id)
    .where('scan.browser', '=', browser)
    .where('scan.outcome', '<>', 'twice')
    .orderBy('scan.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return mode === 'tested' && last?.device_id && isStillAsked(last, by.now) ? last : null
}

/** The answer: everything was tried and nothing locks it; or a lock was seen, which is written down and keeps it from being tested. */
export async function locksAnswered(by: Acting, station: Station, locked: boolean): Promise<Said> {
  const asked = await askedAt(by, station)
  const device = asked?.device_id ? await lockDevice(by, asked.device_id) : undefined
  if (!asked || !device)
    return says(
      'refused',
      'Pour quel appareil ?',
      'Scannez d’abord la carte « Testé », puis l’appareil : la question vient ensuite.',
    )
  const version = asked.device_version ?? device.version
  const bench = await benchDevice(by, device)
  const refusal = locked
    ? await flagDevice(by, device.id, {
        ...{ version, locked: SEEN, missing_part: device.missing_part ?? undefined },
        in_dispute: device.in_dispute ? 'oui' : undefined,
      })
    : await testWhole(by, device.id, { version, kind: device.kind, note: 'Au poste : tout marche, aucun verrou vu.' })
  if (refusal) return { ...refusedAs('Pas fait', refusal.refusal), deviceId: device.id }
  const after = await lockDevice(by, device.id)
  return {
    ...(locked
      ? says('done', 'Verrouillé, noté', 'Rangez-le à part. Dites quel verrou, et comment il se lève, sur sa page.')
      : says('done', 'Testé, sans verrou', after ? nextSaid({ ...bench, state: after.state }) : '')),
    ...{ deviceId: device.id, version: after?.version, before: standing(device) },
  }
}

/** What is known of a lock seen at the bench, until somebody says which. */
const SEEN = 'verrou vu au poste, à préciser'
