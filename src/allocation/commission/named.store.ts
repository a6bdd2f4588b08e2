import type { Acting } from '#platform/access/acting.ts'
import { realNames } from '../runs/names.store.ts'
import type { Limits } from './limits.rules.ts'
import type { ListedNeed } from './proposal.store.ts'

/** The limits of a run under the names that its organisation knows. A limit on one class of stock says whose it is: it holds nobody back by itself. */
export async function namedLimits(by: Acting, runId: string, { supply, quotas }: Limits): Promise<Limits> {
  const names = await realNames(by, runId)
  return {
    supply: supply.map((one) => ({ ...one, class: names.classes.get(one.class) ?? one.class })),
    quotas: quotas.map((one) => ({ ...one, name: names.quotas.get(one.name) ?? one.name })),
  }
}

/** The same for families: their kit, and the full quotas that hold each of them back. */
export async function namedNeeds<N extends Pick<ListedNeed, 'kit' | 'binding'>>(
  by: Acting,
  runId: string,
  needs: readonly N[],
  quotas: Limits['quotas'],
): Promise<N[]> {
  const names = await realNames(by, runId)
  const ofStock = new Set(quotas.filter((one) => one.class !== null).map(({ name }) => name))
  return needs.map((need) => ({
    ...need,
    kit: names.kinds.get(need.kit) ?? need.kit,
    binding: need.binding.filter((name) => !ofStock.has(name)).map((name) => names.quotas.get(name) ?? name),
  }))
}
