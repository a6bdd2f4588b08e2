import type { PackSheet } from '#handover/fieldDays/pack.rules.ts'
import type { Draft, NewAct } from './kept.ts'

/** The signature of a family as an act: what was taken, what was refused and why. */
export const signedAct = (sheet: PackSheet, draft: Draft, how: 'screen' | 'paper', signature?: string): NewAct => ({
  kind: 'signed',
  handover: sheet.id,
  read: true,
  signer: draft.signer ?? '',
  how,
  witness: draft.witness ?? '',
  signature,
  checked: [],
  ...(draft.email ? { copy: 'email', email: draft.email } : {}),
  items: sheet.items.map((item) => {
    const one = draft.items[item.id]
    return one?.outcome === 'refused'
      ? { item: item.id, outcome: 'refused', why: one.why ?? '' }
      : { item: item.id, outcome: 'taken', device: one?.device, broken: one?.broken ?? false }
  }),
})

/** Numbers of the devices that leave in place of those foreseen, by item. */
export const givenInstead = (draft: Draft): Record<string, string> =>
  Object.fromEntries(
    Object.entries(draft.items).flatMap(([id, { device, outcome }]) =>
      device && outcome !== 'refused' ? [[id, device]] : [],
    ),
  )
