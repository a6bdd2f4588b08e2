import type { Drive } from './snapshot.drives.ts'
import { amount, type Json } from './snapshot.json.ts'

export type DeviceKind =
  | 'laptop'
  | 'desktop'
  | 'all_in_one'
  | 'tablet'
  | 'smartphone'
  | 'screen'
  | 'printer'
  | 'whiteboard'
  | 'case'
  | 'other'

/** A SIM card seen in the machine. `valid`: its ICCID is whole and its check digit holds. */
export type Sim = { iccid: string; valid: boolean }

/** What one tool says of a machine; null is "it does not say". `memoryMb` counts in MiB (a "8 GB" machine has 8192). */
export type Part = {
  kind: DeviceKind | null
  manufacturer: string | null
  model: string | null
  serial: string | null
  uuid: string | null
  /** Serial number of the motherboard: it changes with the board. */
  board: string | null
  /** The number by which a GLPI inventory knows the machine. */
  inventory: string | null
  chassis: string | null
  cpu: { model: string | null; cores: number | null }
  memoryMb: number | null
  drives: Drive[]
  /** What its battery still holds of what it held when new, in percent. */
  batteryHealth: number | null
  sims: Sim[]
  warnings: string[]
}

export const part = (known: Partial<Part>): Part => ({
  ...{
    kind: null,
    manufacturer: null,
    model: null,
    serial: null,
    uuid: null,
    board: null,
    inventory: null,
    chassis: null,
  },
  ...{ cpu: { model: null, cores: null }, memoryMb: null, batteryHealth: null, drives: [], sims: [], warnings: [] },
  ...known,
})

/** The kind of machine behind a chassis word, as SMBIOS, lshw, inxi and eReuse write it. */
export function kindOfChassis(chassis: string | null): DeviceKind | null {
  const word = (chassis ?? '').toLowerCase().replace(/[^a-z]/g, '')
  if (/(laptop|notebook|netbook|portable|convertible|detachable|ultrabook)/.test(word)) return 'laptop'
  if (/(allinone)/.test(word)) return 'all_in_one'
  if (/tablet/.test(word)) return 'tablet'
  if (/(smartphone|handheld|mobile)/.test(word)) return 'smartphone'
  if (/(desktop|tower|minipc|stickpc|lowprofile|spacesaving|server|computermonolith)/.test(word)) return 'desktop'
  if (/(monitor|display)/.test(word)) return 'screen'
  return null
}

/** Percent of a battery's first capacity that is left; null when one of the two is unknown, or makes no sense. */
export function healthOf(now: Json, whole: Json): number | null {
  const [left, first] = [amount(now), amount(whole)]
  if (left === null || first === null || first === 0) return null
  const percent = Math.round((100 * left) / first)
  return percent > 0 && percent <= 120 ? Math.min(percent, 100) : null
}
