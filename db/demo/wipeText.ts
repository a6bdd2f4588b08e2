/** A wipe as nwipe tells it, line by line, when it overwrites one drive with zeros and reads it again. */
export type WipeRun = {
  at: Date
  host: { brand: string; model: string; serial: string }
  drive: { model: string; serial: string; bytes: number }
  fails: boolean
}

const HOUR = 3_600_000
const stars = '*'.repeat(31)

export function wipeText({ at, host, drive, fails }: WipeRun): string {
  const node = '/dev/sda'
  // Filed once it has ended: two passes of an hour, and a little time to carry the log to the desk.
  let clock = at.getTime() - 4 * HOUR
  const lines: string[] = []
  const say = (level: string, message: string) => lines.push(`[${stamp(clock)}] ${level}: ${message}`)
  const notice = (message: string) => say(' notice', message)
  notice(`Found ${node},  ATA, ${drive.model}, ${Math.round(drive.bytes / 1e9)} GB, S/N=${drive.serial}`)
  say('   info', `system-manufacturer = ${host.brand}`)
  say('   info', `system-product-name = ${host.model}`)
  say('   info', `system-serial-number = ${host.serial}`)
  notice('Program options are set as follows...')
  notice('  banner   = nwipe 0.37')
  notice('  method   = Fill With Zeros')
  notice('  rounds   = 1')
  notice('  verify   = 1 (last pass)')
  notice(`${node}, sect/blk/dev 512/4096/${drive.bytes}`)
  notice(`Invoking method 'Fill With Zeros' on ${node}`)
  notice(`Starting pass 1/1, round 1/1, on ${node}`)
  clock += HOUR
  notice(`${fails ? Math.floor(drive.bytes * 0.61) : drive.bytes} bytes written to ${node}`)
  notice(`Finished pass 1/1, round 1/1, on ${node}`)
  notice(`Finished final round 1 of 1 on ${node}`)
  if (!fails) blank(node, drive.bytes)
  lines.push(
    '',
    `${stars} Error Summary ${stars}`,
    '!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors',
    '-'.repeat(80),
    `       sda | ${fails ? 214 : 0} | 0 | 0`,
    '*'.repeat(80),
    '',
  )
  lines.push(
    `${stars} Drive Status ${stars}`,
    '!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number',
    '-'.repeat(80),
  )
  lines.push(
    `${fails ? '!' : ' '}      sda |${fails ? '-FAILED-' : ' Erased '}| 142 MB/s | 02:00:00 | ${drive.model.slice(0, 17)}/${drive.serial}`,
    '-'.repeat(80),
  )
  say('', 'Total Throughput 142 MB/s, Fill With Zeros, 1R+B+VL')
  lines.push('*'.repeat(80), '')
  say(
    '   info',
    fails
      ? 'Nwipe exited with errors on at least one device, check logs.'
      : 'Nwipe successfully completed. See summary table for details.',
  )
  return `${lines.join('\n')}\n`

  function blank(device: string, bytes: number): void {
    notice(`Blanking device ${device}`)
    notice(`${bytes} bytes written to ${device}`)
    notice(`Verifying that ${device} is empty.`)
    clock += HOUR
    notice(`${bytes} bytes read from ${device}`)
    notice(`[SUCCESS] Verified that ${device} is empty.`)
    notice(`[SUCCESS] Blanked device ${device}`)
  }
}

const stamp = (clock: number): string =>
  new Date(clock).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/')
