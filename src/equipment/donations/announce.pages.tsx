import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { one } from '#platform/web/typed.ts'
import { agreementsInForce } from '../donorAgreements/donorAgreement.store.ts'
import { LotActions, LotFields } from './announce.fields.tsx'
import { announceDonation, correctDonation, type TypedLot } from './announce.store.ts'
import { DonationForm } from './donation.form.ts'
import { linesShown, readLines, typedLines } from './line.form.ts'
import { linesOf } from './line.store.ts'
import { lotAsked } from './lot.pages.tsx'
import { refusalsOfLot, refusalToCorrect } from './lot.rules.ts'
import { isPublicBody } from './publicBody.rules.ts'
import { refurbishers } from './refurbishers.store.ts'

type Shown = { typed?: Typed; errors?: Errors | null; lines?: number }

async function fields(c: Page, { typed = {}, errors = null, lines }: Shown) {
  const today = dayOf(c.var.now)
  const [workshops, agreements] = await Promise.all([refurbishers(c.var.by), agreementsInForce(c.var.by, today)])
  return <LotFields {...{ typed, errors, workshops, agreements, lines, today }} member={c.var.member} />
}

async function announce(c: Page, shown: Shown = {}) {
  return c.render(
    <>
      <Heading title="Annoncer un don" lead="Une estimation suffit : la liste exacte viendra avec le matériel." />
      <ErrorSummary errors={shown.errors} />
      <Form>
        {await fields(c, shown)}
        <LotActions label="Annoncer ce don" />
      </Form>
    </>,
    { title: 'Annoncer un don', crumbs: [['Dons', '/dons']], status: shown.errors ? 422 : 200 },
  )
}

async function correct(c: Page, shown: Shown = {}) {
  const lot = await lotAsked(c)
  allow(refusalToCorrect(lot, c.var.member.organisationId))
  const typed = shown.typed ?? {
    title: lot.title,
    refurbisher_id: lot.refurbisher_id,
    agreement_id: lot.agreement_id ?? '',
    place: lot.place,
    ready_on: lot.ready_on ?? '',
    remove_by: lot.remove_by ?? '',
    deliberation: lot.deliberation,
    public_body: lot.public_body ? 'oui' : '',
    version: String(lot.version),
    ...typedLines(await linesOf(c.var.by, lot.id), `${dayOf(lot.announced_at).slice(0, 4)}-01-01`),
  }
  return c.render(
    <>
      <Heading title="Corriger ce don" lead={`${lot.refurbisher} n’a pas encore répondu : tout peut changer.`} />
      <ErrorSummary errors={shown.errors} />
      <Form>
        <input type="hidden" name="version" value={one(typed.version)} autocomplete="off" />
        {await fields(c, { ...shown, typed })}
        <LotActions label="Enregistrer ce don" />
      </Form>
    </>,
    {
      title: 'Corriger ce don',
      crumbs: [
        ['Dons', '/dons'],
        [lot.title, `/dons/${lot.id}`],
      ],
      status: shown.errors ? 422 : 200,
    },
  )
}

/** What was typed, or all that is to mend in it; "more" only asks for more lines. */
async function readLot(c: Page): Promise<TypedLot | Shown> {
  const form = await readForm(c, DonationForm)
  const { typed } = form
  if (typed.more) return { typed, lines: linesShown(typed) + 3 }
  const today = dayOf(c.var.now)
  const { lines, errors } = readLines(typed, today)
  const publicBody = isPublicBody(c.var.member, typed.public_body === 'oui')
  const law = refusalsOfLot(
    { publicBody, ready_on: one(typed.ready_on) || undefined, remove_by: one(typed.remove_by) || today, lines },
    today,
  )
  const all = { ...law, ...form.errors, ...errors }
  if (form.errors || Object.keys(all).length > 0) return { typed, errors: all }
  return { form: form.values, lines }
}

async function create(c: Page) {
  const lot = await readLot(c)
  if (!('form' in lot)) return announce(c, lot)
  const result = await announceDonation(c.var.by, lot)
  if (refused(result)) return announce(c, await again(c, result.field, result.refusal))
  flash(c, 'Don annoncé. L’atelier va vous répondre.')
  return c.redirect(`/dons/${result.id}`, 303)
}

async function save(c: Page) {
  const { id } = await lotAsked(c)
  const lot = await readLot(c)
  if (!('form' in lot)) return correct(c, lot)
  const result = await correctDonation(c.var.by, id, lot)
  if (refused(result)) return correct(c, await again(c, result.field, result.refusal))
  flash(c, 'Don corrigé.')
  return c.redirect(`/dons/${id}`, 303)
}

/** The form as it was sent, with the refusal of the act. */
const again = async (c: Page, field: string | undefined, refusal: string): Promise<Shown> => ({
  typed: (await readForm(c, DonationForm)).typed,
  errors: { [field ?? '']: refusal },
})

export const announcePages = routes()
  .get('/dons/nouveau', ['donor'], (c) => announce(c))
  .post('/dons/nouveau', ['donor'], create)
  .get('/dons/:id/correction', ['donor'], (c) => correct(c))
  .post('/dons/:id/correction', ['donor'], save)
