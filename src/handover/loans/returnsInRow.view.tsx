import { nameDevice } from '#equipment/devices/device.words.ts'
import { dayOf, sayHour, sayNumeric } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { complete, conditions, locks, pairs, sayDue } from './loan.words.ts'
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
  const lacking = back.filter(({ missing }) => missing)
  const place = values.place || (places.length === 1 ? places[0]?.id : undefined)
  return (
    <>
      <Heading
        title="Retours en série"
        lead="Scannez les appareils l’un après l’autre. Chacun est noté rendu aussitôt."
      />
      <Filters action="/prets/retours" active={handout !== undefined}>
        {place && <input type="hidden" name="lieu" value={String(place)} />}
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
      <Form action="/prets/retours">
        {handout && <input type="hidden" name="seance" value={handout} />}
        <Select
          name="place"
          label="À quel lieu sont-ils rangés ?"
          required
          options={places.map(({ id, name }) => [id, name])}
          value={place}
          error={errors?.place}
        />
        <Radios
          name="accessories"
          label="Le chargeur de celui-ci"
          inline
          required
          options={pairs(complete)}
          value={errors ? values.accessories : 'all'}
          error={errors?.accessories}
        />
        <Disclosure
          summary="Abîmé, en panne ou verrouillé ?"
          open={errors !== undefined && (values.condition !== 'fine' || values.lock === 'locked')}
        >
          <Radios
            name="condition"
            label="Comment revient celui-ci ?"
            required
            options={pairs(conditions)}
            value={errors ? values.condition : 'fine'}
            error={errors?.condition}
          />
          <Radios
            name="lock"
            label="Un compte ou un code est-il resté dessus ?"
            required
            options={pairs(locks)}
            value={errors ? values.lock : 'unseen'}
            error={errors?.lock}
          />
        </Disclosure>
        <Field
          name="code"
          label="Code de l’étiquette"
          hint="Scannez, ou écrivez le numéro : ML-0412, numéro de série ou d’inventaire."
          error={errors?.code}
          autocomplete="off"
          spellcheck={false}
          width="medium"
          autofocus
          required
        />
        <Submit label="Noter le retour" />
      </Form>
      <Figures>
        <Figure value={back.length} one="rendu" many="rendus" tone="done" detail={handout && `sur ${lines.length}`} />
        <Figure
          value={lacking.length}
          one="sans son chargeur, ou incomplet"
          many="sans leur chargeur, ou incomplets"
          tone={lacking.length ? 'turn' : undefined}
        />
        {handout && (
          <Figure
            value={out.length}
            one="encore chez la famille"
            many="encore chez les familles"
            tone={out.length ? 'loss' : undefined}
          />
        )}
      </Figures>
      {out.length > 0 && (
        <Block title="Encore à rendre">
          <Rows
            caption="Encore à rendre"
            captionHidden
            columns={['Famille', 'Appareil', 'À rendre le']}
            rows={out}
            cells={(line) => {
              const due = sayDue(line.due_on ?? '', dayOf(now))
              return [
                linkCell(hrefOf(line), line.who),
                `${nameDevice(line)}, ${line.number}`,
                chipCell(due.label, due.tone, sayNumeric(line.due_on ?? '')),
              ]
            }}
          />
        </Block>
      )}
      {back.length > 0 && (
        <Block title="Rendus">
          <Rows
            caption="Rendus"
            captionHidden
            columns={['Rendu par', 'Appareil', 'Rendu à', 'Ce qui manque']}
            rows={back}
            cells={(line) => [
              linkCell(hrefOf(line), line.who),
              `${nameDevice(line)}, ${line.number}`,
              line.returned_at && sayHour(line.returned_at),
              line.missing ? chipCell(line.missing, 'turn') : 'Rien',
            ]}
          />
        </Block>
      )}
      {handout && <PrintHint />}
    </>
  )
}

const hrefOf = ({ id, batch }: ReturnLine): string => (batch ? `/remises-groupees/${batch}` : `/prets/${id}`)

/** What was just read, large enough to be seen from an arm's length. */
const Answer = ({ line, again }: { line: ReturnLine; again: boolean }) => (
  <Next
    tone={line.missing ? 'turn' : 'done'}
    title={again ? `Déjà noté : ${line.number}` : `Rendu : ${line.number}`}
    detail={`${line.who}. ${line.missing ? `Il manque : ${line.missing}.` : 'Complet.'}`}
  />
)
