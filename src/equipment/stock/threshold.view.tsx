import { toward } from '#platform/i18n/toward.ts'
import { counted } from '#platform/ui/counted.ts'
import { Notice } from '#platform/ui/notice.tsx'
import type { Threshold } from './stock.store.ts'
import { listHref } from './stock.view.tsx'
import { readyWords } from './stock.words.ts'

/** "Plus que 3 ordinateurs portables prêts à Lens, seuil 5." */
export const sayShortage = ({ ready, kind, place, least }: Pick<Threshold, 'ready' | 'kind' | 'place' | 'least'>) => {
  const { none = '', one = '', many } = readyWords[kind] ?? {}
  return `${ready === 0 ? none : `Plus que ${counted(ready, one, many)}`} ${toward(place)}, seuil ${least}`
}

export const short = (thresholds: readonly Threshold[]) => thresholds.filter(({ ready, least }) => ready < least)

/** What is under its threshold, said above the stock. */
export const Shortages = ({ thresholds }: { thresholds: readonly Threshold[] }) => {
  const missing = short(thresholds)
  if (missing.length === 0) return null
  return (
    <Notice tone="turn" title="Sous le seuil">
      <ul>
        {missing.map((line) => (
          <li>
            <a href={listHref({ lieu: line.place_id, type: line.kind })}>{sayShortage(line)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
