import { Bar, Bars } from '#platform/ui/bars.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Outcomes } from './outcome.store.ts'
import { gestureNames, gestures, MOST, sayLevel } from './words.ts'

/** Before and after, side by side: two bars in all, then each gesture in words. */
export const Progress = ({ outcomes: { before, after } }: { outcomes: Outcomes }) => (
  <>
    <Bars>
      {before && (
        <Bar label="Avant" value={before.score} max={MOST} said={`${counted(before.score, 'point')} sur ${MOST}`} />
      )}
      {after && (
        <Bar label="Après" value={after.score} max={MOST} said={`${counted(after.score, 'point')} sur ${MOST}`} />
      )}
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
