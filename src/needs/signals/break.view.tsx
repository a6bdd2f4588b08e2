import { Actions } from '#platform/ui/actions.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { askedByTwo } from './break.form.ts'
import type { SchoolCalendar } from './break.store.ts'
import { breakKinds } from './break.words.ts'
import { firstDayOf, saySchoolYear } from './schoolYear.ts'

type Props = {
  calendar: SchoolCalendar
  /** A coordination says them for the schools that address families to it. */
  forOthers: boolean
  year: number
  values: Typed
  errors?: Errors
  back: string
}

/** The breaks of one school year, copied once from the calendar that the school follows. */
export const BreaksView = ({ calendar, forOthers, year, values, errors, back }: Props) => {
  const [min, max] = [firstDayOf(year), firstDayOf(year + 1)]
  const day = (name: string, label: string) => (
    <DateField {...{ name, label, min, max }} value={values[name]} error={errors?.[name]} />
  )
  return (
    <>
      <Heading
        title="Vacances scolaires"
        over={`Année ${saySchoolYear(year)}`}
        lead={
          forOthers
            ? 'Pour les établissements qui vous adressent des familles : pendant ces jours, Maillon ne compte aucun jour de classe. Un établissement qui note les siennes garde les siennes.'
            : 'Pendant ces jours, Maillon ne compte aucun jour de classe. Une fois par an suffit.'
        }
      />
      <ErrorSummary errors={errors ?? null} />
      {typeof calendar.by === 'object' && calendar.by && (
        <Notice title={`Dates données par ${calendar.by.name}`}>
          Les vôtres sont autres ? Corrigez-les : elles remplacent alors celles-ci, pour votre établissement.
        </Notice>
      )}
      <p>
        Recopiez le calendrier de votre académie{!forOthers && ', ou celui de votre établissement'}. Maillon ne connaît
        pas les dates officielles : laissez vide ce qui n’est pas encore fixé.
      </p>
      <Form>
        <input type="hidden" name="read" value={calendar.read} />
        {askedByTwo.map((kind) => (
          <Fieldset legend={breakKinds[kind]}>
            <Together>
              {day(`${kind}_from`, 'Dernier jour de classe')}
              {day(`${kind}_to`, 'Jour de la reprise')}
            </Together>
          </Fieldset>
        ))}
        <Fieldset legend={breakKinds.summer}>{day('summer_from', 'Dernier jour de classe')}</Fieldset>
        <Actions>
          <Submit label="Enregistrer les vacances" />
          <a class="plain" href={back}>
            Revenir
          </a>
        </Actions>
      </Form>
    </>
  )
}
