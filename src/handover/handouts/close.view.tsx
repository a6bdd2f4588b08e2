import { Confirm } from '#platform/ui/confirm.tsx'
import { counted } from '#platform/ui/counted.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { standingOf } from './handout.rules.ts'
import type { Handout, Line } from './handout.store.ts'
import { sheetStandings } from './handout.words.ts'

type Props = { handout: Handout; waiting: readonly Line[]; values: Typed; errors?: Errors; today: string }

/** Before a session ends: who did not sign, and what becomes of their sheets. */
export const CloseView = ({ handout, waiting, values, errors, today }: Props) => (
  <>
    <ErrorSummary errors={errors} />
    <Confirm
      title="Clore la séance ?"
      action={`/seances/${handout.id}/clore`}
      label="Clore la séance"
      back={`/seances/${handout.id}`}
      undo="Une séance close ne s’ouvre plus. Les feuilles signées restent là où elles sont."
    >
      {waiting.length > 0 && (
        <>
          <p>{counted(waiting.length, 'famille n’a pas signé', 'familles n’ont pas signé')} :</p>
          <ul>
            {waiting.map((line) => (
              <li>
                {line.pupils || line.household}, {sheetStandings[standingOf(line)].label.toLowerCase()}
              </li>
            ))}
          </ul>
          <Radios
            name="rest"
            label="Leurs feuilles"
            value={values.rest}
            error={errors?.rest}
            required
            options={[
              [
                'later',
                'Une autre séance',
                'Les feuilles et le matériel sont gardés, par exemple pour cet après-midi.',
              ],
              ['release', 'Annuler ces feuilles', 'Le matériel redevient libre. Ce qui était promis le reste.'],
            ]}
          />
          <DateField
            name="held_on"
            label="Jour de l’autre séance"
            onlyIf="pour une autre séance"
            value={values.held_on ?? today}
            error={errors?.held_on}
            min={today}
          />
        </>
      )}
    </Confirm>
  </>
)
