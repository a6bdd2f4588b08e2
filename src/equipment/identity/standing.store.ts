import type { Acting } from '#platform/access/acting.ts'
import { benchDevice, type Locked } from '../bench/bench.store.ts'
import { notClean } from '../devices/device.rules.ts'
import { drivesOf } from '../wiping/wipe.store.ts'

/** States that a proof of wiping opened. */
const past: readonly string[] = ['wiped', 'tested', 'repairing', 'graded', 'ready']

/**
 * Where a machine stands on the evidence that its own record holds, once records were joined or separated: past the eraser only
 * when all of it is proved. `used` says that somebody had it since that evidence was given, whatever it is worth.
 */
export async function standsOn(by: Acting, device: Locked, used = false): Promise<string> {
  if (!past.includes(device.state) && device.state !== 'identified') return device.state
  const unclean = used || notClean(await benchDevice(by, device)) !== null
  if (!unclean) return device.state
  if (drivesOf(device).length > 0) return 'to_wipe'
  return device.state === 'identified' ? 'identified' : 'received'
}
