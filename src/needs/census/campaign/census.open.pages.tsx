import { departements, groupsAround } from '#network/communes/territory.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Table } from '#platform/ui/table.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { NewCensus } from './census.fields.tsx'
import { CensusForm } from './census.form.ts'
import { countsNeeds, standingOf } from './census.rules.ts'
import { censusesOf, openCensus } from './census.store.ts'
import { censusStandings, sayDays } from './words.ts'

/** The censuses of a coordination, and opening another. */
export const censusOpenPages = routes()
  .get('/recensements', countsNeeds, list)
  .get('/recensements/nouveau', countsNeeds, (c) => showNew(c))
  .post('/recensements/nouveau', countsNeeds, open)

const crumbs = [['Recensements', '/recensements']] as const

async function list(c: Page) {
  const censuses = await censusesOf(c.var.by)
  const today = dayOf(c.var.now)
  return c.render(
    <>
      <Heading
        title="Recensements"
        lead="Demander à toutes les structures d’un territoire ce qu’elles voient, et en faire une seule image."
        action={
          <LinkButton href="/recensements/nouveau" icon="add">
            Ouvrir un recensement
          </LinkButton>
        }
      />
      {censuses.length === 0 ? (
        <Empty title="Aucun recensement pour l’instant">
          <p>
            Écrivez les communes et les besoins, collez les adresses des structures : chacune reçoit sa page, sans
            compte.
          </p>
        </Empty>
      ) : (
        <Table
          caption="Recensements"
          captionHidden
          columns={['Recensement', 'Quand', 'Réponses', 'État']}
          rows={censuses.map((census) => [
            <a href={`/recensements/${census.id}`}>{census.title}</a>,
            sayDays(census),
            `${census.answered ?? 0} sur ${counted(census.invited ?? 0, 'structure')}`,
            <StandingChip standing={standingOf(census, today)} />,
          ])}
        />
      )}
    </>,
    { title: 'Recensements' },
  )
}

const StandingChip = ({ standing }: { standing: keyof typeof censusStandings }) => (
  <Chip tone={standing === 'open' ? 'turn' : undefined}>{censusStandings[standing]}</Chip>
)

async function showNew(c: Page, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const [groups, all] = await Promise.all([groupsAround(by.db, by.member.organisationId), departements(by.db)])
  return c.render(<NewCensus {...{ values, errors, groups }} departements={all} today={dayOf(c.var.now)} />, {
    title: 'Ouvrir un recensement',
    crumbs,
    status: errors ? 422 : 200,
  })
}

async function open(c: Page) {
  const form = await readForm(c, CensusForm)
  if (form.errors) return showNew(c, form.values, form.errors)
  const opened = await openCensus(c.var.by, form.values)
  if (refused(opened)) return showNew(c, form.typed, { [opened.field ?? 'form']: opened.refusal })
  flash(c, 'Le recensement est ouvert. Invitez les structures.')
  return c.redirect(`/recensements/${opened.id}`, 303)
}
