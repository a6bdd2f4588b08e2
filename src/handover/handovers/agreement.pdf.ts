import { nameDevice, sayDeviceKind } from '#equipment/devices/device.words.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { SIGNATURES_TALL } from '#platform/pdf/paper.signatures.ts'
import { Paper } from '#platform/pdf/paper.ts'
import type { LoanWords } from '../loans/agreed.store.ts'
import { duties } from './agreement.duties.ts'
import { blankOf, DATA_WORDS, SIM_WORDS, sayFaults, sayLoan, sayState, TO_FILL } from './agreement.words.ts'
import { asksAddress, isToChoose } from './handover.rules.ts'
import type { SeenHandover } from './handover.store.ts'
import { numbersOf } from './handover.words.ts'
import type { Item } from './item.store.ts'
import { saySigner } from './signer.rules.ts'

export type Agreement = {
  handover: SeenHandover
  items: readonly Item[]
  /** Pupils of the household, as a school's loan must name them: "Inès, 3e B". */
  pupils: readonly string[]
  /** What a loan is made on; absent for a gift. */
  loan?: LoanWords | null
  /** The drawn signature; absent, the box is left to sign in, or says that it was signed on paper. */
  signature: Uint8Array | null
  /** Day of the agreement, where the territory is. */
  day: string
  at: Date
  compress?: boolean
}

/** The agreement in full. Both copies are this same file. The same content gives the same bytes. */
export async function agreementPdf(agreement: Agreement): Promise<Buffer> {
  const { handover, at, compress } = agreement
  const words = wordsOf(handover)
  const paper = new Paper({
    title: `${words.title} ${handover.number}`,
    author: handover.organisation,
    foot: footOf(handover),
    at,
    compress,
  })
  writeAgreement(paper, agreement)
  return paper.finish()
}

const wordsOf = ({ kind }: SeenHandover) => duties[kind === 'loan' ? 'loan' : 'gift']
export const footOf = ({ number, organisation }: SeenHandover): string => `${number} · ${organisation}`

/** A heading with what stands before and after it. */
const HEADING_TALL = 21

/** The same on a paper that holds several. */
export function writeAgreement(paper: Paper, agreement: Agreement): void {
  const { handover, items } = agreement
  const words = wordsOf(handover)
  paper
    .title(words.title)
    .text(`Numéro ${handover.number}, en deux exemplaires : un pour la famille, un pour la structure.`, { quiet: true })
  parties(paper, agreement)
  paper.heading(words.what)
  for (const item of items) if (!item.label) thing(paper, item, blankOf(handover))
  paper.facts([['Avec', sayLabels(items)]])
  if (items.some((item) => item.device_id)) {
    if (handover.due_on)
      paper.facts([
        ['Durée', `jusqu’au ${sayDate(handover.due_on)}`],
        ...sayLoan(
          agreement.loan,
          items.some((item) => item.sim_card_id),
        ),
      ])
    paper.text(words.cost)
    paper.heading('La famille s’engage à').list(words.family).text(words.wear)
    paper.heading('La structure s’engage à').list(words.organisation)
    // Signatures never stand alone on a page: what is last read goes with them.
    const last = paper.heightOf(words.law, DATA_WORDS) + SIGNATURES_TALL
    paper
      .keep(HEADING_TALL + last)
      .heading('Ce que dit la loi')
      .text(words.law)
  }
  paper.text(DATA_WORDS, { quiet: true })
  signatures(paper, agreement)
}

function parties(paper: Paper, { handover, pupils, loan }: Agreement): void {
  const words = wordsOf(handover)
  const seat = handover.seat_address ? [handover.seat_address, handover.seat_commune] : []
  const place = [handover.place_address, handover.place_commune].filter(Boolean)
  paper.heading('Entre').facts([
    [words.lender, handover.organisation],
    ['Adresse', (seat.length > 0 ? seat : place).filter(Boolean).join(', ') || blankOf(handover)],
    [
      'Téléphone',
      [sayPhone(handover.organisation_phone ?? handover.seat_phone ?? blankOf(handover)), handover.organisation_email]
        .filter(Boolean)
        .join(', '),
    ],
    ['Représentée par', handover.handed_by],
    ['Lieu de la remise', [handover.place, ...place].filter(Boolean).join(', ')],
  ])
  paper.facts([
    ['La famille', handover.household],
    ['Adresse', homeOf(handover)],
    [
      'Autre adresse, si les parents vivent séparés',
      loan?.otherHome || (handover.class_id && !handover.signed_at ? TO_FILL : null),
    ],
    [pupils.length > 1 ? 'Élèves' : 'Élève', pupils.join(' ; ')],
    ['Représentée par', `${handover.signer ?? blankOf(handover)}, ${signerOf(handover)}, qui signe`],
    ['Autre responsable de l’enfant', handover.guardian || (handover.class_id && !handover.signed_at ? TO_FILL : null)],
  ])
}

const homeOf = (handover: SeenHandover): string => {
  const kept = handover.home_kept ? 'adresse confidentielle' : ''
  const toFill = asksAddress(handover) || handover.class_id ? blankOf(handover) : ''
  return [handover.address || kept || toFill, handover.commune].filter(Boolean).join(', ')
}

/** In which quality the family signs a loan; on a paper that is still to sign, the three to choose from. */
const signerOf = ({ kind, signer_as, signed_at }: SeenHandover): string =>
  kind === 'loan' && !signed_at
    ? 'parent, responsable légal de l’enfant ou adulte de la famille (rayer ce qui ne convient pas)'
    : saySigner(signer_as ?? null)

function thing(paper: Paper, item: Item, blank: string): void {
  if (isToChoose(item)) paper.facts([['Appareil', blank]])
  else if (item.device_id)
    paper.keep(88).facts([
      [
        sayDeviceKind(item.device_kind ?? ''),
        nameDevice({ brand: item.brand ?? '', model: item.model ?? '', kind: item.device_kind ?? '' }),
      ],
      ['Numéro de l’appareil', numbersOf(item)],
      ['Valeur estimée', item.value_cents === null ? 'non estimée' : euros(item.value_cents)],
      ['Pour', item.pupil],
      ['Accessoires', item.accessories || (item.pupil ? null : 'aucun')],
      ['État', sayState(item, blank)],
      ['Défauts connus', sayFaults(item, blank)],
    ])
  else
    paper
      .facts([
        ['Carte SIM', [item.operator, item.iccid].filter(Boolean).join(', ')],
        ['Numéro d’appel', item.msisdn && sayPhone(item.msisdn)],
      ])
      .text(SIM_WORDS)
}

function signatures(paper: Paper, { handover, signature, day }: Agreement): void {
  const where = handover.place_commune ?? handover.commune
  const how = handover.signed_how && byHand[handover.signed_how]
  const family = how
    ? `${how} ${handover.signer ?? ''}, en présence de ${handover.witness ?? ''}`
    : (handover.signer ?? 'Nom et signature')
  paper.signatures(
    [
      { label: 'La famille', detail: family, image: signature },
      { label: 'La structure', detail: `${handover.handed_by}, ${handover.organisation}` },
    ],
    handover.signed_at ? `Fait à ${where}, le ${sayDate(day)}.` : `Fait à ${where}, le ……………………`,
  )
}

/** Signed in another way than by drawing on the screen: how, before the name. */
const byHand: Record<string, string> = {
  paper: 'Signé à la main par',
  list: 'Signé à la main sur la liste de la séance par',
  typed: 'Nom écrit à l’écran par',
}

/** "Chargeur, housse, souris (2)": what goes with the devices. */
const sayLabels = (items: readonly Item[]): string =>
  items
    .filter(({ label }) => label)
    .map(({ label, count }) => (count > 1 ? `${label} (${count})` : label))
    .join(', ')

const euros = (cents: number): string =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100)
