import type { Agreement } from '#allocation/allocations/covered.rules.ts'
import type { Kit } from '#allocation/kits/kit.rules.ts'
import type { StockClass } from '#allocation/programmes/stockClass.rules.ts'
import type { HouseholdFacts } from '#allocation/ranking/facts.ts'
import type { PriorityRules } from '#allocation/ranking/policy.ts'
import type { RuleLeft } from '#allocation/waiting/limits.rules.ts'
import type { Row } from './demo.ts'
import type { Device } from './devices.ts'
import type { Household } from './households.ts'
import type { Prescription } from './orientation.ts'
import type { Programme } from './programme.ts'

/** A programme whose stock is short: what it is made of, as its rows say it and as a run reads it. */
export type Autumn = {
  programme: Programme
  agreements: Agreement[]
  kits: Kit[]
  rules: RuleLeft[]
  policy: { id: string; rules: PriorityRules; adoptedBy: string; adoptedOn: string }
  /** The version that is being written since. */
  draft: { id: string; rules: PriorityRules }
}

/** A family that waits, and what was noted of it. */
export type Waiting = {
  household: Household
  prescription: Prescription
  prescriber: string
  facts: HouseholdFacts
}

/** A ready device, its class, and the agreement that it is kept for. */
export type Classed = { device: Device; class: StockClass; agreement: string | null }

/** How many days ago each thing of this programme happened. */
export const days = {
  created: 135,
  bought: 80,
  drafted: 100,
  adopted: 72,
  simulated: 60,
  frozen: 52,
  drawn: 45,
  derogated: 32,
  decided: 31,
  published: 29,
  appealed: 12,
} as const

export type Run = Row<'allocation_run'> & { id: string }
export type RunNeed = Row<'run_need'> & { id: string; pseudonym: string }
