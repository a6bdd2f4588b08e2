import { sayNumeric } from '#platform/i18n/dates.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { Next } from '#platform/ui/next.tsx'
import { textOf } from '#platform/ui/question.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { ReturnInRowForm } from './returnsInRow.fields.tsx'
import { Returned, ReturnSums, StillOut } from './returnsInRow.lists.tsx'
import type { handoutsOut, ReturnLine } from './returnsInRow.store.ts'

type Props = {
  places: readonly { id: string; name: string }[]
  handouts: Awaited<ReturnType<typeof handoutsOut>>
  lines: readonly ReturnLine[]
  /** What was just read; `again` when it was counted before, `elsewhere` when it belongs to another handout. */
  last?: ReturnLine
  again: boolean
  elsewhere: boolean
  handout?: string
  values: Typed
  errors?: Errors
  now: Date
}

/** The end of a school year: machine after machine under the scanner, what came back, what lacks a charger, who still has one. */
export const ReturnsInRowView = ({
  places,
  handouts,
  lines,
  last,
  again,
  elsewhere,
  handout,
  values,
  errors,
  now,
}: Props) => {
  const back = lines.filter(({ returned_at }) => returned_at)
  const out = lines.filter(({ returned_at, gone }) => !returned_at && !gone)
  const place = textOf(values.place) || (places.length === 1 ? places[0]?.id : undefined)
  return (
    <>
      <Heading
        title="Retours en série"
        lead="Scannez les appareils l’un après l’autre. Chacun est noté rendu aussitôt."
      />
      <Filters action="/prets/retours" active={handout !== undefined}>
        {place && <input type="hidden" name="lieu" value={place} />}
        <Select
          name="seance"
          label="Quelle classe, quelle séance ?"
          options={handouts.map(({ id, title, held_on }) => [id, `${title}, le ${sayNumeric(held_on)}`])}
          value={handout}
          empty="Toutes : ce qui revient aujourd’hui"
        />
      </Filters>
      <ErrorSummary errors={errors} />
      {last && <Answer line={last} again={again} />}
      {elsewhere && (
        <Next
          tone="done"
          title="Rendu, mais pas de cette séance"
          detail="Il est noté. Il n’est pas compté ci-dessous."
        />
      )}
      <ReturnInRowForm {...{ places, place, handout, values, errors }} />
      <ReturnSums back={back} out={out} all={handout ? lines.length : undefined} />
      {out.length > 0 && <StillOut lines={out} now={now} />}
      {back.length > 0 && <Returned lines={back} />}
      {handout && <PrintHint />}
    </>
  )
}

/** What was just read, large enough to be seen from an arm's length. */
const Answer = ({ line, again }: { line: ReturnLine; again: boolean }) => (
  <Next
    tone={line.missing ? 'turn' : 'done'}
    title={again ? `Déjà noté : ${line.number}` : `Rendu : ${line.number}`}
    detail={`${line.who}. ${line.missing ? `Il manque : ${line.missing}.` : 'Complet.'}`}
  />
)
