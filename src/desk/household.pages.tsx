import type { VNode } from 'preact'
import { peopleOf } from '#needs/beneficiaries/beneficiary.store.ts'
import { homesOf } from '#needs/homes/homes.store.ts'
import { statesOf } from '#needs/households/chain.ts'
import { meetsFamilies, refusalToChange } from '#needs/households/household.rules.ts'
import { householdSeenBy, noteReading, type SeenHousehold } from '#needs/households/household.store.ts'
import { needsOf } from '#needs/households/need.store.ts'
import { readersOf } from '#needs/households/readers.store.ts'
import { sayLanguages, sayPeople } from '#needs/households/words.ts'
import { childAgreementsOf } from '#needs/minors/minor.store.ts'
import { otherSizesOf } from '#needs/oneHousehold/file.store.ts'
import { situationsOf } from '#needs/oneHousehold/situation.store.ts'
import { publicsOf } from '#needs/publics/public.store.ts'
import { dueOf } from '#needs/rights/due.store.ts'
import { whyForgotten } from '#needs/rights/forgetting.store.ts'
import { agreementsOf } from '#needs/rights/rights.store.ts'
import { sayPhone } from '#network/phones/phone.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Chain } from '#platform/ui/chain.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { FromAfar } from './household.afar.tsx'
import { Erased } from './household.erased.tsx'
import { HouseholdFacts } from './household.facts.tsx'
import { Past } from './household.past.tsx'
import { nextOf } from './next.ts'
import type { NextAction } from './nextAction.ts'
import { sectionsOf } from './sections.ts'
import { type Line, storyOf } from './story.store.ts'
import { type Sent, underWayOf } from './underWay.store.ts'

export const householdPages = routes().get('/familles/:id', meetsFamilies, show, { writes: true })

async function show(c: Page) {
  const { by } = c.var
  const asked = c.req.param('id') ?? ''
  const household = found(await householdSeenBy(by, asked))
  if (household.id !== asked.toLowerCase()) return c.redirect(`/familles/${household.id}`, 303)
  if (household.forgotten_at) return erased(c, household, household.forgotten_at)
  const full = household.scope === 'full'
  const [
    story,
    people,
    sizes,
    situations,
    homes,
    agreements,
    sharing,
    publics,
    readers,
    { needs, next, sections, asked: received },
  ] = await Promise.all([
    full ? storyOf(by, household.id) : [],
    full ? peopleOf(by, household.id) : [],
    full ? otherSizesOf(by, household) : [],
    full ? situationsOf(by, household.id) : [],
    full ? homesOf(by, household.id) : [],
    full ? childAgreementsOf(by, household.id) : [],
    full ? agreementsOf(by, household.id) : [],
    full ? publicsOf(by, household.id) : [],
    full ? readersOf(by, household.id) : [],
    toDo(by, household),
    noteReading(by, household.id),
  ])
  const known = { household, people, sizes, situations, homes, agreements, sharing, needs, publics, readers, full }
  const facts = <HouseholdFacts {...known} own={by.member.organisationId} today={dayOf(c.var.now)} />
  return c.render(<Household {...{ household, full, story, sections, facts, next, received, now: c.var.now }} />, {
    title: household.name,
    crumbs: [['Familles', '/familles']],
  })
}

async function erased(c: Page, household: SeenHousehold, on: Date) {
  const { by } = c.var
  const [why] = await Promise.all([whyForgotten(by, household.id), noteReading(by, household.id)])
  const registrar = household.organisation_id === by.member.organisationId
  return c.render(<Erased {...{ household, on, why, registrar }} />, {
    title: household.name,
    crumbs: [['Familles', '/familles']],
  })
}

/** The next action, then what each wing shows: its button for that very action is left to the banner. */
async function toDo(by: Acting, household: SeenHousehold) {
  const [needs, underWay, due] = await Promise.all([
    needsOf(by, household.id),
    underWayOf(by, household),
    dueOf(by, household),
  ])
  const next = nextOf({ by, household, needs, underWay, due })
  const offered = next.verb?.[1].split('?')[0]
  const sections = household.scope === 'full' ? await sectionsOf(by, household, offered) : []
  const asked = underWay.prescriptions.find(({ to_organisation_id }) => to_organisation_id === by.member.organisationId)
  return { needs, next, sections, asked }
}

type Props = {
  household: SeenHousehold
  full: boolean
  story: Line[]
  sections: VNode[]
  facts: VNode
  next: NextAction
  /** An orientation that this organisation received and has not answered. */
  received: Sent | undefined
  now: Date
}

const Household = ({ household, full, story, sections, facts, next, received, now }: Props) => (
  <>
    <Heading
      title={household.name}
      action={
        !refusalToChange(household) && (
          <LinkButton href={`/familles/${household.id}/modifier`} second icon="edit">
            Corriger
          </LinkButton>
        )
      }
    >
      <Chips>
        <Chip>{household.commune_name}</Chip>
        <Chip>{sayPeople(household.adults, household.children)}</Chip>
        {full && <Chip>{sayLanguages(household.languages)}</Chip>}
        {full && household.best_moment && <Chip>{household.best_moment}</Chip>}
      </Chips>
      {full && household.phone && (
        <div class="reach">
          <LinkButton href={`tel:${household.phone}`} second icon="call">
            Appeler le {sayPhone(household.phone)}
          </LinkButton>
        </div>
      )}
    </Heading>
    <Chain stage={household.stage} states={statesOf(household.chain, household.status)} />
    <Next
      tone={next.tone}
      title={next.title}
      detail={next.detail}
      action={next.verb && <LinkButton href={next.verb[1]}>{next.verb[0]}</LinkButton>}
    />
    {full ? (
      <Columns aside={facts} asideFirst>
        {story.length > 0 && <Past {...{ story, now }} />}
        {sections}
      </Columns>
    ) : (
      <Columns aside={facts} asideFirst>
        <FromAfar asked={received} />
      </Columns>
    )}
  </>
)
