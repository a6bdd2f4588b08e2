import { sayHour } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Notice } from '#platform/ui/notice.tsx'
import { Turn, Turns } from '#platform/ui/turns.tsx'
import type { Fate } from './fates.store.ts'
import { kinds } from './fieldDay.words.ts'
import type { Rescued } from './rescue.store.ts'

/** Each act of a tablet with what became of it. */
export const Fates = ({ acts, label }: { acts: Fate[]; label: string }) => (
  <Block title={`Gestes de ${label}`} id="gestes">
    <Turns>
      {acts.map((act) => (
        <Turn
          key={act.id}
          tone={isOpen(act) ? 'loss' : 'calm'}
          title={`${act.household ?? 'Un envoi'} : ${kinds[act.kind] ?? act.kind}`}
          href={act.outcome === 'incident' ? `/terrain/incidents/${act.id}` : undefined}
          detail={[`${sayHour(act.at)}.`, act.why].filter(Boolean).join(' ')}
          chips={fateOf(act)}
        />
      ))}
    </Turns>
  </Block>
)

const isOpen = (act: Fate): boolean => act.outcome === 'incident' && act.settled_as === null

const fateOf = (act: Fate) => {
  if (act.outcome !== 'incident') return <Chip tone="done">Fait</Chip>
  if (act.settled_as === 'applied') return <Chip tone="done">Fait depuis</Chip>
  if (act.settled_as === 'replaced') return <Chip tone="calm">Reçu depuis</Chip>
  return act.settled_as ? <Chip tone="calm">Mis de côté</Chip> : <Chip tone="loss">À régler</Chip>
}

/** « 12 gestes pris, 3 déjà reçus, 1 à régler. » */
export const sayRescued = ({ fresh, again, incidents }: Rescued): string =>
  `${[
    counted(fresh, 'geste pris', 'gestes pris'),
    again > 0 && counted(again, 'déjà reçu', 'déjà reçus'),
    incidents > 0 && `${incidents} à régler`,
  ]
    .filter(Boolean)
    .join(', ')}.`

/** What a file holds that could not be taken: told one by one. */
export const LeftOut = ({ rescued }: { rescued: Rescued }) => (
  <Notice tone="loss" title="Une partie du fichier n’a pas pu être prise">
    <p>{sayRescued(rescued)} Gardez ce fichier : repris deux fois, il ne fait rien deux fois.</p>
    <ul>
      {rescued.left.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </Notice>
)
