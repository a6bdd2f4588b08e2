import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { classKept } from '../programmes/stockClass.rules.ts'
import type { Kit } from './kit.rules.ts'

export const contentWords = {
  computer: 'Un ordinateur ou une tablette',
  connection: 'Une connexion',
  training: 'Une formation',
} as const

export const fitWords: [string, string][] = [
  ['2', 'Convient très bien'],
  ['1', 'Convient bien'],
  ['0', 'À défaut'],
]

/** "un ordinateur, une connexion et une formation". */
export const sayContents = ({ has_computer, has_connection, has_training }: Kit): string =>
  sayList([
    ...(has_computer ? ['un ordinateur'] : []),
    ...(has_connection ? ['une connexion'] : []),
    ...(has_training ? ['une formation'] : []),
  ])

/** "Tablette, ordinateur portable", or any. */
export const sayKitDevices = ({ has_computer, device_kinds }: Kit): string =>
  has_computer ? device_kinds.map(sayDeviceKind).join(', ') || 'Tout ordinateur ou tablette' : 'Aucun'

/** "Ordinateur portable, usage courant : convient très bien". */
export const sayFits = ({ fit }: Kit): string[] =>
  Object.entries(fit)
    .filter(([, worth]) => worth > 0)
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .map(([key, worth]) => `${classKept(key).name} : ${worth > 1 ? 'très bien' : 'bien'}`)
