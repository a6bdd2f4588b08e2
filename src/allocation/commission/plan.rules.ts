import type { Wish } from '../allocations/wish.ts'
import { isKind } from '../programmes/words.ts'

/** A device that may leave today, under the name of its class in a run. `agreement`: the one that it is kept for. */
export type Classed = { id: string; class: string; agreement: string | null }

/** A family that the commission serves, as the run counted it. */
export interface Candidate {
  id: string
  household_id: string
  kinds: string[]
  /** The agreement that pays for it in the run. */
  agreement_id: string | null
  class: string
}

/** Why a family cannot be promised what the commission gives it, in a sentence, and whether it is things or places that lack. */
export interface Short {
  refusal: string
  why: 'no stock' | 'quota'
}

/** Who is promised what with what there is today, and why the others cannot be. */
export interface Plan {
  wishes: (Wish & { runNeedId: string })[]
  short: Map<string, Short>
}

/** What there is to give today. `refusal` answers for places, quotas and agreements, and counts down what it lets through. */
export interface Today {
  devices: readonly Classed[]
  lines: number
  /** Agreements of the programme that pay today. */
  paying: ReadonlySet<string>
  refusal: (wish: Wish) => string | null
}

/**
 * Goes through families in their order: each takes what it needs if all of it is left, the longest ready of its class first, so that the
 * last of a class is the one left out.
 */
export function planOf(candidates: readonly Candidate[], today: Today): Plan {
  const left = Map.groupBy(today.devices, (device) => device.class)
  let lines = today.lines
  const plan: Plan = { wishes: [], short: new Map() }
  for (const need of candidates) {
    const kinds = need.kinds.filter(isKind)
    const device = kinds.includes('computer') ? (left.get(need.class)?.[0] ?? null) : null
    const isLine = kinds.includes('connection')
    const wish = {
      ...{ householdId: need.household_id, runNeedId: need.id, kinds, deviceId: device?.id ?? null },
      ...{ sim: isLine ? 'any' : null, agreementId: agreementOf(need, device, today.paying) },
    }
    const lacking = lackOf(need, { device, lines, isLine }) ?? refusedBy(today.refusal(wish))
    if (lacking) {
      plan.short.set(need.id, lacking)
      continue
    }
    if (device) left.get(need.class)?.shift()
    if (isLine) lines--
    plan.wishes.push(wish)
  }
  return plan
}

function lackOf(
  need: Candidate,
  { device, lines, isLine }: { device: Classed | null; lines: number; isLine: boolean },
): Short | null {
  if (need.kinds.includes('computer') && !device)
    return { refusal: `Il ne reste rien de « ${need.class} ».`, why: 'no stock' }
  return isLine && lines < 1 ? { refusal: 'Il ne reste aucune carte SIM en stock.', why: 'no stock' } : null
}

const refusedBy = (refusal: string | null): Short | null => (refusal ? { refusal, why: 'quota' } : null)

/** A device that is kept for an agreement says which one; otherwise the one of the run, as long as it pays. */
const agreementOf = (need: Candidate, device: Classed | null, paying: ReadonlySet<string>): string | null =>
  device?.agreement ? null : need.agreement_id && paying.has(need.agreement_id) ? need.agreement_id : null
