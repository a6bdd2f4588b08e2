import { refused } from '#platform/access/refusal.ts'
import { download } from '#platform/files/file.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, inOrder, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { agreementsTwice } from '../handovers/agreement.twice.pdf.ts'
import type { CopyForm } from '../handovers/handover.form.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { crumbsTo, handoutOf } from './day.pages.tsx'
import { isOpen } from './handout.rules.ts'
import { linesOf } from './handout.store.ts'
import { listForm, signaturesIn } from './list.form.ts'
import { listPdf } from './list.pdf.ts'
import { signList } from './list.store.ts'
import { agreementsToSign } from './papers.store.ts'
import { linesComeBack, shownOnLines } from './shown.store.ts'
import { SignedLine } from './signedLine.tsx'

/** What is printed for a session, and what comes back signed on paper. */
export const papersPages = routes()
  .get('/seances/:id/feuilles.pdf', handsOver, sheets, { plain: true })
  .get('/seances/:id/liste.pdf', handsOver, list, { plain: true })
  .get('/seances/:id/papier', handsOver, (c) => show(c))
  .post('/seances/:id/papier', handsOver, sign)

const pdf = (name: string, bytes: Buffer) => download({ name, type: 'application/pdf', bytes }, { inline: true })

async function sheets(c: Page) {
  const handout = await handoutOf(c)
  const agreements = await agreementsToSign(c.var.by, handout.id)
  if (agreements.length === 0) return found<Response>(null)
  const about = { title: `Feuilles, ${handout.title}`, author: c.var.member.organisationName, at: c.var.now }
  return pdf('feuilles.pdf', await agreementsTwice(agreements, about))
}

async function list(c: Page) {
  const handout = await handoutOf(c)
  const waiting = (await linesOf(c.var.by, handout.id)).filter(isOpen)
  return pdf('liste.pdf', await listPdf(handout, c.var.member.organisationName, waiting, c.var.now))
}

async function sign(c: Page) {
  const handout = await handoutOf(c)
  const waiting = (await linesOf(c.var.by, handout.id)).filter(isOpen)
  const schema = listForm(waiting)
  const form = await readForm(c, schema)
  const signatures = signaturesIn(waiting, form.typed)
  // All at once, in the order of the page: what a line lacks, and what is missing under the list.
  if (form.errors || 'errors' in signatures) {
    const missing = 'errors' in signatures ? signatures.errors : {}
    return show(c, form.typed, inOrder(schema, { ...missing, ...form.errors }))
  }
  const { witness, copy } = form.values
  const signed = await signList(c.var.by, signatures, { witness: String(witness), copy: copy as CopyForm['how'] })
  if (refused(signed)) return show(c, form.typed, { [signed.field ?? 'form']: signed.refusal })
  flash(c, `${counted(signed.signed, 'signature notée', 'signatures notées')}.`)
  return c.redirect(`/seances/${handout.id}`, 303)
}

async function show(c: Page, typed: Typed = {}, refusals?: Errors) {
  const handout = await handoutOf(c)
  const [lines, shown] = await Promise.all([linesOf(c.var.by, handout.id), shownOnLines(c.var.by, handout.id)])
  const waiting = lines.filter(isOpen)
  const { values, errors } = linesComeBack(typed, refusals, shown)
  return c.render(
    <>
      <Heading
        over={handout.title}
        title="Noter les signatures sur papier"
        lead="Cochez les lignes signées de la liste, et recopiez le nom de qui a signé."
      />
      <ErrorSummary errors={errors} />
      {waiting.length === 0 ? (
        <Empty title="Plus rien à signer">
          <LinkButton href={`/seances/${handout.id}`}>Revenir à la séance</LinkButton>
        </Empty>
      ) : (
        <Form>
          <ul class="pupils" aria-label="Lignes de la liste">
            {waiting.map((line) => (
              <SignedLine {...{ line, values, errors }} shown={shown.get(line.id)} />
            ))}
          </ul>
          <Radios
            name="copy"
            label="L’exemplaire des familles"
            value={values.copy ?? 'printed'}
            error={errors?.copy}
            required
            options={[
              ['printed', 'Imprimé et donné'],
              ['email', 'Par e-mail à celles qui ont donné une adresse, à imprimer pour les autres'],
              ['none', 'Elles n’en veulent pas'],
            ]}
          />
          <Field
            name="witness"
            label="Qui, de votre structure, a vu ces signatures"
            value={values.witness}
            error={errors?.witness}
            required
            autocomplete="off"
            spellcheck={false}
            maxlength={120}
          />
          <Actions>
            <Submit label="Noter les signatures" />
            <a class="plain" href={`/seances/${handout.id}`}>
              Ne rien changer
            </a>
          </Actions>
        </Form>
      )}
    </>,
    { title: 'Noter les signatures sur papier', crumbs: crumbsTo(handout), status: errors ? 422 : 200 },
  )
}
