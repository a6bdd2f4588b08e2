import type { Pack, PackSheet } from '#handover/fieldDays/pack.rules.ts'
import type { Draft, NewAct } from './kept.ts'

/** The signature of a family as an act: what was taken, what was refused and why. */
export const signedAct = (
  pack: Pick<Pack, 'versions'>,
  sheet: PackSheet,
  draft: Draft,
  how: 'screen' | 'paper',
  signature?: string,
): NewAct => ({
  kind: 'signed',
  handover: sheet.id,
  read: true,
  words: pack.versions?.[sheet.kind],
  signer: draft.signer ?? '',
  ...(sheet.kind === 'loan' ? { as: draft.as ?? sheet.signsAs, address: draft.address ?? '' } : {}),
  how,
  witness: draft.witness ?? '',
  signature,
  checked: [],
  ...(draft.email ? { copy: 'email', email: draft.email } : {}),
  items: sheet.items.map((item) => {
    const one = draft.items[item.id]
    return one?.outcome === 'refused'
      ? { item: item.id, shown: item.shown, outcome: 'refused', why: one.why ?? '' }
      : { item: item.id, shown: item.shown, outcome: 'taken', device: one?.device, broken: one?.broken ?? false }
  }),
})

/** Numbers of the devices that leave in place of those foreseen, by item. */
export const givenInstead = (draft: Draft): Record<string, string> =>
  Object.fromEntries(
    Object.entries(draft.items).flatMap(([id, { device, outcome }]) =>
      device && outcome !== 'refused' ? [[id, device]] : [],
    ),
  )
