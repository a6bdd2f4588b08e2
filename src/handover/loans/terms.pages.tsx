import { programmeSeenBy } from '#allocation/programmes/programme.seen.store.ts'
import { dayOf, sayDate, sayShort } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { TermsForm } from './loan.form.ts'
import { usualTerms } from './loan.rules.ts'
import { sayTerms, termsSaid } from './terms.store.ts'

const coordination = ['coordinator'] as const
export const termsPages = routes()
  .get('/programmes/:id/prets', coordination, (c) => show(c))
  .post('/programmes/:id/prets', coordination, save)

const PAST = 'Choisissez aujourd’hui ou plus tard : ce qui est déjà signé garde ses conditions.'

const programmeOf = async (c: Page) => {
  const programme = found(await programmeSeenBy(c.var.by, c.req.param('id') ?? ''))
  return programme.organisation_id === c.var.member.organisationId ? programme : found<typeof programme>(null)
}

async function save(c: Page) {
  const programme = await programmeOf(c)
  const form = await readForm(c, TermsForm)
  if (form.errors) return show(c, form.values, form.errors)
  if (form.values.from_on < dayOf(c.var.now)) return show(c, form.typed, { from_on: PAST })
  await sayTerms(c.var.by, programme.id, form.values)
  flash(c, 'Les conditions de prêt sont notées. Elles valent pour les prêts signés à partir de ce jour.')
  return c.redirect(`/programmes/${programme.id}/prets`, 303)
}

async function show(c: Page, values?: Typed, errors?: Errors) {
  const programme = await programmeOf(c)
  const said = await termsSaid(c.var.by, programme.id)
  const { months, renewals, notice_days, care } = said[0] ?? usualTerms
  const shown = values ?? {
    ...{ from_on: dayOf(c.var.now), months: `${months}`, renewals: `${renewals}` },
    ...{ notice_days: `${notice_days}`, care },
  }
  return c.render(
    <>
      <Heading
        over={programme.name}
        title="Conditions de prêt"
        lead="Un prêt garde les conditions du jour où il est signé. Il est toujours gratuit."
      />
      <ErrorSummary errors={errors} />
      <Form>
        <DateField
          name="from_on"
          label="À partir du"
          required
          min={dayOf(c.var.now)}
          value={shown.from_on}
          error={errors?.from_on}
        />
        <Field
          name="months"
          label="Durée d’un prêt"
          unit="mois"
          type="number"
          min={1}
          max={60}
          width="short"
          required
          value={shown.months}
          error={errors?.months}
        />
        <Field
          name="renewals"
          label="Prolongations permises"
          hint="0 : le prêt ne se prolonge pas."
          type="number"
          min={0}
          max={10}
          width="short"
          required
          value={shown.renewals}
          error={errors?.renewals}
        />
        <Field
          name="notice_days"
          label="Prolongation à demander avant la fin"
          unit="jours"
          type="number"
          min={0}
          max={90}
          width="short"
          required
          value={shown.notice_days}
          error={errors?.notice_days}
        />
        <TextArea
          name="care"
          label="Soin demandé à la famille"
          hint="Une ou deux phrases, écrites sur la convention."
          rows={2}
          value={shown.care}
          error={errors?.care}
        />
        <Actions>
          <Submit label="Noter ces conditions" />
          <a class="plain" href={`/programmes/${programme.id}`}>
            Ne rien changer
          </a>
        </Actions>
      </Form>
      {said.length > 0 && (
        <Table
          caption="Ce qui a été dit jusqu’ici"
          columns={['À partir du', 'Durée', 'Prolongations', 'Par']}
          rows={said.map((line) => [
            sayDate(line.from_day),
            `${line.months} mois`,
            counted(line.renewals, 'fois', 'fois'),
            `${line.said_by}, le ${sayShort(line.said_at)}`,
          ])}
        />
      )}
    </>,
    {
      title: 'Conditions de prêt',
      crumbs: [
        ['Programmes', '/programmes'],
        [programme.name, `/programmes/${programme.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}
