import { isId } from '#platform/db/id.ts'
import { dayOf, sayDate, sayHour } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { boundsOf, dayAfter, dayIn } from '#support/schedule/schedule.rules.ts'
import { receives } from '#support/support.rules.ts'
import { agendaOf, receivers, type SeenAppointment } from './appointment.read.store.ts'
import { sayState, saySubject, toneOf } from './words.ts'

export const agendaPages = routes().get('/rendez-vous', receives, agenda)

async function agenda(c: Page) {
  const { by, now } = c.var
  const day = dayIn(c.req.query('jour'), now)
  const asked = c.req.query('avec') ?? ''
  const person = isId(asked) ? asked : undefined
  const [rows, people] = await Promise.all([agendaOf(by, boundsOf(day), person), receivers(by)])
  return c.render(<Agenda {...{ rows, people, day, person, today: dayOf(now) }} />, { title: 'Rendez-vous' })
}

type Props = {
  rows: readonly SeenAppointment[]
  people: readonly { id: string; name: string }[]
  day: string
  person?: string
  today: string
}

const Agenda = ({ rows, people, day, person, today }: Props) => {
  const to = (other: string) => `/rendez-vous?${new URLSearchParams({ jour: other, ...(person && { avec: person }) })}`
  return (
    <>
      <Heading
        over={day === today ? 'Aujourd’hui' : undefined}
        title={capital(sayDate(day))}
        lead={counted(rows.length, 'rendez-vous', 'rendez-vous')}
        action={
          <>
            <LinkButton href="/ateliers" second>
              Ateliers
            </LinkButton>
            <LinkButton href="/lieux" second>
              Lieux
            </LinkButton>
          </>
        }
      />
      <Actions>
        <LinkButton href={to(dayAfter(day, -1))} second>
          Jour précédent
        </LinkButton>
        {day !== today && (
          <LinkButton href={to(today)} second>
            Aujourd’hui
          </LinkButton>
        )}
        <LinkButton href={to(dayAfter(day))} second>
          Jour suivant
        </LinkButton>
      </Actions>
      <Filters action="/rendez-vous" active={Boolean(person)}>
        <DateField name="jour" label="Jour" value={day} />
        <Select
          name="avec"
          label="Avec"
          value={person}
          empty="Toute l’équipe"
          options={people.map(({ id, name }) => [id, name])}
        />
      </Filters>
      {rows.length > 0 ? (
        <Table
          caption="Rendez-vous du jour"
          captionHidden
          columns={['Heure', 'Famille', 'Objet', 'Lieu', 'Avec', 'État']}
          rows={rows.map(cellsOf)}
        />
      ) : (
        <Empty title="Aucun rendez-vous ce jour-là">
          <p>Un rendez-vous se prend depuis la page d’une famille, pour une remise, une formation ou un suivi.</p>
          <LinkButton href="/familles">Choisir une famille</LinkButton>
        </Empty>
      )}
    </>
  )
}

const cellsOf = (row: SeenAppointment) => [
  <a href={`/rendez-vous/${row.id}`}>
    {sayHour(row.starts_at)} – {sayHour(row.ends_at)}
  </a>,
  <a href={`/familles/${row.household_id}`}>{row.household_name}</a>,
  saySubject(row.subject),
  row.place_name,
  row.mediator_name,
  <Chip tone={toneOf(row.state)}>{sayState(row)}</Chip>,
]
