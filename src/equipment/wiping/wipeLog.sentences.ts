import { identityOrNull } from '#equipment/devices/snapshot.identity.ts'
import type { DriveFacts } from './wipeLog.drive.ts'

/**
 * Each sentence that nwipe writes about a drive (named `dev`), and what it teaches. `introduces`: a drive not met before
 * may come with it. `step`: it dates the work on the drive.
 */
type Sentence = {
  says: RegExp
  introduces?: true
  step?: true
  learn(m: RegExpExecArray, drive: DriveFacts): Partial<DriveFacts>
}

const dev = String.raw`'?(?<dev>/dev/[\w./-]+?)'?`
const on = (parts: TemplateStringsArray, ...values: string[]): RegExp => new RegExp(String.raw(parts, ...values))

export const sentences: Sentence[] = [
  {
    says: on`^Found ${dev},\s*([^,]+),\s*(.*),\s*[\d.]+\s*[KMGTPE]?i?B,\s*S/N=(.*)$`,
    introduces: true,
    learn: (m) => ({ bus: m[2]!.trim(), model: m[3]!.trim(), serial: identityOrNull(m[4]) }),
  },
  { says: on`^${dev} has serial number (.*)$`, learn: (m, d) => ({ serial: d.serial ?? identityOrNull(m[2]) }) },
  { says: on`^${dev}, sect/blk/dev \d+/\d+/(\d+)`, introduces: true, learn: (m) => ({ bytes: Number(m[2]) }) },
  { says: on`^${dev} USB bridge`, learn: () => ({ usbBridge: true }) },
  { says: on`^Invoking method '(.+)' on ${dev}$`, introduces: true, learn: (m) => ({ invoked: m[1]! }) },
  { says: on`^Starting pass \d+/\d+, round \d+/\d+, on ${dev}$`, step: true, learn: () => ({}) },
  { says: on`^(\d+) bytes written to ${dev}$`, step: true, learn: (m, d) => ({ writes: [...d.writes, Number(m[1])] }) },
  { says: on`^Verifying (?:.* )?${dev}(?: is .*)?$`, learn: () => ({ lastRead: null }) },
  { says: on`^(\d+) bytes read from ${dev}$`, step: true, learn: (m) => ({ lastRead: Number(m[1]) }) },
  {
    says: on`^Verified pass (\d+) of \1, round (\d+) of \2, on ${dev}\.?$`,
    step: true,
    learn: (_, d) => ({ passVerified: readWhole(d) }),
  },
  {
    says: on`^\[SUCCESS\] Verified FRP on ${dev} matches`,
    step: true,
    learn: (_, d) => ({ passVerified: readWhole(d) }),
  },
  {
    says: on`^\[SUCCESS\] Verified that ${dev} is empty`,
    step: true,
    learn: (_, d) => ({ blankVerified: readWhole(d) }),
  },
  { says: on`^\[SUCCESS\] Blanked device ${dev}$`, step: true, learn: () => ({ blanked: true }) },
  { says: on`^Finished final round \d+ of \d+ on ${dev}$`, step: true, learn: () => ({ finalRound: true }) },
  { says: on`^\[FAILURE\] ${dev} `, step: true, learn: (_, d) => ({ failures: d.failures + 1 }) },
  {
    says: on`^Nwipe exited with (?:fatal )?errors? on device = ${dev}`,
    step: true,
    learn: (_, d) => ({ failures: d.failures + 1 }),
  },
]

/** A verification counts when it read the whole drive back: nwipe says "Verified" after a short read too. */
const readWhole = (drive: DriveFacts): boolean =>
  drive.bytes !== null && drive.lastRead !== null && drive.lastRead >= drive.bytes
