import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { announceDonation } from './donation.acts.store.ts'
import { DonationForm } from './donation.form.ts'
import { isPublicBody } from './donation.rules.ts'
import { refurbishers } from './donation.store.ts'

async function announce(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const { by, member } = c.var
  const workshops = await refurbishers(by)
  const text = (name: string) => String(typed[name] ?? '')
  return c.render(
    <>
      <Heading title="Annoncer un don" lead="Une estimation suffit : la liste exacte viendra avec le matériel." />
      <ErrorSummary errors={errors} />
      <Form>
        <Field
          name="title"
          label="Nom de ce don"
          hint="Par exemple « Postes de la mairie »."
          required
          value={text('title')}
          error={errors?.title}
        />
        <Field
          name="announced"
          label="Combien d’appareils"
          inputmode="numeric"
          width="short"
          required
          value={text('announced')}
          error={errors?.announced}
        />
        <Field
          name="kinds"
          label="Quels appareils"
          hint="Par exemple « 30 portables, 10 écrans »."
          required
          value={text('kinds')}
          error={errors?.kinds}
        />
        <Field name="place" label="Où les chercher" required value={text('place')} error={errors?.place} />
        <DateField
          name="ready_on"
          label="À partir de quel jour"
          min={dayOf(c.var.now)}
          value={text('ready_on')}
          error={errors?.ready_on}
        />
        <Select
          name="refurbisher_id"
          label="À quel atelier"
          required
          options={workshops.map((w) => [w.id, w.name])}
          value={text('refurbisher_id') || (workshops.length === 1 ? workshops[0]?.id : undefined)}
          error={errors?.refurbisher_id}
        />
        <Field
          name="unit_value"
          label="Valeur d’un appareil, au plus"
          hint="Une estimation, par appareil."
          unit="€"
          inputmode="decimal"
          width="short"
          required
          value={text('unit_value')}
          error={errors?.unit_value}
        />
        {isPublicBody(member, false) ? (
          <p class="quiet">Une collectivité peut donner des appareils qui valent au plus 300 € chacun.</p>
        ) : (
          <Checkbox
            name="public_body"
            label="Nous sommes un organisme public"
            checked={text('public_body') === 'oui'}
            error={errors?.public_body}
          />
        )}
        <Field
          name="deliberation"
          label="Délibération ou décision"
          hint="Sa référence, si vous l’avez déjà."
          value={text('deliberation')}
          error={errors?.deliberation}
        />
        <Submit label="Annoncer ce don" />
      </Form>
    </>,
    { title: 'Annoncer un don', crumbs: [['Dons', '/dons']], status: errors ? 422 : 200 },
  )
}

async function create(c: Page) {
  const form = await readForm(c, DonationForm)
  if (form.errors) return announce(c, form.values, form.errors)
  const typed = Object.fromEntries([...(await c.req.formData())].map(([name, value]) => [name, String(value)]))
  const result = await announceDonation(c.var.by, form.values)
  if (refused(result)) return announce(c, typed, { [result.field ?? '']: result.refusal })
  flash(c, 'Don annoncé. L’atelier va vous répondre.')
  return c.redirect(`/dons/${result.id}`, 303)
}

export const announcePages = routes()
  .get('/dons/nouveau', ['donor'], (c) => announce(c))
  .post('/dons/nouveau', ['donor'], create)
