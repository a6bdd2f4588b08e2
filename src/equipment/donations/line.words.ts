import { counted } from '#platform/ui/counted.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import type { Line } from './line.ts'

const nouns: Record<DeviceKind, readonly [one: string, many: string]> = {
  laptop: ['ordinateur portable', 'ordinateurs portables'],
  desktop: ['ordinateur fixe', 'ordinateurs fixes'],
  all_in_one: ['ordinateur tout-en-un', 'ordinateurs tout-en-un'],
  tablet: ['tablette', 'tablettes'],
  smartphone: ['smartphone', 'smartphones'],
  screen: ['écran', 'écrans'],
  printer: ['imprimante', 'imprimantes'],
  whiteboard: ['tableau interactif', 'tableaux interactifs'],
  case: ['valise de prêt', 'valises de prêt'],
  other: ['autre appareil', 'autres appareils'],
}

/** "12 ordinateurs portables". */
export const sayCount = (kind: DeviceKind, count: number): string => counted(count, ...nouns[kind])

/** "12 ordinateurs portables, 3 écrans": lines of a kind are counted together. */
export function sayLines(lines: readonly Line[]): string {
  const counts = new Map<DeviceKind, number>()
  for (const { kind, count } of lines) counts.set(kind, (counts.get(kind) ?? 0) + count)
  return [...counts].map(([kind, count]) => sayCount(kind, count)).join(', ')
}

export const outcomeWords: Record<Line['outcome'], string> = { gift: 'Don', waste: 'Déchet' }
