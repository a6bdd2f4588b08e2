import { sayList } from '#platform/i18n/sayList.ts'
import { counts, type Need, type Quota, type Supply } from '../solving/scenario.ts'

/** What a run may not exceed nor leave unreached: its stock by class, its quotas. */
export interface Limits {
  supply: Supply[]
  quotas: Quota[]
}

/** Families that the same quotas count, given the same class: how many. */
export interface Group {
  kit: string
  /** Codes of the quotas that count them, as the scenario writes them. */
  quotas: string[]
  class: string
  count: number
}

/** One family that the commission moves in or out. `class` is what was proposed to it, when it was. */
export interface Moved {
  id: string
  way: 'in' | 'out'
  kit: string
  quotas: string[]
  class: string | null
}

/** What is used of each class and of each quota, in their order, once every family has what it is given. */
export interface Usage {
  classes: number[]
  quotas: number[]
}

/** Counts each class and each quota from the families served. */
export function usageOf({ supply, quotas }: Limits, groups: readonly Group[]): Usage {
  const sum = (counted: (group: Group) => boolean) =>
    groups.reduce((all, group) => all + (counted(group) ? group.count : 0), 0)
  return {
    classes: supply.map((one) => sum((group) => group.class === one.class)),
    quotas: quotas.map((quota) => sum((group) => counts(quota, asNeed(group), group.class))),
  }
}

/** A family as quotas read it: by its kit and its codes, nothing else. */
const asNeed = ({ kit, quotas }: { kit: string; quotas: readonly string[] }): Need => ({
  ...{ id: '', kind: kit, stratum: 1, points: 0, since: null },
  attributes: Object.fromEntries(quotas.map((code) => [code, '1'])),
})

/**
 * Applies every move of the commission to what was proposed: those that go out first, then those that come in, each with the class
 * that suits it best among what is free. Stock and quotas, floors too, still hold at the end, or a sentence says which does not.
 */
export function settledBy(
  limits: Limits,
  proposed: readonly Group[],
  moves: readonly Moved[],
): string | { usage: Usage; classes: Map<string, string> } {
  const usage = usageOf(limits, proposed)
  const classes = new Map<string, string>()
  for (const out of moves.filter(({ way }) => way === 'out')) count(limits, usage, out, out.class ?? '', -1)
  for (const moved of moves.filter(({ way }) => way === 'in')) {
    const found = freeClass(limits, usage, moved)
    if ('refusal' in found) return found.refusal
    count(limits, usage, moved, found.class, 1)
    classes.set(moved.id, found.class)
  }
  const floor = limits.quotas.find(({ min }, at) => min !== null && (usage.quotas[at] ?? 0) < min)
  if (floor)
    return `Le quota « ${floor.name} » doit servir au moins ${floor.min} : faites entrer une autre famille du même quota à la place.`
  return { usage, classes }
}

function count({ supply, quotas }: Limits, usage: Usage, moved: Moved, granted: string, by: 1 | -1): void {
  const at = supply.findIndex((one) => one.class === granted)
  if (at >= 0) usage.classes[at] = (usage.classes[at] ?? 0) + by
  for (const [index, quota] of quotas.entries())
    if (counts(quota, asNeed(moved), granted)) usage.quotas[index] = (usage.quotas[index] ?? 0) + by
}

const SWAP = 'Choisissez une famille qui sort à sa place.'

function freeClass({ supply, quotas }: Limits, usage: Usage, moved: Moved): { class: string } | { refusal: string } {
  const suiting = supply
    .map((one, at) => ({ ...one, left: one.count - (usage.classes[at] ?? 0) }))
    .filter(({ suits }) => suits.includes(moved.kit))
    .sort((a, b) => (b.fit[moved.kit] ?? 0) - (a.fit[moved.kit] ?? 0))
  if (suiting.length === 0) return { refusal: 'Aucun matériel de ce passage ne convient à cette famille.' }
  const inStock = suiting.filter(({ left }) => left > 0)
  if (inStock.length === 0)
    return { refusal: `Il n’y a plus rien de libre (${sayList(suiting.map((one) => one.class))}). ${SWAP}` }
  const full = new Set<Quota>()
  for (const one of inStock) {
    const stops = quotas.filter(
      (quota, at) =>
        quota.max !== null && (usage.quotas[at] ?? 0) >= quota.max && counts(quota, asNeed(moved), one.class),
    )
    if (stops.length === 0) return { class: one.class }
    for (const quota of stops) full.add(quota)
  }
  return { refusal: `${sayFull([...full])} ${SWAP}` }
}

/** "Le quota « Harnes » est plein (40 sur 40)." */
const sayFull = (full: readonly Quota[]): string =>
  full.length === 1
    ? `Le quota « ${full[0]?.name} » est plein (${full[0]?.max} sur ${full[0]?.max}).`
    : `Ces quotas sont pleins : ${sayList(full.map(({ name, max }) => `« ${name} » (${max})`))}.`
