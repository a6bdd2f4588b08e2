import { createHash } from 'node:crypto'
import type { Errors, Typed } from '#platform/web/form.ts'

/** `shown`: what stands on the screen. `thing`: the very device, card or bag behind it; empty while it is still to be chosen. */
export type Shown = { shown: string; thing: string; extras: string }

type Thing = {
  number: string | null
  device_id: string | null
  sim_card_id?: string | null
  iccid: string | null
  label: string | null
  count: number | null
  accessories: string | null
}

/** A thing of a sheet as a family sees it named, and the very one that it is. */
export function shownOf(thing: Thing): Shown {
  const many = (thing.count ?? 1) > 1 ? `${thing.count} × ` : ''
  const shown =
    thing.number ?? (thing.iccid ? `Carte SIM …${thing.iccid.slice(-6)}` : thing.label ? `${many}${thing.label}` : '')
  return {
    shown,
    thing: thing.device_id ?? thing.sim_card_id ?? (thing.label ? shown : ''),
    extras: thing.accessories ?? '',
  }
}

/** Said to whoever signs for something else than what stood on the page. */
export const SHEET_CHANGED = 'La feuille a changé pendant ce temps : relisez-la ensemble, puis signez de nouveau.'

/**
 * What a page shows before it is signed, as one digest that its form carries: the terms, and each thing still to be given. A signature
 * holds for what was shown and for nothing else: the same digest is asked again under the lock.
 */
export const digestOfShown = (
  terms: readonly (string | null)[],
  things: readonly (Thing & { id: string; state: string })[] = [],
): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        terms,
        things.filter(({ state }) => state === 'pending').map((thing) => [thing.id, Object.values(shownOf(thing))]),
      ]),
    )
    .digest('base64url')

/** The digest of one family's sheet. */
export const sheetShown = (
  sheet: { household_id: string; kind: string; due_on: string | null },
  things: readonly (Thing & { id: string; state: string })[],
): string => digestOfShown([sheet.household_id, sheet.kind, sheet.due_on], things)

/** A page that showed nothing, or something else. */
export const refusalOfShown = (shown: string | undefined, now: string): string | null =>
  shown === now ? null : SHEET_CHANGED

/**
 * A refused form as it comes back. When what it showed changed meanwhile, that is said too: what was typed stays, what was drawn and
 * ticked as read for something else does not.
 */
export function comesBack(values: Typed, errors: Errors | undefined, now: string): { values: Typed; errors?: Errors } {
  if (!errors || values.shown === now) return { values, errors }
  const { signature, read, ...typed } = values
  return { values: typed, errors: { form: SHEET_CHANGED, ...errors } }
}
