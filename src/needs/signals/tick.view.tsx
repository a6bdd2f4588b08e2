import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import type { SchoolCalendar } from './break.store.ts'
import type { SchoolClass } from './class.store.ts'
import type { Line } from './risks.ts'
import { AtRisk } from './riskView.tsx'
import { PupilLine } from './tick.row.tsx'
import type { Pupil } from './tick.store.ts'
import { noticedHows } from './words.ts'

type Props = {
  schoolClass: SchoolClass
  pupils: readonly Pupil[]
  /** Pupils of the class who are at risk, the nearest to leaving first. */
  alerts: readonly Line[]
  calendar: SchoolCalendar
  /** When the class was ticked last, as people say it; null before the first time. */
  ticked: string | null
  values: Typed
  errors?: Errors
  today: string
}

/** A whole class: what holds for all at the top, one line a pupil, one button that stays at hand. */
export const TickView = ({
  schoolClass: { id, name },
  pupils,
  alerts,
  calendar,
  ticked,
  values,
  errors,
  today,
}: Props) => (
  <>
    <Heading
      title={name}
      lead={`${counted(pupils.length, 'élève')}${ticked ? `, pointée ${ticked}` : ''}. ${pupils.some(({ signal }) => signal) ? 'Cochez qui ne s’est pas connecté, et qui est de retour.' : 'Cochez qui ne s’est pas connecté.'}`}
    />
    <ErrorSummary errors={errors ?? null} />
    {pupils.length === 0 ? (
      <Empty title="Personne sur cette liste">
        <p>Les noms ont été retirés ou effacés. Collez la liste de nouveau.</p>
        <LinkButton href={`/classes/${id}/eleves`}>Ajouter des élèves</LinkButton>
      </Empty>
    ) : (
      <>
        <Form>
          <Together>
            <DateField
              name="since"
              label="Sans connexion depuis le"
              required
              value={one(values.since) ?? today}
              error={errors?.since}
              max={today}
            />
            <Select
              name="noticed"
              label="Comment vous l’avez remarqué"
              required
              empty={false}
              value={one(values.noticed) ?? 'class_missed'}
              error={errors?.noticed}
              options={Object.entries(noticedHows)}
            />
          </Together>
          <ul class="pupils" aria-label="Élèves">
            {pupils.map((pupil) => (
              <PupilLine
                {...{ pupil, values, errors, today }}
                risk={alerts.find(({ pupil_id }) => pupil_id === pupil.id)?.risk}
              />
            ))}
          </ul>
          <div class="at-hand">
            <Actions>
              <Submit label="Enregistrer la classe" />
            </Actions>
          </div>
        </Form>
        <Actions>
          <LinkButton href={`/classes/${id}/feuille`} second icon="print">
            Feuille à imprimer
          </LinkButton>
          <LinkButton href={`/classes/${id}/eleves`} second icon="edit">
            Corriger la liste
          </LinkButton>
          <LinkButton href={`/classes/${id}/remise`} second>
            Remettre du matériel
          </LinkButton>
        </Actions>
        <AtRisk {...{ alerts, calendar }} />
      </>
    )}
  </>
)
