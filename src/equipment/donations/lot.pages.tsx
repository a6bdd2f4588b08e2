import { type Refusal, refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { csv } from '#platform/web/csv.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { collectionOf } from '../collections/collection.store.ts'
import { deedOf } from '../deeds/deed.store.ts'
import { nameDevice, sayDeviceKind, sayState } from '../devices/device.words.ts'
import { agreementSeenBy } from '../donorAgreements/donorAgreement.store.ts'
import { livesOf } from '../lives/life.store.ts'
import { CLEAR } from '../wiping/driveEvidence.ts'
import { sayLevel, sayMethod } from '../wiping/wipe.words.ts'
import { closeDonation, leftOf } from './close.store.ts'
import { answerDonation, receiveDonation } from './donation.acts.store.ts'
import { AnswerForm, ReceptionForm } from './donation.form.ts'
import { progressOf } from './donation.progress.store.ts'
import { registerOf } from './donation.register.store.ts'
import { donationSeenBy } from './donation.store.ts'
import { sayDriveFate } from './driveFate.ts'
import { linesOf } from './line.store.ts'
import { LotPage } from './lot.tsx'
import { titleOf } from './recipient.store.ts'

/** The lot of the address, for its donor or its refurbisher; not found for anybody else. */
export const lotAsked = async (c: Page) => {
  const id = c.req.param('id') ?? ''
  return found(isId(id) ? await donationSeenBy(c.var.by, id) : null)
}

/** The page of a lot, as it is or with what was refused. */
export async function showLot(c: Page, said: { typed?: Typed; errors?: Errors | null; refusal?: Refusal } = {}) {
  const lot = await lotAsked(c)
  const { by } = c.var
  const [progress, devices, lines, title, collection, deed, agreement, left] = await Promise.all([
    progressOf(by, lot.id),
    registerOf(by, lot.id, 50),
    linesOf(by, lot.id),
    titleOf(by, lot.refurbisher_id),
    collectionOf(by, lot.id),
    deedOf(by, lot.id),
    lot.agreement_id ? agreementSeenBy(by, lot.agreement_id) : undefined,
    leftOf(by, lot),
  ])
  const lives = await livesOf(
    by,
    devices.map(({ id }) => id),
  )
  const errors = said.refusal ? { [said.refusal.field ?? '']: said.refusal.refusal } : (said.errors ?? null)
  return c.render(
    <LotPage
      {...{ lot, progress, devices, lives, lines, title, collection, deed, agreement, left }}
      member={c.var.member}
      now={c.var.now}
      errors={errors}
      typed={said.typed ?? {}}
    />,
    { title: lot.title, crumbs: [['Dons', '/dons']], status: errors ? 422 : 200 },
  )
}

async function answer(c: Page) {
  const lot = await lotAsked(c)
  const form = await readForm(c, AnswerForm)
  if (form.errors) return showLot(c, { typed: form.values, errors: form.errors })
  const refusal = await answerDonation(c.var.by, lot.id, form.values.answer, form.values.why ?? null)
  if (refused(refusal))
    return showLot(c, { typed: { answer: form.values.answer, why: form.values.why ?? '' }, refusal })
  flash(c, form.values.answer === 'accepted' ? 'Don accepté.' : 'Réponse envoyée au donateur.')
  return c.redirect(`/dons/${lot.id}`, 303)
}

async function receive(c: Page) {
  const lot = await lotAsked(c)
  const form = await readForm(c, ReceptionForm)
  if (form.errors) return showLot(c, { typed: form.values, errors: form.errors })
  const refusal = await receiveDonation(c.var.by, lot.id, form.values.how)
  if (refused(refusal)) return showLot(c, { refusal })
  flash(c, 'Don reçu.')
  return c.redirect(`/dons/${lot.id}`, 303)
}

async function close(c: Page) {
  const lot = await lotAsked(c)
  const refusal = await closeDonation(c.var.by, lot.id)
  if (refused(refusal)) return showLot(c, { refusal })
  flash(c, 'Lot soldé. Le donateur le saura.')
  return c.redirect(`/dons/${lot.id}`, 303)
}

const header = [
  'Numéro Maillon',
  'N° inventaire',
  'N° de série',
  'Type',
  'Appareil',
  'État',
  'Depuis le',
  'Son disque',
  'Niveau',
  'Méthode',
  'Outil',
  'Effacé le',
  'Empreinte du journal (SHA-256)',
]

async function register(c: Page) {
  const lot = await lotAsked(c)
  const devices = await registerOf(c.var.by, lot.id, 100_000)
  return csv(
    `don-${dayOf(lot.announced_at)}.csv`,
    header,
    devices.map((d) => [
      d.number,
      d.inventory_tag,
      d.serial,
      sayDeviceKind(d.kind),
      nameDevice(d),
      sayState(d),
      d.by_month ? dayOf(d.updated_at).slice(0, 7) : dayOf(d.updated_at),
      sayDriveFate(d),
      d.wipe_id ? sayLevel(CLEAR) : '',
      d.method && sayMethod(d.method),
      d.tool,
      d.finished_at ? dayOf(d.finished_at) : '',
      d.file_sha256?.toString('hex'),
    ]),
  )
}

export const lotPages = routes()
  .get('/dons/:id', ['donor', 'refurbisher'], (c) => showLot(c))
  .get('/dons/:id/registre.csv', ['donor', 'refurbisher'], register, { plain: true })
  .post('/dons/:id/reponse', ['refurbisher'], answer)
  .post('/dons/:id/reception', ['refurbisher'], receive)
  .post('/dons/:id/solde', ['refurbisher'], close)
