import type { Act } from './scene.testing.ts'

type Said = Act & { handover: string }
type Item = { id: string; shown: string; state: 'pending' | 'refused' }
type Sheet = { id: string; state: 'prepared' | 'signed' | 'cancelled'; items: Item[]; by: string | null }
export type Fate = 'done' | 'incident'

/**
 * The yard as its rules tell it, in memory: what must become of each act in the order in which it arrives. The site is compared with it.
 * A device is free, or held by a sheet, promised or given.
 */
export class YardModel {
  readonly sheets: Map<string, Sheet>
  readonly #free: Set<string>

  constructor(sheets: { id: string; items: { id: string; shown: string }[] }[], spares: string[]) {
    this.sheets = new Map(
      sheets.map(({ id, items }) => [
        id,
        { id, state: 'prepared', by: null, items: items.map((one) => ({ ...one, state: 'pending' })) },
      ]),
    )
    this.#free = new Set(spares)
  }

  /** An act of the field that arrives for the first time, from a tablet that is not lost and still has its key. */
  arrives(act: Said): Fate {
    const sheet = this.#sheet(act.handover)
    if (act.kind === 'arrived') return sheet.state === 'cancelled' ? 'incident' : 'done'
    if (act.kind === 'absent' || act.kind === 'awaited') return 'done'
    if (sheet.state !== 'prepared') return 'incident'
    return act.kind === 'signed' ? this.#signs(sheet, act) : 'incident'
  }

  /** Nothing is taken: `seen` is what the tablet showed of each thing when it left. */
  declines(handover: string, seen: { id: string; shown: string }[]): Fate {
    const sheet = this.#sheet(handover)
    const pending = pendingOf(sheet)
    if (sheet.state !== 'prepared') return 'incident'
    if (!pending.every((item) => seen.some(({ id, shown }) => id === item.id && shown === item.shown)))
      return 'incident'
    for (const item of pending) this.refuses(handover, item.id)
    return 'done'
  }

  #signs(sheet: Sheet, act: Extract<Said, { kind: 'signed' }>): Fate {
    const said = new Map(act.items.map((one) => [one.item, one]))
    for (const item of pendingOf(sheet)) {
      const one = said.get(item.id)
      if (!one || (one.shown !== item.shown && one.device !== item.shown)) return 'incident'
    }
    for (const { item: id, outcome, device } of act.items) {
      const item = sheet.items.find((one) => one.id === id)
      if (outcome === 'refused') continue
      if (item?.state !== 'pending') return 'incident'
      if (device && device !== item.shown && !this.#free.has(device)) return 'incident'
    }
    for (const { item, outcome, device } of act.items)
      if (outcome === 'refused') this.refuses(sheet.id, item)
      else if (device) this.swaps(sheet.id, item, device)
    this.signs(sheet.id, 'field')
    return 'done'
  }

  /** On line, or as a part of an act: refused, a thing is free again; the last one refused ends the sheet. */
  refuses(handover: string, itemId: string): void {
    const sheet = this.#sheet(handover)
    const item = sheet.items.find(({ id, state }) => id === itemId && state === 'pending')
    if (sheet.state !== 'prepared' || !item) return
    item.state = 'refused'
    this.#free.add(item.shown)
    if (pendingOf(sheet).length === 0) sheet.state = 'cancelled'
  }

  swaps(handover: string, itemId: string, device: string): void {
    const sheet = this.#sheet(handover)
    const item = sheet.items.find(({ id, state }) => id === itemId && state === 'pending')
    if (sheet.state !== 'prepared' || !item || !this.#free.has(device)) return
    this.#free.delete(device)
    this.#free.add(item.shown)
    item.shown = device
  }

  signs(handover: string, by: 'field' | 'office'): void {
    const sheet = this.#sheet(handover)
    if (sheet.state !== 'prepared') return
    sheet.state = 'signed'
    sheet.by = by
  }

  /** The promise stays with its device: nothing is free. */
  cancels(handover: string): void {
    const sheet = this.#sheet(handover)
    if (sheet.state === 'prepared') sheet.state = 'cancelled'
  }

  /** What each family holds in the end, by the numbers that it signed for. */
  held(): Map<string, string[]> {
    return new Map(
      [...this.sheets.values()]
        .filter(({ state }) => state === 'signed')
        .map((sheet) => [sheet.id, pendingOf(sheet).map(({ shown }) => shown)]),
    )
  }

  #sheet(id: string): Sheet {
    const sheet = this.sheets.get(id)
    if (!sheet) throw new Error(`No sheet ${id}`)
    return sheet
  }
}

const pendingOf = (sheet: Sheet): Item[] => sheet.items.filter(({ state }) => state === 'pending')
