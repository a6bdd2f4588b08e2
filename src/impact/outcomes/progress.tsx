import { Bar, Bars } from '#platform/ui/bars.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Outcomes } from './outcome.store.ts'
import { gestureNames, gestures, MOST, sayLevel } from './words.ts'

/** Before and after, side by side: two bars in all, then each gesture in words, one press away where it is not what the page is about. */
export const Progress = ({ outcomes, folded }: { outcomes: Outcomes; folded?: boolean }) => (
  <>
    <Sums {...outcomes} />
    {folded ? (
      <Disclosure summary="Geste par geste">
        <Gestures {...outcomes} />
      </Disclosure>
    ) : (
      <Gestures {...outcomes} />
    )}
  </>
)

const Sums = ({ before, after }: Outcomes) => (
  <>
    <Bars>
      {before && (
        <Bar label="Avant" value={before.score} max={MOST} said={`${counted(before.score, 'point')} sur ${MOST}`} />
      )}
      {after && (
        <Bar label="Après" value={after.score} max={MOST} said={`${counted(after.score, 'point')} sur ${MOST}`} />
      )}
    </Bars>
  </>
)

const Gestures = ({ before, after }: Outcomes) => (
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
)
