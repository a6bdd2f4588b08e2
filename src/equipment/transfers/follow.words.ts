import type { Tone } from '#platform/ui/chip.tsx'
import type { Standing } from './follow.store.ts'

/** Where a structure stands, as the sender says it; `asked` is `ou` in an address. */
export const followStandings: Record<Standing, { label: string; tone: Tone; asked: string }> = {
  waiting: { label: 'À compter', tone: 'turn', asked: 'a-compter' },
  gaps: { label: 'À éclaircir', tone: 'loss', asked: 'ecarts' },
  done: { label: 'Tout reçu', tone: 'done', asked: 'recu' },
}

/** The standing that an address names. */
export const standingAsked = (ou: string | undefined): Standing | undefined =>
  (Object.keys(followStandings) as Standing[]).find((one) => followStandings[one].asked === ou)
