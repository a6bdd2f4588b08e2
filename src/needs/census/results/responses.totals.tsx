import { sayList } from '#platform/i18n/sayList.ts'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { hasBegun, isAwaited, isLate, seesNobody } from './responses.rules.ts'
import type { Response } from './responses.store.ts'
import { type Way, wayWords } from './responses.words.ts'

/** How far the whole census is, whatever is filtered: each figure opens its list. */
export const ResponseTotals = ({ all, here, now }: { all: readonly Response[]; here: string; now: Date }) => {
  const answered = all.filter((one) => !isAwaited(one))
  const late = all.filter((one) => isLate(one, now)).length
  return (
    <Figures>
      <Figure
        value={answered.length}
        one="structure a terminé"
        many="structures ont terminé"
        tone="done"
        href={`${here}?etat=terminees`}
        detail={sayWays(answered)}
      />
      <Figure
        value={all.length - answered.length}
        one="structure attendue"
        many="structures attendues"
        tone="turn"
        href={`${here}?etat=attendues`}
        detail={counted(all.filter(hasBegun).length, 'a commencé', 'ont commencé')}
      />
      <Figure
        value={late}
        one="structure en retard"
        many="structures en retard"
        tone={late > 0 ? 'loss' : undefined}
        href={`${here}?etat=retard`}
        detail="rien depuis une semaine"
      />
      <Figure
        value={all.filter(seesNobody).length}
        one="structure ne voit personne"
        many="structures ne voient personne"
        href={`${here}?etat=personne`}
        detail="terminé, sans personne à signaler"
      />
    </Figures>
  )
}

/** "58 par leur lien, 3 par une liste et 2 sur papier" */
function sayWays(answered: readonly Response[]): string | undefined {
  const by = (Object.keys(wayWords) as Way[])
    .map((way) => [way, answered.filter(({ came_by }) => came_by === way).length] as const)
    .filter(([, n]) => n > 0)
  return by.length > 0 ? sayList(by.map(([way, n]) => `${sayNumber(n)} ${wayWords[way]}`)) : undefined
}
