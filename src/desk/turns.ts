import { allocationTurns } from '#allocation/allocations/allocation.turns.ts'
import { deviceTurns } from '#equipment/devices/device.turns.ts'
import { donationTurns } from '#equipment/donations/donation.turns.ts'
import { handoverTurns } from '#handover/handovers/handover.turns.ts'
import { impactTurns } from '#impact/impact.turns.ts'
import { prescriptionTurns } from '#orientation/prescriptions/prescription.turns.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { supportTurns } from '#support/support.turns.ts'

/** Each wing says what awaits this member; the desk only sorts. */
const wings: readonly ((by: Acting) => Promise<Turn[]>)[] = [
  donationTurns,
  deviceTurns,
  prescriptionTurns,
  allocationTurns,
  handoverTurns,
  supportTurns,
  impactTurns,
]

const weight = { loss: 0, turn: 1, calm: 2 } as const
const MOST = 30

/** What awaits a member: what is late first, then what waits longest. */
export async function turnsOf(by: Acting): Promise<Turn[]> {
  const turns = (await Promise.all(wings.map((turns) => turns(by)))).flat()
  return turns.sort((a, b) => weight[a.tone] - weight[b.tone] || a.since.getTime() - b.since.getTime()).slice(0, MOST)
}
