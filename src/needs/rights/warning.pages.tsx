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
import type { Filled } from '../households/household.fields.tsx'
import { meetsFamilies, refusalToChange } from '../households/household.rules.ts'
import { householdSeenBy, type SeenHousehold } from '../households/household.store.ts'
import { channels } from '../households/words.ts'
import { WarningForm } from './warning.form.ts'
import { daysLeft, forgottenAfter } from './warning.rules.ts'
import { noteWarning, type Standing, standingOf, type Untold } from './warning.store.ts'
import { sayWarning, warningHows, warningResults } from './warning.words.ts'

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
  const untold = await standingOf(c.var.by, household.id)
  if (!untold) return over(c, household)
  if (untold.state !== 'awaited') return showAgain(c, household, untold, values, errors)
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
        <HowAndWhen {...{ values, errors, today }} onlyIf="si elle est prévenue" />
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

/** How it was told, asked always unless `onlyIf` says when, and the day. */
const HowAndWhen = ({ values, errors, today, onlyIf }: Filled & { today: string; onlyIf?: string }) => (
  <>
    <Radios
      name="how"
      label={onlyIf ? 'Comment l’avez-vous prévenue' : 'Comment vous l’a-t-elle dit'}
      {...(onlyIf ? { onlyIf } : { required: true })}
      inline
      options={Object.entries(warningHows)}
      value={values.how}
      error={errors?.how}
    />
    <DateField
      name="on"
      label="Quel jour"
      hint={onlyIf && 'Le jour où vous l’avez prévenue, ou essayé.'}
      required
      max={today}
      value={values.on ?? today}
      error={errors?.on}
    />
  </>
)

/** What was noted already, or the message that left, and the one thing that may still be said: the family wants its file kept. */
const showAgain = (c: Page, household: SeenHousehold, one: Standing, values: Typed, errors?: Errors) =>
  c.render(
    <>
      <Heading title="Elle veut garder son dossier" lead={household.name} />
      <ErrorSummary errors={errors} />
      <Notice title={`${sayWarning(one)}.`}>
        <p>
          Sans nouvelles d’elle, ce qui la nomme sera effacé après le{' '}
          {sayDate(forgottenAfter({ contact: dayOf(one.last_contact), asked: dayOf(one.asked_at), told: one.told_on }))}
          . Si elle vous dit qu’elle veut finalement que l’on garde son dossier, notez-le ici : deux ans recommencent.
        </p>
      </Notice>
      <Form>
        <input type="hidden" name="result" value="kept" />
        <HowAndWhen {...{ values, errors }} today={dayOf(c.var.now)} />
        <Actions>
          <Submit label="Noter qu’elle veut garder son dossier" />
          <LinkButton href={`/familles/${household.id}`} second>
            Annuler
          </LinkButton>
        </Actions>
      </Form>
    </>,
    { title: 'Elle veut garder son dossier', crumbs: crumbsTo(household), status: errors ? 422 : 200 },
  )

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
      <p class="quiet">Si personne ne l’a prévenue, ce qui la nomme sera effacé après le {sayDate(last)}.</p>
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
