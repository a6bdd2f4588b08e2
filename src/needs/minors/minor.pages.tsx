import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ageOn } from '../ages/age.rules.ts'
import { sayAge } from '../ages/birth.words.ts'
import { somebody } from '../beneficiaries/beneficiary.pages.tsx'
import { peopleOf } from '../beneficiaries/beneficiary.store.ts'
import { crumbsTo } from '../households/household.crumbs.ts'
import { meetsFamilies } from '../households/household.rules.ts'
import { agreementHows } from '../households/words.ts'
import { MinorFields } from './minor.fields.tsx'
import { MinorForm } from './minor.form.ts'
import { holdersAmong, unsaidAmong, whoAgrees } from './minor.rules.ts'
import { type ChildAgreement, childAgreementsOf, noteChildAgreement, withdrawChildAgreement } from './minor.store.ts'
import { givenAs } from './words.ts'

const url = '/familles/:id/personnes/:person/accord'
/** The agreement of a minor: who gives it depends on the age, and the page says so to whoever notes it. */
export const minorPages = routes()
  .get(url, meetsFamilies, (c) => show(c))
  .post(url, meetsFamilies, note)
  .get(`${url}/retrait`, meetsFamilies, ask)
  .post(`${url}/retrait`, meetsFamilies, withdraw)

async function note(c: Page) {
  const { household, person } = await somebody(c)
  const form = await readForm(c, MinorForm)
  if (form.errors) return show(c, form.values, form.errors)
  const noted = await noteChildAgreement(c.var.by, person, form.values)
  if (refused(noted)) return show(c, form.typed, { [noted.field ?? 'form']: noted.refusal })
  flash(c, `L’accord ${ofName(person.first_name)} est noté.`)
  return c.redirect(`/familles/${household.id}`, 303)
}

async function ask(c: Page) {
  const { household, person } = await somebody(c)
  const agreements = await childAgreementsOf(c.var.by, household.id)
  if (!agreements.some(({ beneficiary_id }) => beneficiary_id === person.id)) return c.redirect(agreementAt(c), 303)
  return c.render(
    <Confirm
      title={`Noter le retrait de l’accord ${ofName(person.first_name)} ?`}
      action={c.req.path}
      label="Noter le retrait"
      back={agreementAt(c)}
      danger
      undo="Si un nouvel accord est donné, vous pourrez le noter. Le retrait reste dans l’histoire de la famille."
    >
      <p>
        Dès aujourd’hui, votre structure n’a plus d’accord pour ce qui concerne {person.first_name} : n’en parlez plus à
        une autre structure.
      </p>
      <p>
        Rien n’est annulé tout seul : revoyez avec la famille les rendez-vous et les ateliers prévus. L’accord de la
        famille elle-même continue.
      </p>
    </Confirm>,
    { title: 'Retrait de son accord', crumbs: crumbsTo(household) },
  )
}

const agreementAt = (c: Page): string => c.req.path.replace(/\/retrait$/, '')

async function withdraw(c: Page) {
  const { person } = await somebody(c)
  const withdrawn = await withdrawChildAgreement(c.var.by, person)
  flash(
    c,
    refused(withdrawn)
      ? withdrawn.refusal
      : 'Le retrait de son accord est noté. Revoyez avec la famille ce qui est prévu pour cet enfant.',
  )
  return c.redirect(agreementAt(c), 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const { household, person } = await somebody(c)
  const [agreements, people] = await Promise.all([childAgreementsOf(by, household.id), peopleOf(by, household.id)])
  const standing = agreements.find((one) => one.beneficiary_id === person.id)
  const today = dayOf(c.var.now)
  const age = ageOn(person, today)
  return c.render(
    <>
      <Heading
        title={`L’accord ${ofName(person.first_name)}`}
        lead={age === null || person.adult ? undefined : `${person.first_name} a ${sayAge(age, person)}.`}
      />
      <ErrorSummary errors={errors ?? null} />
      {standing ? (
        <Standing {...{ standing }} action={`${c.req.path}/retrait`} />
      ) : (
        <MinorFields
          {...{ person, values, errors }}
          agreeing={whoAgrees(person, today)}
          holders={holdersAmong(people)}
          unsaid={unsaidAmong(people)}
          at={`/familles/${household.id}/personnes`}
        />
      )}
    </>,
    { title: 'Son accord', crumbs: crumbsTo(household), status: errors ? 422 : 200 },
  )
}

const Standing = ({ standing, action }: { standing: ChildAgreement; action: string }) => (
  <>
    <Facts>
      <Fact label="Donné par">{givenAs(standing)}</Fact>
      <Fact label="Le">{sayDate(standing.given_on)}</Fact>
      <Fact label="Comment">{agreementHows[standing.how as keyof typeof agreementHows]}</Fact>
      <Fact label="Texte lu">
        <a href={`/notice/${standing.text_version}`}>Notice, version {standing.text_version}</a>
      </Fact>
      <Fact label="Noté par">{standing.noted_by}</Fact>
    </Facts>
    <LinkButton href={action} second>
      Noter le retrait de cet accord
    </LinkButton>
  </>
)
