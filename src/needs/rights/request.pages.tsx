import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { theName } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsTo } from '../households/household.crumbs.ts'
import { meetsFamilies } from '../households/household.rules.ts'
import { RequestForm } from './request.form.ts'
import { dueOn } from './request.rules.ts'
import { receiveRequest } from './request.store.ts'
import { requestHows, requestKinds } from './request.words.ts'
import { askedInFull } from './rights.asked.ts'

const url = '/familles/:id/droits/demande'
/** What a person asks of what is kept on them is noted by whoever hears it: a month begins. */
export const requestPages = routes()
  .get(url, meetsFamilies, (c) => show(c))
  .post(url, meetsFamilies, receive)

async function receive(c: Page) {
  const household = await askedInFull(c)
  const form = await readForm(c, RequestForm)
  if (form.errors) return show(c, form.values, form.errors)
  const received = await receiveRequest(c.var.by, household, form.values)
  if (refused(received)) return show(c, form.typed, { [received.field ?? 'form']: received.refusal })
  flash(c, `C’est noté. Réponse due au plus tard le ${sayDate(dueOn(form.values.received_on))}.`)
  return c.redirect(`/familles/${household.id}/droits/demandes/${received.id}`, 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const household = await askedInFull(c)
  const today = dayOf(c.var.now)
  return c.render(
    <>
      <Heading
        title="Noter une demande"
        lead={`Ce que ${theName(household.name)} demande de ce qui est gardé. La loi donne un mois pour répondre.`}
      />
      <ErrorSummary errors={errors} />
      <Form>
        <Radios
          name="kind"
          label="La personne demande à"
          required
          options={Object.entries(requestKinds)}
          value={values.kind}
          error={errors?.kind}
        />
        <TextArea
          name="said"
          label="Avec ses mots"
          hint="Par exemple, ce qui est faux et ce qu’il faut écrire à la place."
          rows={3}
          maxlength={500}
          value={values.said}
          error={errors?.said}
        />
        <Field
          name="asker"
          label="Qui demande"
          hint="Son nom. Pas de pièce d’identité si vous connaissez la personne."
          value={values.asker}
          error={errors?.asker}
          autocomplete="off"
        />
        <Radios
          name="how"
          label="Comment la demande est arrivée"
          required
          inline
          options={Object.entries(requestHows)}
          value={values.how}
          error={errors?.how}
        />
        <DateField
          name="received_on"
          label="Reçue le"
          required
          max={today}
          value={values.received_on ?? today}
          error={errors?.received_on}
        />
        <Actions>
          <Submit label="Noter la demande" />
          <LinkButton href={`/familles/${household.id}/droits`} second>
            Annuler
          </LinkButton>
        </Actions>
      </Form>
    </>,
    { title: 'Noter une demande', crumbs: crumbsTo(household), status: errors ? 422 : 200 },
  )
}
