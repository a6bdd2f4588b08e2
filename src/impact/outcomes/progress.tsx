import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Outcomes } from './outcome.store.ts'
import { gestureNames, gestures, MOST, sayLevel } from './words.ts'

/** Before and after, side by side: two bars in all, then each gesture in words. */
export const Progress = ({ outcomes: { before, after } }: { outcomes: Outcomes }) => (
  <>
    <Bars>
      {before && <Bar label="Avant" value={before.score} max={MOST} said={`${before.score} points sur ${MOST}`} />}
      {after && <Bar label="Après" value={after.score} max={MOST} said={`${after.score} points sur ${MOST}`} />}
    </Bars>
    <Table
      caption="Cinq gestes, avant et après"
      captionHidden
      columns={['Geste', 'Avant', 'Après']}
      rows={gestureNames.map((gesture) => [
        gestures[gesture],
        before ? sayLevel(before.answers[gesture]) : '–',
        after ? sayLevel(after.answers[gesture]) : '–',
      ])}
    />
  </>
)
