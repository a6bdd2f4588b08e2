import { placesOf } from '#network/places/place.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { durations, sayDuration } from '#support/schedule/schedule.rules.ts'
import { SureBox } from '#support/schedule/sureBox.tsx'
import { receives } from '#support/support.rules.ts'
import { WorkshopForm } from './workshop.form.ts'
import { openWorkshop } from './workshop.store.ts'

const url = '/ateliers/nouveau'
export const workshopOpenPages = routes()
  .get(url, receives, (c) => show(c, { minutes: '120', seats: '8' }))
  .post(url, receives, open)

async function open(c: Page) {
  const form = await readForm(c, WorkshopForm)
  if (form.errors) return show(c, form.values, form.errors)
  const opened = await openWorkshop(c.var.by, form.values)
  if (refused(opened)) return show(c, form.typed, { [opened.field ?? 'form']: opened.refusal })
  flash(c, 'L’atelier est ouvert. Les familles s’inscrivent depuis leur page.')
  return c.redirect(`/ateliers/${opened.id}`, 303)
}

async function show(c: Page, values: Typed, errors?: Errors) {
  const places = await placesOf(c.var.by, c.var.member.organisationId)
  return c.render(
    <>
      <Heading title="Ouvrir un atelier" />
      {places.length === 0 ? (
        <Empty title="Il faut d’abord un lieu">
          <p>Un atelier se tient dans un lieu de votre structure.</p>
          <LinkButton href="/lieux/nouveau">Ajouter un lieu</LinkButton>
        </Empty>
      ) : (
        <>
          <ErrorSummary errors={errors} />
          <Form>
            <Field
              name="title"
              label="Ce que l’on y apprend"
              hint="« Ma première boîte mail »"
              value={values.title}
              error={errors?.title}
              required
              autocomplete="off"
            />
            <Select
              name="place"
              label="Lieu"
              value={values.place}
              error={errors?.place}
              required
              options={places.map(({ id, name, commune_name }) => [id, `${name}, ${commune_name}`])}
            />
            <DateField name="day" label="Jour" value={values.day} error={errors?.day} required min={dayOf(c.var.now)} />
            <Field
              name="hour"
              label="Heure"
              type="time"
              value={values.hour}
              error={errors?.hour}
              required
              width="short"
            />
            <SureBox values={values} errors={errors} />
            <Select
              name="minutes"
              label="Durée"
              value={values.minutes}
              error={errors?.minutes}
              required
              empty={false}
              width="medium"
              options={durations.map((minutes) => [String(minutes), sayDuration(minutes)])}
            />
            <Field
              name="seats"
              label="Places"
              type="number"
              inputmode="numeric"
              min={1}
              max={200}
              width="short"
              value={values.seats}
              error={errors?.seats}
              required
            />
            <Actions>
              <Submit label="Ouvrir l’atelier" />
              <LinkButton href="/ateliers" second>
                Annuler
              </LinkButton>
            </Actions>
          </Form>
        </>
      )}
    </>,
    { title: 'Ouvrir un atelier', crumbs: [['Ateliers', '/ateliers']], status: errors ? 422 : 200 },
  )
}
