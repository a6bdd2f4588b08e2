import { refused } from '#platform/access/refusal.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Together } from '#platform/ui/together.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { one } from '#platform/web/typed.ts'
import { refurbishers } from '../donations/refurbishers.store.ts'
import { correctAgreement, writeAgreement } from './donorAgreement.acts.store.ts'
import { DonorAgreementForm } from './donorAgreement.form.ts'
import { agreementAsked } from './donorAgreement.pages.tsx'
import { refusalToCorrectAgreement } from './donorAgreement.rules.ts'

type Asked = { title: string; label: string; typed: Typed; errors?: Errors | null }

async function ask(c: Page, { title, label, typed, errors = null }: Asked) {
  const workshops = await refurbishers(c.var.by)
  const asked = (name: string) => ({ name, value: one(typed[name]) ?? '', error: errors?.[name] })
  return c.render(
    <>
      <Heading title={title} lead="L’atelier la confirme. Ensuite, vous annoncez vos dons sous cette convention." />
      <ErrorSummary errors={errors} />
      <Form>
        {typed.version && <input type="hidden" name="version" value={one(typed.version)} autocomplete="off" />}
        <Field {...asked('title')} label="Nom de la convention" hint="Par exemple « Réemploi 2026-2028 »." required />
        <Select
          {...asked('refurbisher_id')}
          value={asked('refurbisher_id').value || (workshops.length === 1 ? workshops[0]?.id : undefined)}
          label="Avec quel atelier"
          required
          options={workshops.map((w) => [w.id, w.name])}
        />
        <Together>
          <DateField {...asked('starts_on')} label="Du" required />
          <DateField {...asked('ends_on')} label="Au" />
        </Together>
        <DateField {...asked('signed_on')} label="Signée le" />
        <Field {...asked('deliberation')} label="Délibération ou décision" hint="Sa référence." />
        <Submit label={label} />
      </Form>
    </>,
    {
      title,
      crumbs: [
        ['Dons', '/dons'],
        ['Conventions', '/conventions-de-don'],
      ],
      status: errors ? 422 : 200,
    },
  )
}

const WRITE = { title: 'Écrire une convention', label: 'Proposer cette convention' }
const CORRECT = { title: 'Corriger la convention', label: 'Enregistrer la convention' }

async function write(c: Page) {
  const form = await readForm(c, DonorAgreementForm)
  if (form.errors) return ask(c, { ...WRITE, typed: form.typed, errors: form.errors })
  const result = await writeAgreement(c.var.by, form.values)
  if (refused(result)) return ask(c, { ...WRITE, typed: form.typed, errors: { [result.field ?? '']: result.refusal } })
  flash(c, 'Convention proposée. L’atelier va répondre.')
  return c.redirect(`/conventions-de-don/${result.id}`, 303)
}

async function reopen(c: Page) {
  const agreement = await agreementAsked(c)
  allow(refusalToCorrectAgreement(agreement, c.var.member.organisationId))
  const { title, refurbisher_id, starts_on, ends_on, signed_on, deliberation, version } = agreement
  return ask(c, {
    ...CORRECT,
    typed: {
      ...{ title, refurbisher_id, starts_on, deliberation, version: String(version) },
      ...{ ends_on: ends_on ?? '', signed_on: signed_on ?? '' },
    },
  })
}

async function correct(c: Page) {
  const agreement = await agreementAsked(c)
  const form = await readForm(c, DonorAgreementForm)
  if (form.errors) return ask(c, { ...CORRECT, typed: form.typed, errors: form.errors })
  const refusal = await correctAgreement(c.var.by, agreement.id, form.values)
  if (refused(refusal))
    return ask(c, { ...CORRECT, typed: form.typed, errors: { [refusal.field ?? '']: refusal.refusal } })
  flash(c, 'Convention corrigée.')
  return c.redirect(`/conventions-de-don/${agreement.id}`, 303)
}

export const donorAgreementWritePages = routes()
  .get('/conventions-de-don/nouvelle', ['donor'], (c) => ask(c, { ...WRITE, typed: {} }))
  .post('/conventions-de-don/nouvelle', ['donor'], write)
  .get('/conventions-de-don/:id/correction', ['donor'], reopen)
  .post('/conventions-de-don/:id/correction', ['donor'], correct)
