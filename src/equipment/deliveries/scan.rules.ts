import { serialKey } from '../devices/snapshot.identity.ts'
import type { SaidCode } from './scan.code.ts'
import { sameModel } from './swap.rules.ts'

/** A line of the note as a scan meets it; `scan_id` once a machine came for it. */
export type MetLine = {
  id: string
  line: number
  box: string
  kind: string
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
  scan_id: string | null
}

/** A machine of this organisation as a scan meets it; `scan_id` once it was scanned for this note. */
export type MetDevice = {
  id: string
  number: string
  donation_id: string | null
  kind: string
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
  state: string
  scan_id: string | null
}

/** What a scanned code is, for one note. Each but `listed` is said, and writes nothing by itself. */
export type Verdict =
  | { is: 'listed'; line: MetLine; device: MetDevice | null }
  | { is: 'again'; scan_id: string }
  | { is: 'unlisted'; device: MetDevice | null }
  | { is: 'other_lot'; device: MetDevice }
  | { is: 'wrong_state'; device: MetDevice }
  | { is: 'several'; lines: number }
  | { is: 'not_ours' | 'elsewhere' | 'nothing' }

/** States in which a machine stands in the workshop: it came, whatever was done with it since. */
const here = ['received', 'identified', 'to_wipe', 'wipe_failed', 'wiped', 'tested', 'repairing', 'graded', 'ready']

const isHere = ({ state }: { state: string }): boolean => here.includes(state)

type Met = { donationId: string; lines: readonly MetLine[]; devices: readonly MetDevice[] }

/** Matches a code with the lines and the machines that bear it. */
export function scanVerdict(said: SaidCode, { donationId, lines, devices }: Met): Verdict {
  if (said.reads === 'nothing' || said.reads === 'elsewhere') return { is: said.reads }
  const device = devices.find((one) => one.donation_id === donationId) ?? devices[0] ?? null
  if (device?.scan_id) return { is: 'again', scan_id: device.scan_id }
  if (said.reads === 'number' && !device) return { is: 'not_ours' }
  const met = lineFor(said, lines, device)
  if (typeof met === 'number') return { is: 'several', lines: met }
  if (met?.scan_id) return { is: 'again', scan_id: met.scan_id }
  if (device && device.donation_id !== donationId) return { is: 'other_lot', device }
  if (device && device.state !== 'announced' && !isHere(device)) return { is: 'wrong_state', device }
  return met ? { is: 'listed', line: met, device } : { is: 'unlisted', device }
}

/** The line that a code calls: by serial number, else by inventory number where no serial number says otherwise; how many when it calls several. */
function lineFor(said: SaidCode, lines: readonly MetLine[], device: MetDevice | null): MetLine | number | null {
  const text = said.reads === 'text' ? said.text : null
  const half = said.reads === 'text' ? said.half : null
  const keys = [text, half, device?.serial ?? null].flatMap((one) => (one ? [serialKey(one)] : []))
  const bySerial = lines.find(({ serial }) => serial !== null && keys.includes(serialKey(serial)))
  if (bySerial) return bySerial
  const tags = [text, half, device?.inventory_tag ?? null].flatMap((one) => (one ? [serialKey(one)] : []))
  const tagged = lines.filter(
    ({ serial, inventory_tag }) =>
      inventory_tag !== null &&
      tags.includes(serialKey(inventory_tag)) &&
      !(serial && device?.serial && serialKey(serial) !== serialKey(device.serial)),
  )
  const open = tagged.filter(({ scan_id }) => scan_id === null)
  if (open.length > 1) return open.length
  return open[0] ?? tagged[0] ?? null
}

/** What is known of a machine that the note does not name. */
export type Facts = { kind: string; brand: string; model: string; serial: string | null; inventory_tag: string | null }

/** A line that announces any machine of its kind, or of its model when it says one. */
export const anyOf = (facts: Facts, open: readonly MetLine[]): MetLine | undefined =>
  open.find(
    (line) =>
      line.serial === null &&
      line.inventory_tag === null &&
      line.kind === facts.kind &&
      (line.model === '' || sameModel(line, facts)),
  )

/** A scanner that types twice, or a hand that trembles: the same machine within this time was scanned once. */
const MOMENT = 2_000

export const isSameMoment = (lastAt: Date, now: Date): boolean => now.getTime() - lastAt.getTime() < MOMENT
