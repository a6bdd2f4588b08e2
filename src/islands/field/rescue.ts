import { toBase64 } from './base64.ts'
import type { KeptAct } from './kept.ts'

/** The same sealed acts in a file, for a tablet that never finds a network again: taken in on the page of the handing-over. */
export function save(tablet: string, acts: KeptAct[]): void {
  const content = JSON.stringify({
    maillon: 'terrain',
    tablet,
    now: new Date().toISOString(),
    acts: acts.map(({ id, seq, sealed }) => ({ act: id, seq, sealed: toBase64(sealed) })),
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  link.download = `terrain-${tablet.slice(-6)}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
