import { type Refusal, refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { download, fileSeenBy } from '#platform/files/file.store.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { donationStates } from '../donations/donation.rules.ts'
import { isPublicKind } from '../donations/publicBody.rules.ts'
import { refusalOfRecipient } from '../donations/recipient.rules.ts'
import { titleOf } from '../donations/recipient.store.ts'
import { answerAgreement, endAgreement } from './donorAgreement.acts.store.ts'
import { AgreementAnswer } from './donorAgreement.answer.tsx'
import { AgreementAnswerForm, PaperForm } from './donorAgreement.form.ts'
import { addPaper } from './donorAgreement.paper.store.ts'
import { AgreementPapers } from './donorAgreement.papers.tsx'
import { agreementStates } from './donorAgreement.rules.ts'
import { agreementSeenBy, type DonorAgreement, lotsUnder, papersOf } from './donorAgreement.store.ts'
import { AgreementFacts } from './donorAgreement.view.tsx'

const SIDES = ['donor', 'refurbisher'] as const

/** The agreement of the address, for its donor or its workshop; not found for anybody else. */
export const agreementAsked = async (c: Page): Promise<DonorAgreement> => {
  const id = c.req.param('id') ?? ''
  return found(isId(id) ? await agreementSeenBy(c.var.by, id) : null)
}

async function show(c: Page, said: { typed?: Typed; errors?: Errors | null; refusal?: Refusal } = {}) {
  const { by, member, now } = c.var
  const agreement = await agreementAsked(c)
  const mine = agreement.refurbisher_id === member.organisationId
  const [lots, papers, title] = await Promise.all([
    lotsUnder(by, agreement.id),
    papersOf(by, agreement.id),
    mine ? titleOf(by, member.organisationId) : undefined,
  ])
  const errors = said.refusal ? { [said.refusal.field ?? '']: said.refusal.refusal } : (said.errors ?? null)
  const untitled = refusalOfRecipient(isPublicKind(agreement.donor_kind), title?.kind) !== null
  const waits = agreement.state === 'proposed'
  return c.render(
    <>
      <Heading title={agreement.title} lead={`${agreement.donor} donne son matériel à ${agreement.refurbisher}.`}>
        <Chips>
          <Chip tone={agreementStates[agreement.state]?.tone}>{agreementStates[agreement.state]?.label}</Chip>
        </Chips>
      </Heading>
      <ErrorSummary errors={errors} />
      {waits && mine && <AgreementAnswer {...{ agreement, errors, untitled }} typed={said.typed ?? {}} />}
      {waits && !mine && (
        <Next
          tone="calm"
          title={`${agreement.refurbisher} doit la confirmer.`}
          action={
            <LinkButton second icon="edit" href={`/conventions-de-don/${agreement.id}/correction`}>
              Corriger
            </LinkButton>
          }
        />
      )}
      {agreement.state === 'refused' && <Next tone="loss" title="L’atelier a dit non." detail={agreement.why} />}
      <Columns
        aside={
          <>
            <AgreementFacts agreement={agreement} now={now} />
            <AgreementPapers {...{ agreement, papers, errors }} />
          </>
        }
      >
        <Block title="Les dons sous cette convention">
          {lots.length === 0 ? (
            <Empty title="Aucun don encore">
              <p>Un don annoncé sous cette convention apparaît ici.</p>
            </Empty>
          ) : (
            <Rows
              caption="Dons sous cette convention"
              captionHidden
              columns={['Don', 'Appareils', 'État', 'Annoncé le']}
              rows={lots}
              cells={(lot) => [
                linkCell(`/dons/${lot.id}`, lot.title, lot.kinds),
                counted(lot.announced, 'appareil'),
                chipCell(donationStates[lot.state]?.label ?? '', donationStates[lot.state]?.tone),
                sayShort(lot.announced_at),
              ]}
            />
          )}
        </Block>
        {agreement.state === 'confirmed' && (
          <ActButton
            action={`/conventions-de-don/${agreement.id}/fin`}
            label="Mettre fin à la convention"
            second
            danger
          />
        )}
      </Columns>
    </>,
    {
      title: agreement.title,
      crumbs: [
        ['Dons', '/dons'],
        ['Conventions', '/conventions-de-don'],
      ],
      status: errors ? 422 : 200,
    },
  )
}

async function answer(c: Page) {
  const agreement = await agreementAsked(c)
  const form = await readForm(c, AgreementAnswerForm)
  if (form.errors) return show(c, { typed: form.typed, errors: form.errors })
  const refusal = await answerAgreement(c.var.by, agreement.id, form.values)
  if (refused(refusal)) return show(c, { typed: form.typed, refusal })
  flash(c, form.values.answer === 'confirmed' ? 'Convention confirmée.' : 'Réponse envoyée au donateur.')
  return c.redirect(`/conventions-de-don/${agreement.id}`, 303)
}

async function end(c: Page) {
  const agreement = await agreementAsked(c)
  const refusal = await endAgreement(c.var.by, agreement.id)
  if (refused(refusal)) return show(c, { refusal })
  flash(c, 'Convention terminée. Les dons déjà annoncés ne changent pas.')
  return c.redirect(`/conventions-de-don/${agreement.id}`, 303)
}

async function keepPaper(c: Page) {
  const agreement = await agreementAsked(c)
  const form = await readForm(c, PaperForm)
  if (form.errors) return show(c, { errors: form.errors })
  const refusal = await addPaper(c.var.by, agreement, form.values.paper)
  if (refused(refusal)) return show(c, { refusal })
  flash(c, 'Document gardé.')
  return c.redirect(`/conventions-de-don/${agreement.id}`, 303)
}

async function readPaper(c: Page) {
  const agreement = await agreementAsked(c)
  const asked = c.req.param('file') ?? ''
  const paper = found((await papersOf(c.var.by, agreement.id)).find((one) => one.file_id === asked))
  return download(found(await fileSeenBy(c.var.by, paper.file_id)))
}

export const donorAgreementPages = routes()
  .get('/conventions-de-don/:id', SIDES, (c) => show(c))
  .post('/conventions-de-don/:id/reponse', ['refurbisher'], answer)
  .post('/conventions-de-don/:id/fin', SIDES, end)
  .post('/conventions-de-don/:id/documents', SIDES, keepPaper, { maxBytes: 11_000_000 })
  .get('/conventions-de-don/:id/documents/:file', SIDES, readPaper, { plain: true })
