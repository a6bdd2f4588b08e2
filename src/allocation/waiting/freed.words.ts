import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Freed } from './freed.store.ts'

/** "2 places et 3 ordinateurs se sont libérés"; devices of several sorts are « appareils ». */
export function sayFreed({ places, devices, computers }: Pick<Freed, 'places' | 'devices' | 'computers'>): string {
  const parts = [
    ...(places > 0 ? [counted(places, 'place')] : []),
    ...(devices > 0 ? [counted(devices, computers === devices ? 'ordinateur' : 'appareil')] : []),
  ]
  const [many, female] = [places + devices > 1, devices === 0]
  return `${sayList(parts)} ${many ? 'se sont' : 's’est'} libéré${female ? 'e' : ''}${many ? 's' : ''}`
}

/** Where what came free is given again, to those who wait since that run. */
export const redistributeHref = ({ programme, run }: Pick<Freed, 'programme' | 'run'>): string =>
  `/programmes/${programme}/passages/nouveau?suite=${run}`
