import { insee } from './communes.ts'
import { type Asked, toPromise } from './journey.served.ts'
import type { Scene } from './scene.ts'

export const both = ['computer', 'connection'] as const
const promised: readonly (readonly [asked: Asked, start: number])[] = [
  [{ commune: insee.sallaumines, kinds: both }, 48],
  [{ commune: insee.harnes, kinds: ['computer'] }, 40],
  [{ commune: insee.billy, kinds: both }, 36],
  [{ commune: insee.sallaumines, kinds: both }, 18],
  [{ commune: insee.sallaumines, kinds: ['computer'] }, 17],
  [{ commune: insee.harnes, kinds: both }, 17],
  [{ commune: insee.harnes, kinds: both }, 16],
  [{ commune: insee.billy, kinds: both }, 15],
  [{ commune: insee.billy, kinds: ['computer'] }, 14],
  [{ commune: insee.billy, kinds: ['connection'] }, 13],
  [{ commune: insee.harnes, kinds: ['connection'] }, 12],
  [{ commune: insee.billy, kinds: both }, 11],
]

/** Promises still on the shelf: three of them for too long. */
export function inventPromises(scene: Scene): void {
  const { clock } = scene.demo
  for (const [asked, start] of promised) toPromise(scene, asked, clock.walk(start, '0-3 1-4 3-6', start > 30 ? 16 : 2))
}
