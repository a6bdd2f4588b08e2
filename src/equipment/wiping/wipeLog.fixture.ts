/** Invented nwipe logs for tests: a small machine that writes what nwipe would, one drive and one line at a time. */
export type FixtureDrive = {
  device?: string
  bus?: string
  model?: string
  serial?: string
  bytes?: number
  written?: number
  read?: number
  status?: string
  errors?: [pass: number, verify: number, sync: number]
  clock?: string
  passes?: number
  selected?: boolean
  extra?: string[]
}

export type FixtureRun = {
  drives?: FixtureDrive[]
  method?: string
  rounds?: number
  verify?: 0 | 1 | 2
  blank?: boolean
  host?: string | null
  start?: string
  stepMinutes?: number
  ending?: string | null
  banner?: string
}

const say = { 0: '0 (off)', 1: '1 (last pass)', 2: '2 (all passes)' }

export function fixtureLog(run: FixtureRun = {}): string {
  const {
    drives = [{}],
    method = 'Fill With Zeros',
    rounds = 1,
    verify = 1,
    blank = true,
    host = 'PF0INVENTED',
    stepMinutes = 5,
  } = run
  let clock = Date.parse(`${run.start ?? '2026-03-02T09:00:00'}Z`)
  const lines: string[] = []
  const add = (message: string, level = ' notice') =>
    lines.push(
      `[${new Date(clock).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/')}] ${level}: ${message}`,
    )
  const later = () => {
    clock += stepMinutes * 60_000
  }
  const full = drives.map((drive, i) => ({
    ...{
      device: `/dev/sd${'abcdef'[i]}`,
      bus: 'ATA',
      model: 'INVENTED DISK 1000',
      serial: `INV-000${i}${i + 1}`,
      bytes: 320_072_933_376,
      status: ' Erased ',
    },
    ...{ errors: [0, 0, 0], clock: '00:20:00', passes: 1, selected: true, extra: [] },
    ...drive,
  }))
  for (const d of full) add(`Found ${d.device},  ${d.bus}, ${d.model}, 320 GB, S/N=${d.serial}`)
  if (host !== null)
    for (const [name, value] of [
      ['manufacturer', 'Fabricant Inventé'],
      ['product-name', 'Modèle Inventé'],
      ['serial-number', host],
    ])
      add(`system-${name} = ${value}`, '   info')
  add('Program options are set as follows...')
  if (!blank) add('  do not perform a final blank pass')
  add(`  banner   = ${run.banner ?? 'nwipe 0.36'}`)
  add(`  method   = ${method}`)
  add(`  rounds   = ${rounds}`)
  add(`  verify   = ${say[verify]}`)
  for (const d of full.filter((drive) => drive.selected)) add(`${d.device}, sect/blk/dev 512/4096/${d.bytes}`)
  for (const d of full.filter((drive) => drive.selected)) {
    const moved = (verb: string, bytes: number) => add(`${bytes} bytes ${verb} ${d.device}`)
    add(`Invoking method '${method}' on ${d.device}`)
    for (const line of d.extra) add(line, 'warning')
    if (d.status === 'UABORTED' || method.startsWith('Verify')) continue
    for (let round = 1; round <= rounds; round++)
      for (let pass = 1; pass <= d.passes; pass++) {
        add(`Starting pass ${pass}/${d.passes}, round ${round}/${rounds}, on ${d.device}`)
        later()
        moved('written to', d.written ?? d.bytes)
        const last = pass === d.passes && round === rounds
        if (verify === 2 || (verify === 1 && last && !blank)) {
          add(`Verifying pass ${pass} of ${d.passes}, round ${round} of ${rounds}, on ${d.device}`)
          later()
          moved('read from', d.read ?? d.bytes)
          add(`Verified pass ${pass} of ${d.passes}, round ${round} of ${rounds}, on '${d.device}'.`)
        }
        add(`Finished pass ${pass}/${d.passes}, round ${round}/${rounds}, on ${d.device}`)
      }
    add(`Finished final round ${rounds} of ${rounds} on ${d.device}`)
    if (!blank) continue
    add(`Blanking device ${d.device}`)
    later()
    moved('written to', d.written ?? d.bytes)
    if (verify > 0) {
      add(`Verifying that ${d.device} is empty.`)
      later()
      moved('read from', d.read ?? d.bytes)
      add(`[SUCCESS] Verified that ${d.device} is empty.`)
    }
    add(`[SUCCESS] Blanked device ${d.device}`)
  }
  const chosen = full.filter((drive) => drive.selected)
  const short = (device: string) => device.replace('/dev/', '').padStart(8)
  lines.push(
    '',
    '******************************** Error Summary *********************************',
    '!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors',
    '-'.repeat(80),
  )
  for (const d of chosen) lines.push(`  ${short(d.device)} | ${d.errors[0]} | ${d.errors[1]} | ${d.errors[2]}`)
  lines.push(
    '*'.repeat(80),
    '',
    '********************************* Drive Status *********************************',
    '!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number',
    '-'.repeat(80),
  )
  for (const d of chosen)
    lines.push(
      `${d.status === ' Erased ' ? ' ' : '!'} ${short(d.device)} |${d.status}| 237 MB/s | ${d.clock} | ${d.model.slice(0, 17)}/${d.serial}`,
    )
  lines.push('-'.repeat(80))
  add(`Total Throughput 237 MB/s, ${method}, ${rounds}R+${blank ? 'B' : 'NB'}+${['NV', 'VL', 'VA'][verify]}`, '')
  lines.push('*'.repeat(80), '')
  if (run.ending !== null) add(run.ending ?? 'Nwipe successfully completed. See summary table for details.', '   info')
  return `${lines.join('\n')}\n`
}
