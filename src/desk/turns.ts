import { allocationTurns } from '#allocation/allocations/allocation.turns.ts'
import { appealTurns } from '#allocation/appeals/appeal.turns.ts'
import { simulationTurns } from '#allocation/simulations/simulation.turns.ts'
import { freedTurns } from '#allocation/waiting/freed.turns.ts'
import { collectionTurns } from '#equipment/collections/collection.turns.ts'
import { deliveryTurns } from '#equipment/deliveries/delivery.turns.ts'
import { deviceTurns } from '#equipment/devices/device.turns.ts'
import { donationTurns } from '#equipment/donations/donation.turns.ts'
import { donorAgreementTurns } from '#equipment/donorAgreements/donorAgreement.turns.ts'
import { stockTurns } from '#equipment/stock/stock.turns.ts'
import { transferTurns } from '#equipment/transfers/transfer.turns.ts'
import { witnessTurns } from '#equipment/wiping/witness.turns.ts'
import { batchTurns } from '#handover/batches/batch.turns.ts'
import { fieldDayTurns } from '#handover/fieldDays/fieldDay.turns.ts'
import { handoutTurns } from '#handover/handouts/handout.turns.ts'
import { handoverTurns } from '#handover/handovers/handover.turns.ts'
import { loanTurns } from '#handover/loans/loan.turns.ts'
import { impactTurns } from '#impact/impact.turns.ts'
import { readsItsOwn } from '#needs/households/household.rules.ts'
import { oneHouseholdTurns } from '#needs/oneHousehold/oneHousehold.turns.ts'
import { rightsTurns } from '#needs/rights/rights.turns.ts'
import { signalTurns } from '#needs/signals/signal.turns.ts'
import { prescriptionTurns } from '#orientation/orientation.turns.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { supportTurns } from '#support/support.turns.ts'

/** Each wing says what awaits this member; the desk only sorts. */
const wings: readonly ((by: Acting) => Promise<Turn[]>)[] = [
  donationTurns,
  donorAgreementTurns,
  collectionTurns,
  deliveryTurns,
  deviceTurns,
  stockTurns,
  transferTurns,
  witnessTurns,
  oneHouseholdTurns,
  rightsTurns,
  signalTurns,
  prescriptionTurns,
  allocationTurns,
  freedTurns,
  simulationTurns,
  appealTurns,
  handoverTurns,
  loanTurns,
  handoutTurns,
  batchTurns,
  fieldDayTurns,
  supportTurns,
  impactTurns,
]

/** What is late, urgent or has its day in law, then what takes place today, then what waits, then what is only to know. */
const weightOf = ({ tone, pressing, since, rank }: Turn, today: string): number => {
  if (tone === 'loss' || pressing) return 0
  if (tone === 'calm') return 3
  return rank === undefined && dayOf(since) === today ? 1 : 2
}

/** What awaits a member, the most pressing first; what is as pressing, by its rank, then by age. */
export async function turnsOf(by: Acting): Promise<Turn[]> {
  const today = dayOf(by.now)
  const all = (await Promise.all(wings.map((turns) => turns(by)))).flat()
  // How far others brought a family is not a school's to read: its lines draw no chain.
  const turns = readsItsOwn(by.member) ? all.map((turn) => ({ ...turn, chain: '' })) : all
  return turns.sort(
    (a, b) =>
      weightOf(a, today) - weightOf(b, today) || (a.rank ?? 0) - (b.rank ?? 0) || a.since.getTime() - b.since.getTime(),
  )
}
