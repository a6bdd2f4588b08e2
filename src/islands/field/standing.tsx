import { Notice } from '#platform/ui/notice.tsx'
import type { KeptAct } from './kept.ts'

/** Before this, what waits is only told at the end of the page. */
const SOON = 10 * 60_000

/** At the top of each screen, what waits to leave and since when: nobody has to look for it at the end of a long list. */
export const Standing = ({ kept }: { kept: KeptAct[] }) => {
  const waiting = kept.filter(({ answer }) => !answer)
  const incidents = kept.filter(({ answer }) => answer?.outcome === 'incident').length
  const oldest = Math.min(...waiting.map(({ id }) => madeAt(id)))
  const since = Date.now() - oldest
  if (waiting.length === 0 || since < SOON)
    return incidents === 0 ? null : (
      <p class="quiet small">
        <a href="#a-envoyer">{incidents > 1 ? `${incidents} gestes à régler` : 'Un geste à régler'}</a>
      </p>
    )
  return (
    <Notice
      tone="turn"
      title={`${waiting.length > 1 ? `${waiting.length} gestes sont gardés` : 'Un geste est gardé'} ici depuis ${sayLong(since)}`}
    >
      <p>
        Rien n’est perdu, même si la batterie se vide. Dès que le réseau revient, ouvrez cette page : tout part de
        soi-même. <a href="#a-envoyer">Voir</a>
      </p>
    </Notice>
  )
}

/** When an act was made, by this tablet's clock: its number says it (UUIDv7). */
const madeAt = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

const sayLong = (size: number): string => {
  const minutes = Math.max(1, Math.round(size / 60_000))
  if (minutes < 90) return `${minutes} min`
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1_440)} jours`
}
