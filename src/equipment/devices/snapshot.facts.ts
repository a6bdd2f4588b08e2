import type { DriveType } from './snapshot.drives.ts'
import type { DeviceKind, Sim } from './snapshot.part.ts'
import type { Snapshot, SnapshotFormat } from './snapshot.ts'

/** What `maillon read hardware --json` prints: sizes in bytes, null for what the file does not say. */
export type HardwareFacts = {
  format: SnapshotFormat
  manufacturer: string | null
  model: string | null
  serial: string | null
  /** A maker and a serial number: what makes of a machine one device. */
  identifiable: boolean
  kind: DeviceKind | null
  cpu: string | null
  memoryBytes: number | null
  drives: {
    model: string | null
    serial: string | null
    bytes: number | null
    kind: DriveType
    hours: number | null
    healthy: boolean | null
  }[]
  sims: Sim[]
  warnings: string[]
}

export const hardwareFacts = (snapshot: Snapshot): HardwareFacts => ({
  format: snapshot.format,
  manufacturer: snapshot.manufacturer,
  model: snapshot.model,
  serial: snapshot.serial,
  identifiable: snapshot.manufacturer !== null && snapshot.serial !== null,
  kind: snapshot.kind,
  cpu: snapshot.cpu.model,
  memoryBytes: snapshot.memoryMb === null ? null : snapshot.memoryMb * 1_048_576,
  drives: snapshot.drives.map(({ model, serial, bytes, type, powerOnHours, smart }) => ({
    ...{ model, serial, bytes, kind: type, hours: powerOnHours },
    healthy: smart === null ? null : smart === 'passed',
  })),
  sims: snapshot.sims,
  warnings: snapshot.warnings,
})
