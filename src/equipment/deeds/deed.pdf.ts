import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Paper } from '#platform/pdf/paper.ts'
import { counted } from '#platform/ui/counted.ts'
import { saySlot } from '../collections/collection.rules.ts'
import { sayValue } from '../devices/inventory.value.ts'
import { given, totalOf } from '../donations/line.ts'
import { sayTitle } from '../donations/recipient.rules.ts'
import type { deedSaid } from './deed.store.ts'
import { donorDuties, lawOf, recipientDuties, sayLine, sayYes, TO_FILL, worthOf } from './deed.words.ts'

type Said = Awaited<ReturnType<typeof deedSaid>> & { compress?: boolean }

/** The deed of transfer, with the mentions of the State's model. The same content and moment give the same bytes. */
export async function deedPdf(said: Said): Promise<Buffer> {
  const { lot, deed, at, compress } = said
  const number = deed ? deed.number : 'Projet, sans numéro'
  const paper = new Paper({
    title: `Acte de cession ${number}`,
    author: lot.donor,
    foot: `Acte de cession · ${number} · ${lot.donor}`,
    at,
    compress,
  })
  paper
    .title('Acte de cession de matériel informatique')
    .text(deed ? `Numéro ${number}, en deux exemplaires.` : 'Projet : rien n’est encore convenu.', { quiet: true })
  parties(paper, said)
  machines(paper, said)
  removal(paper, said)
  paper
    .heading('Sur quoi repose cette cession')
    .text(`${lawOf(lot.public_body)} Le matériel est cédé dans l’état où il se trouve.`)
  paper.facts([
    ['Délibération ou décision', lot.deliberation || said.agreement?.deliberation || TO_FILL],
    [
      'Convention',
      said.agreement ? `${said.agreement.title}, à partir du ${sayDate(said.agreement.starts_on)}` : 'sans convention',
    ],
  ])
  paper.heading('Le bénéficiaire s’engage à').list(recipientDuties)
  paper.heading('Le donateur s’engage à').list(donorDuties)
  signatures(paper, said)
  return paper.finish()
}

function parties(paper: Paper, { lot, deed, donor, recipient, title }: Said): void {
  const facts = (party: Said['donor'], signer: string | null | undefined) =>
    [
      ['Commune', party?.commune],
      ['Numéro SIRET', party?.siret],
      ['À joindre', [party?.phone && sayPhone(party.phone), party?.email].filter(Boolean).join(', ')],
      ['Représenté par', signer ?? TO_FILL],
    ] as const
  paper.heading('Entre').facts([['Le donateur', lot.donor], ...facts(donor, deed?.donor_signer)])
  const named = [sayTitle(title?.kind), title?.reference, title?.since && `depuis le ${sayDate(title.since)}`]
  paper.facts([
    ['Le bénéficiaire', lot.refurbisher],
    ['À titre de', named.filter(Boolean).join(', ') || (lot.public_body ? TO_FILL : '')],
    ...facts(recipient, deed?.refurbisher_signer),
  ])
}

function machines(paper: Paper, { lot, lines }: Said): void {
  const gifts = given(lines)
  paper.heading('Le matériel cédé')
  if (gifts.length === 0)
    paper.list([
      `${lot.kinds || counted(lot.announced, 'appareil')}, date d’acquisition inconnue, valeur estimée ${sayValue(lot.unit_value_cents)} l’unité au plus`,
    ])
  else paper.list(gifts.map(sayLine))
  paper.facts([
    ['Nombre', counted(gifts.length === 0 ? lot.announced : totalOf(gifts), 'appareil')],
    ['Valeur estimée en tout', gifts.length === 0 ? '' : sayValue(worthOf(gifts))],
  ])
  if (gifts.length < lines.length)
    paper.text('Ce que le donateur a annoncé comme déchet n’est pas cédé : il le confie à un éco-organisme.', {
      quiet: true,
    })
}

function removal(paper: Paper, { lot, collection }: Said): void {
  paper.heading('L’enlèvement').facts([
    ['Lieu de dépôt', lot.place || TO_FILL],
    ['Prêt à partir du', lot.ready_on && sayDate(lot.ready_on)],
    ['Date limite d’enlèvement', lot.remove_by ? sayDate(lot.remove_by) : TO_FILL],
    [
      'Jour convenu',
      collection?.state === 'accepted' ? `${sayDate(collection.day)}, ${saySlot(collection.slot)}` : null,
    ],
  ])
}

function signatures(paper: Paper, { lot, deed, donor, day }: Said): void {
  const dayOfYes = (moment: Date | null | undefined) => (moment ? dayOf(moment) : null)
  paper.text(
    deed?.donor_agreed_at
      ? `Fait à ${donor?.commune ?? TO_FILL}, le ${sayDate(day)}.`
      : `Fait à ${TO_FILL}, le ${TO_FILL}`,
  )
  paper.signatures([
    { label: lot.donor, detail: sayYes(deed?.donor_signer ?? null, dayOfYes(deed?.donor_agreed_at)) },
    { label: lot.refurbisher, detail: sayYes(deed?.refurbisher_signer ?? null, dayOfYes(deed?.refurbisher_agreed_at)) },
  ])
}
