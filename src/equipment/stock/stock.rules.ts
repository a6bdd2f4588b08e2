import type { Role } from '#platform/access/member.ts'
import { stateWords } from '../devices/device.words.ts'
import { onShelf } from './stock.words.ts'

/** Who reads the stock of their own organisation. */
export const readsStock: readonly Role[] = ['coordinator', 'refurbisher', 'mediator']
/** Who counts what stands on a shelf: whoever works beside it. */
export const countsStock = readsStock
/** Who says how much is kept ready, and moves machines. */
export const keepsStock: readonly Role[] = ['coordinator', 'refurbisher']

const said = (state: string) => (stateWords[state]?.label ?? 'inconnu').toLowerCase()

/** Only what stands on a shelf is put on another one. */
export const refusalToShelve = (device: { number: string; state: string }): string | null =>
  onShelf.includes(device.state)
    ? null
    : `${device.number} est « ${said(device.state)} » : il n’est sur aucune étagère.`
