import type { Drive } from '../devices/snapshot.drives.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { mayAddLogs } from './wipe.rules.ts'
import type { Since } from './wipeDate.rules.ts'
import { isPocket } from './wipeEvidence.rules.ts'

type Device = { kind: string; state: string; drives: unknown; locked: string | null }
type Said = { done_on: string }

/** The drive of this device that a destruction speaks of. */
export const driveCalled = (device: { drives: unknown }, serial: string): Drive | undefined =>
  (device.drives as Drive[]).find((drive) => drive.serial && serialKey(drive.serial) === serialKey(serial))

/** A destruction is of a drive of this machine, on a day that came; a magnet is for platters only. */
export function mayRecordDestruction(
  device: Device,
  said: Said & { serial: string; method: string },
  today: string,
): [field: string, refusal: string] | null {
  const refusal = mayAddLogs(device)
  if (refusal) return ['', refusal]
  const drive = driveCalled(device, said.serial)
  if (!drive) return ['serial', 'Ce disque n’est pas connu de cet appareil. Choisissez-le dans la liste.']
  if (said.method === 'degaussed' && drive.type !== 'hdd')
    return ['method', 'Un aimant n’efface que les disques à plateaux. Broyez celui-ci, ou percez ses puces.']
  return said.done_on > today ? ['done_on', 'Ce jour n’est pas encore venu.'] : null
}

const waiting = [
  'received',
  'identified',
  'to_wipe',
  'wiped',
  'wipe_failed',
  'tested',
  'repairing',
  'graded',
  'ready',
  'returned',
]

/** A reset is noted for what has no drive to take out: a tablet, a telephone, not locked to anybody's account. */
export function mayRecordReset(device: Device, said: Said, today: string): [field: string, refusal: string] | null {
  if (!isPocket(device.kind))
    return ['', 'Un ordinateur s’efface disque par disque : déposez son journal d’effacement.']
  if (!waiting.includes(device.state)) return ['', 'Cet appareil n’attend pas d’effacement.']
  if (device.locked)
    return [
      '',
      `Cet appareil est verrouillé (${device.locked}) : levez d’abord le verrou, sinon il redemandera ce compte.`,
    ]
  return said.done_on > today ? ['done_on', 'Ce jour n’est pas encore venu.'] : null
}

/** The date of a log is explained by a day that fits: not to come, not after the log was brought, and not before the last use. */
export function mayRecordDate(
  device: Device,
  said: Said & { method: string },
  { since, brought, today }: { since: Since; brought: string; today: string },
): [field: string, refusal: string] | null {
  const refusal = mayAddLogs(device)
  if (refusal) return ['', refusal]
  if (said.done_on > today) return ['done_on', 'Ce jour n’est pas encore venu.']
  if (said.done_on > brought) return ['done_on', 'Ce journal était déjà déposé ce jour-là. Choisissez un jour d’avant.']
  if (since?.of === 'use' && (brought < since.at.slice(0, 10) || said.method === 'donor_wiped'))
    return ['', 'L’appareil a servi depuis : rien n’explique ce journal. Effacez-le à nouveau.']
  const free = since?.at.slice(0, 10)
  if (said.method === 'clock_wrong' && free && said.done_on < free)
    return ['done_on', 'Ce jour-là, l’appareil n’était pas encore chez vous. S’il a été effacé avant, dites par qui.']
  return null
}

/** The second person is another one, and speaks once. */
export function mayWitness(
  record: { operator_id: string; operator: string; witness: string | null },
  member: { id: string },
): string | null {
  if (record.witness) return `${record.witness} l’a déjà confirmé.`
  if (record.operator_id === member.id)
    return 'C’est vous qui avez noté ce constat : une autre personne, qui a regardé, le confirme avec son propre compte.'
  return null
}
