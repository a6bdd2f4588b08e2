/** Invented eReuse snapshots with erase actions, for tests. */
export type FixtureErase = {
  type?: string
  serial?: string | null
  drive?: 'HardDrive' | 'SolidStateDrive'
  steps?: (Record<string, unknown> & { type: string })[]
  [said: string]: unknown
}

export const step = (type: string, hour: number, more: Record<string, unknown> = {}) => ({
  type,
  severity: 'Info',
  startTime: `2026-03-02T${String(hour).padStart(2, '0')}:00:00+00:00`,
  endTime: `2026-03-02T${String(hour + 1).padStart(2, '0')}:00:00+00:00`,
  ...more,
})

/** Zeros, then a reading of the whole drive. */
export const readBack = [step('StepZero', 8), step('StepVerify', 9)]

/** A machine of Workbench 11 whose drives carry these actions, one each. */
export const componentSnapshot = (erases: FixtureErase[], serial = 'PF0INVENTED'): string =>
  JSON.stringify({
    type: 'Snapshot',
    software: 'Workbench',
    version: '11.0b9',
    endTime: '2026-03-02T10:10:00.000Z',
    device: { type: 'Laptop', manufacturer: 'Maison', model: 'Portable Inventé 14', serialNumber: serial },
    components: erases.map(({ serial: drive = 'INV-00001', drive: kind = 'HardDrive', ...action }) => ({
      ...{ type: kind, model: 'INVENTED DISK 1000', serialNumber: drive, size: 320_072.933376 },
      actions: [
        { type: 'BenchmarkDataStorage', readSpeed: 100 },
        {
          ...{ type: 'EraseSectors', severity: 'Info', steps: readBack },
          ...{ startTime: '2026-03-02T08:00:00+00:00', endTime: '2026-03-02T10:00:00+00:00' },
          ...action,
        },
      ],
    })),
  })

/** What workbench-script leaves: the texts of its commands, a list for each drive. */
export const scriptSnapshot = (
  erase: unknown,
  drives: [name: string, serial: string][] = [['/dev/sda', 'INV-00001']],
) =>
  JSON.stringify({
    ...{ timestamp: '2026-03-02 09:00:00.577819', type: 'Snapshot', software: 'workbench-script', version: '0.0.1' },
    data: {
      smartctl: JSON.stringify(
        drives.map(([name, serial_number]) => ({
          smartctl: { version: [7, 3], exit_status: 0 },
          device: { name, type: 'sat', protocol: 'ATA' },
          ...{ model_name: 'INVENTED DISK 1000', serial_number, rotation_rate: 7200 },
          user_capacity: { bytes: 320_072_933_376 },
        })),
      ),
    },
    erase,
  })

export const badblocks = `Checking for bad blocks in read-write mode
From block 0 to 312571223
Testing with random pattern: done
Reading and comparing: done
Pass completed, 0 bad blocks found. (0/0/0 errors)
`
