import type { Item } from '../handovers/item.store.ts'
import type { FieldAct } from './fieldAct.form.ts'

/** A thing of a sheet, by the number that it bears. */
export const nameOf = (item: Item): string =>
  item.number ?? (item.iccid && `carte SIM …${item.iccid.slice(-6)}`) ?? item.label ?? 'appareil à choisir'

/** The things that the tablet says taken, or refused. */
export const namesSaid = (act: Extract<FieldAct, { kind: 'signed' }>, items: Item[], outcome: 'taken' | 'refused') =>
  act.items
    .filter((one) => one.outcome === outcome)
    .map((one) => {
      const known = items.find(({ id }) => id === one.item)
      // What stood on the tablet, whatever the sheet became meanwhile.
      return one.device ?? (one.shown || (known ? nameOf(known) : 'un objet'))
    })
    .join(', ')
