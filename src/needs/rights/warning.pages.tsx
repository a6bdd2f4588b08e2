import { sayPhone } from '#network/phones/phone.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { uncapital } from '#platform/text/capital.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { EmailLink } from '#platform/ui/emailLink.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsTo } from '../households/household.crumbs.ts'
import { meetsFamilies, refusalToChange } from '../households/household.rules.ts'
import { householdSeenBy, type SeenHousehold } from '../households/household.store.ts'
import { channels } from '../households/words.ts'
import { WarningForm } from './warning.form.ts'
import { daysLeft } from './warning.rules.ts'
import { noteWarning, type Untold, untoldOf } from './warning.store.ts'
import { warningHows, warningResults } from './warning.words.ts'

const url = '/familles/:id/prevenir'
/** A family that no message reaches is told by somebody before it is forgotten. */
export const warningPages = routes()
  .get(url, meetsFamilies, (c) => show(c))
  .post(url, meetsFamilies, note)

async function asked(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToChange(household))
  return household
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const household = await asked(c)
  const untold = await untoldOf(c.var.by, household.id)
  if (!untold) return over(c, household)
  const today = dayOf(c.var.now)
  return c.render(
    <>
      <Heading title="Prévenir la famille" lead={household.name} />
      <ErrorSummary errors={errors} />
      <What {...{ untold, household }} />
      <Form>
        <Radios
          name="result"
          label="Qu’en est-il ?"
          required
          options={Object.entries(warningResults)}
          value={values.result}
          error={errors?.result}
        />
        <Radios
          name="how"
          label="Comment l’avez-vous prévenue"
          onlyIf="si elle est prévenue"
          inline
          options={Object.entries(warningHows)}
          value={values.how}
          error={errors?.how}
        />
        <DateField
          name="on"
          label="Quel jour"
          hint="Le jour où vous l’avez prévenue, ou essayé."
          required
          max={today}
          value={values.on ?? today}
          error={errors?.on}
        />
        <Actions>
          <Submit label="Noter" />
          <LinkButton href={`/familles/${household.id}`} second>
            Annuler
          </LinkButton>
        </Actions>
      </Form>
    </>,
    { title: 'Prévenir la famille', crumbs: crumbsTo(household), status: errors ? 422 : 200 },
  )
}

/** What to say to it, and how to reach it without harm. */
const What = ({ untold, household }: { untold: Untold; household: SeenHousehold }) => {
  const { before, last } = daysLeft({ contact: dayOf(untold.last_contact), asked: dayOf(untold.asked_at) })
  return (
    <>
      {untold.undelivered && <Notice tone="turn">Le message qui lui était adressé n’est pas arrivé.</Notice>}
      <p>
        Dernier contact : {sayDate(dayOf(untold.last_contact))}. Deux ans après, ce qui la nomme est effacé. Prévenez-la
        avant le {sayDate(before)}. Une fois prévenue, elle a trois mois pour donner de ses nouvelles.
      </p>
      <p class="quiet">Si personne ne l’a prévenue, elle sera effacée après le {sayDate(last)}.</p>
      <Facts>
        <Fact label="De préférence">{channels[household.channel as keyof typeof channels]}</Fact>
        {household.best_moment && <Fact label="Quand">{household.best_moment}</Fact>}
        {household.phone && (
          <Fact label="Téléphone">
            <a href={`tel:${household.phone}`}>{sayPhone(household.phone)}</a>
          </Fact>
        )}
        {household.email && (
          <Fact label="E-mail">
            <EmailLink address={household.email} />
          </Fact>
        )}
        {household.neutral_message && <Fact label="Prudence">Ne rien dire dans un message</Fact>}
        <Fact label="À lui dire">
          « Nous n’avons plus de vos nouvelles depuis longtemps. Ce que nous avons noté sur vous va être effacé.
          Voulez-vous que nous le gardions ? »
        </Fact>
      </Facts>
    </>
  )
}

const over = (c: Page, household: SeenHousehold) =>
  c.render(
    <>
      <Heading title="Prévenir la famille" lead={household.name} />
      <Notice>Il n’y a plus personne à prévenir : c’est noté, ou la famille a donné de ses nouvelles.</Notice>
      <LinkButton href={`/familles/${household.id}`} second>
        Revenir à la famille
      </LinkButton>
    </>,
    { title: 'Prévenir la famille', crumbs: crumbsTo(household) },
  )

async function note(c: Page) {
  const household = await asked(c)
  const form = await readForm(c, WarningForm)
  if (form.errors) return show(c, form.values, form.errors)
  const noted = await noteWarning(c.var.by, household, form.values)
  if (refused(noted) && noted.field) return show(c, form.typed, { [noted.field]: noted.refusal })
  flash(c, refused(noted) ? noted.refusal : `C’est noté : ${uncapital(warningResults[form.values.result])}.`)
  return c.redirect(`/familles/${household.id}`, 303)
}
