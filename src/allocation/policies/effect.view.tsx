import { byFive, LEAST, sharedTotal } from '#needs/census/results/byFive.rules.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Notice } from '#platform/ui/notice.tsx'
import type { Effect } from './effect.ts'

/** A number of families: as it is for those who follow them, by fives to be shown to others. */
export const sayFamilies = (count: number, shared = false): string =>
  shared ? sayHeld(byFive(count)) : counted(count, 'famille')

/** The same of all the groups together: held low enough to give none of them away. */
export const sayTotal = (cells: readonly number[], shared: boolean): string =>
  shared
    ? sayHeld(sharedTotal(cells))
    : counted(
        cells.reduce((sum, cell) => sum + cell, 0),
        'famille',
      )

const sayHeld = (held: number | null) =>
  held === null ? 'moins de 5 familles' : `${counted(held, 'famille')} au moins`

type Props = { effect: Effect; shared?: boolean }

/** How many families each priority and each number of points holds today. */
export const Counts = ({ effect, shared = false }: Props) => (
  <>
    <Block title="Combien de familles dans chaque priorité">
      <Lines rows={effect.strata.map(({ name, count }) => ({ label: name, count }))} shared={shared} />
    </Block>
    <Block title="Combien de familles pour chaque nombre de points">
      <Lines rows={shared ? effect.points.filter(({ count }) => count >= LEAST) : effect.points} shared={shared} />
      {shared && effect.points.some(({ count }) => count < LEAST) && (
        <p class="quiet">Les autres nombres de points réunissent moins de 5 familles chacun.</p>
      )}
    </Block>
  </>
)

type Rows = { rows: readonly { label: string; count: number }[]; shared: boolean }

const Lines = ({ rows, shared }: Rows) => {
  const cells = rows.map(({ count }) => count)
  const of = shared ? (sharedTotal(cells) ?? 0) : cells.reduce((sum, cell) => sum + cell, 0)
  return (
    <Bars>
      {rows.map(({ label, count }) => (
        <Bar
          label={label}
          value={shared ? (byFive(count) ?? 0) : count}
          max={Math.max(of, 1)}
          said={count === 0 && !shared ? 'personne aujourd’hui' : sayFamilies(count, shared)}
          plain
        />
      ))}
    </Bars>
  )
}

/** What a line would do before it is saved: what it says otherwise, counts, how many pass the line. */
export const ShortEffect = ({ effect }: { effect: Effect }) => (
  <>
    <Notice tone="info" title="Rien n’est encore enregistré">
      {effect.changes.length === 0 ? (
        <p>Le brouillon dit déjà la même chose.</p>
      ) : (
        <ul>
          {effect.changes.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      <p>
        Par rapport au brouillon, {counted(effect.enter.length, 'famille passerait', 'familles passeraient')} devant et{' '}
        {counted(effect.leave.length, 'attendrait', 'attendraient')}.
      </p>
    </Notice>
    <Counts effect={effect} />
  </>
)
