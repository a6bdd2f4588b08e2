import { sayDate, sayShort } from '#platform/i18n/dates.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { one } from '#platform/web/typed.ts'
import { RecipientForm } from './recipient.form.ts'
import { recipientTitles } from './recipient.rules.ts'
import { declareTitle, titleOf } from './recipient.store.ts'

async function ask(c: Page, typed?: Typed, errors: Errors | null = null) {
  const known = await titleOf(c.var.by, c.var.member.organisationId)
  const shown: Typed = typed ?? {
    kind: known?.kind ?? '',
    reference: known?.reference ?? '',
    since: known?.since ?? '',
  }
  return c.render(
    <>
      <Heading
        title="À quel titre vous recevez des dons publics"
        lead="Une collectivité, un établissement ou l’État ne donne du matériel qu’à certaines structures. La loi en donne la liste."
      />
      <ErrorSummary errors={errors} />
      {known && (
        <p class="quiet">
          Dit par {known.declared_by}, {sayShort(known.declared_at)}
          {known.since && `. Titre obtenu ${sayDate(known.since)}`}.
        </p>
      )}
      <Form>
        <Radios
          name="kind"
          label="Votre structure est"
          hint="Code général de la propriété des personnes publiques, articles L. 3212-2 3° et L. 3212-3."
          required
          options={Object.entries(recipientTitles)}
          value={shown.kind}
          error={errors?.kind}
        />
        <Field
          name="reference"
          label="Décret, agrément ou objet des statuts"
          hint="Par exemple « Agrément du 3 mars 2024, préfecture du Pas-de-Calais »."
          required
          value={shown.reference}
          error={errors?.reference}
        />
        <DateField name="since" label="Depuis quel jour" value={one(shown.since)} error={errors?.since} />
        <Submit label="Enregistrer" />
      </Form>
    </>,
    {
      title: 'À quel titre vous recevez',
      crumbs: c.var.member.role === 'refurbisher' ? [['Dons', '/dons']] : [['Matériel', '/appareils']],
      status: errors ? 422 : 200,
    },
  )
}

async function declare(c: Page) {
  const form = await readForm(c, RecipientForm)
  if (form.errors) return ask(c, form.values, form.errors)
  await declareTitle(c.var.by, form.values)
  flash(c, 'Votre titre est enregistré. Les donateurs le liront sur leurs actes.')
  return c.redirect(c.var.member.role === 'refurbisher' ? '/dons' : '/sorties', 303)
}

export const recipientPages = routes()
  .get('/dons/titre', ['refurbisher', 'coordinator'], (c) => ask(c))
  .post('/dons/titre', ['refurbisher', 'coordinator'], declare)
