import { refused } from '#platform/access/refusal.ts'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { askAgain } from './ask.store.ts'
import { noteAsked, noteCrumbs } from './note.page.ts'
import { refusalToCloseReception } from './note.rules.ts'
import { tallyOf } from './note.tally.store.ts'
import { closeReception } from './reception.close.store.ts'
import { Sums } from './reconciled.sums.tsx'
import { AskForm, CloseForm } from './settle.form.ts'

const url = '/dons/:id/bordereau'
const COUNTS = ['refurbisher'] as const

/** The end of a reception, and the link by which its donor confirms it. */
export const closePages = routes()
  .get(`${url}/clore`, COUNTS, (c) => closing(c))
  .post(`${url}/clore`, COUNTS, close)
  .get(`${url}/renvoyer`, COUNTS, (c) => asking(c))
  .post(`${url}/renvoyer`, COUNTS, ask)

type Asked = { value: string; error: string | undefined; required?: boolean }

const EmailField = ({ value, error, required }: Asked) => (
  <Field
    name="email"
    type="email"
    label="E-mail de la personne qui confirme chez le donateur"
    hint="Elle reçoit un lien qui ne sert qu’à cela, sans compte. Sans adresse, le donateur confirme dans Maillon."
    value={value}
    error={error}
    required={required}
    autocomplete="off"
    spellcheck={false}
  />
)

async function closing(c: Page, values: Typed = {}, errors: Errors | null = null) {
  const { lot, note } = await noteAsked(c)
  if (!errors) allow(refusalToCloseReception(note.state))
  const tally = await tallyOf(c.var.by, note.id)
  return c.render(
    <>
      <Heading title="Clore le pointage ?" lead={lot.title} />
      <ErrorSummary errors={errors} />
      <Sums counts={tally} counting={false} />
      {tally.open > 0 && (
        <Notice tone="turn" title={`${counted(tally.open, 'écart')} sans suite`}>
          <p>Le donateur les lira tels quels. Vous pourrez encore dire ce qu’ils deviennent.</p>
        </Notice>
      )}
      <Form>
        <EmailField value={String(values.email ?? note.sent_to ?? lot.donor_email ?? '')} error={errors?.email} />
        <div class="actions">
          <Submit label="Clore et demander au donateur" />
          <a class="plain" href={`/dons/${lot.id}/bordereau`}>
            Continuer à pointer
          </a>
        </div>
      </Form>
    </>,
    { title: 'Clore le pointage', crumbs: noteCrumbs(lot), status: errors ? 422 : 200 },
  )
}

async function close(c: Page) {
  const { lot } = await noteAsked(c)
  const form = await readForm(c, CloseForm)
  if (form.errors) return closing(c, form.values, form.errors)
  const done = await closeReception(c.var.by, lot.id, form.values.email ?? null)
  if (refused(done)) return closing(c, form.typed, { form: done.refusal })
  flash(
    c,
    form.values.email ? 'Pointage clos. Le lien est parti.' : 'Pointage clos. Le donateur confirme dans Maillon.',
  )
  return c.redirect(`/dons/${lot.id}/bordereau`, 303)
}

async function asking(c: Page, values: Typed = {}, errors: Errors | null = null) {
  const { lot, note } = await noteAsked(c)
  if (!errors) allow(note.state === 'counted' ? null : 'Ce bordereau n’attend pas la réponse du donateur.')
  return c.render(
    <>
      <Heading title="Envoyer le lien au donateur" lead="Le lien précédent ne servira plus." />
      <ErrorSummary errors={errors} />
      <Form>
        <EmailField
          value={String(values.email ?? note.sent_to ?? lot.donor_email ?? '')}
          error={errors?.email}
          required
        />
        <Submit label="Envoyer le lien" />
      </Form>
    </>,
    { title: 'Envoyer le lien', crumbs: noteCrumbs(lot), status: errors ? 422 : 200 },
  )
}

async function ask(c: Page) {
  const { lot } = await noteAsked(c)
  const form = await readForm(c, AskForm)
  if (form.errors) return asking(c, form.values, form.errors)
  const done = await askAgain(c.var.by, lot.id, form.values.email)
  if (refused(done)) return asking(c, form.typed, { [done.field ?? 'form']: done.refusal })
  flash(c, 'Le lien est parti.')
  return c.redirect(`/dons/${lot.id}/bordereau`, 303)
}
