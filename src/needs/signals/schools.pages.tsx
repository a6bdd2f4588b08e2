import type { Role } from '#platform/access/member.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { type Page, routes } from '#platform/web/routes.ts'
import { schoolsOf } from './schools.store.ts'
import { saySchoolYear, schoolYearOf } from './schoolYear.ts'

const coordinates: readonly Role[] = ['coordinator']
export const schoolPages = routes().get('/etablissements', coordinates, list)

async function list(c: Page) {
  const year = schoolYearOf(dayOf(c.var.now))
  const schools = await schoolsOf(c.var.by, year)
  return c.render(
    <>
      <Heading
        title="Élèves à raccrocher, par établissement"
        over={`Année ${saySchoolYear(year)}`}
        lead="Combien d’élèves ne se connectaient pas, dans les établissements qui vous adressent des familles. Des nombres par cinq, jamais un nom ni une classe."
        action={
          <LinkButton href="/vacances" second icon="calendar">
            Vacances scolaires
          </LinkButton>
        }
      />
      {schools.length === 0 ? (
        <Empty title="Aucun établissement pour l’instant">
          <p>Un établissement apparaît ici quand il vous a orienté une famille et qu’il pointe ses classes.</p>
        </Empty>
      ) : (
        <Table
          caption="Élèves repérés par établissement"
          captionHidden
          columns={[
            'Établissement',
            { label: 'Élèves repérés', end: true },
            { label: 'Pas encore revenus', end: true },
            { label: 'Revenus', end: true },
          ]}
          rows={schools.map(({ name, flagged, awaited, back }) => [
            name,
            atLeast(flagged),
            atLeast(awaited),
            atLeast(back),
          ])}
        />
      )}
    </>,
    { title: 'Élèves à raccrocher, par établissement' },
  )
}

/** Rounded down to five; under five nothing is said, not even whether there is one. */
const atLeast = (n: number | null): string => (n === null ? 'moins de 5' : `${n} ou plus`)
