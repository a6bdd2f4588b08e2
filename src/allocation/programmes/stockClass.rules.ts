import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import { categoryOf, type Facts } from '#equipment/policies/category.rules.ts'
import { type Category, categoryWords, type Scale } from '#equipment/policies/scale.ts'

/** Devices that are alike for a family: their kind and, for a computer, what the scale of points says it is good for. */
export type StockClass = {
  /** `laptop.everyday`, `laptop.unknown` when a fact is missing, `tablet`: never changes, what a kit's fit is written under. */
  key: string
  /** "Ordinateur portable, usage courant". */
  name: string
  kind: string
}

export function stockClassOf(device: Facts, scale: Scale): StockClass {
  const judged = categoryOf(device, scale)
  if (!judged) return classKept(device.kind)
  return classKept(`${device.kind}.${'missing' in judged ? 'unknown' : judged.category}`)
}

/** The class that a key names. */
export function classKept(key: string): StockClass {
  const [kind = '', use] = key.split('.')
  const known = categoryWords[use as Category]?.label.toLowerCase() ?? 'à évaluer'
  return { key, name: use ? `${sayDeviceKind(kind)}, ${known}` : sayDeviceKind(kind), kind }
}

/** Ready devices of the same facts, kept for the same: a programme, one of its agreements, or nobody. */
export type ReadyDevices = Facts & { programme_id: string | null; agreement_id: string | null; count: number }

/** How many ready devices of one class a programme may hand out, and for whom they are kept. */
export type StockOfClass = StockClass & {
  common: number
  programme: number
  /** By agreement of this programme. */
  agreements: Record<string, number>
}

/** The stock of a programme by class, in the order of the names; what is kept for another programme is left out. */
export function stockClasses(ready: readonly ReadyDevices[], scale: Scale, programmeId: string): StockOfClass[] {
  const classes = new Map<string, StockOfClass>()
  for (const { programme_id, agreement_id, count, ...facts } of ready) {
    if (programme_id !== null && programme_id !== programmeId) continue
    const found = stockClassOf(facts, scale)
    const stock = classes.get(found.key) ?? { ...found, common: 0, programme: 0, agreements: {} }
    if (agreement_id) stock.agreements[agreement_id] = (stock.agreements[agreement_id] ?? 0) + count
    else if (programme_id) stock.programme += count
    else stock.common += count
    classes.set(found.key, stock)
  }
  return [...classes.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/** One class as a run supplies it: what one agreement keeps is a class of its own, with a name that says so. */
export type Supplied = StockClass & { agreementId: string | null; count: number }

/** What a class is called in a run of a programme, which gives each name once: of two agreements with one title, the second says so. */
export function nameOfSupply({ name }: StockClass, agreementId: string | null, titles: readonly Titled[]): string {
  if (agreementId === null) return name
  const own = titles.find(({ id }) => id === agreementId)
  if (!own) return `${name}, pour une convention`
  const same = titles.filter(({ title }) => title === own.title)
  const rank = same.indexOf(own)
  return `${name}, pour « ${own.title} »${rank > 0 ? ` (${rank + 1})` : ''}`
}
type Titled = { id: string; title: string }

/** What `nameOfSupply` named: the class, and the title of the agreement that keeps it, null when no title is its own. */
export function readSupply(name: string): { stock: string; agreement: string | null } {
  const [, stock = name, agreement = null] = /^(.+?), pour « (.+) »$/.exec(name) ?? []
  return { stock, agreement }
}

/** What a programme may hand out, class by class. `titles`: its agreements, the first to begin first. */
export const suppliedBy = (stock: readonly StockOfClass[], titles: readonly Titled[]): Supplied[] =>
  stock.flatMap((one): Supplied[] => {
    const { key, kind, common, programme, agreements } = one
    const supplied = (agreementId: string | null, count: number): Supplied => ({
      ...{ key, kind, agreementId, count, name: nameOfSupply(one, agreementId, titles) },
    })
    return [
      ...(common + programme > 0 ? [supplied(null, common + programme)] : []),
      ...Object.entries(agreements).map(([id, count]) => supplied(id, count)),
    ]
  })

/** All that a class has for a programme, whoever it is kept for. */
export const totalOf = ({ common, programme, agreements }: StockOfClass): number =>
  common + programme + Object.values(agreements).reduce((sum, count) => sum + count, 0)
