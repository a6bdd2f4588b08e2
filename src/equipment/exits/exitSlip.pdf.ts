import { sayDate } from '#platform/i18n/dates.ts'
import { Paper } from '#platform/pdf/paper.ts'
import { counted } from '#platform/ui/counted.ts'
import { exits } from '../bench/bench.words.ts'
import { sayDigest } from '../certificates/certificate.words.ts'
import { sayDeviceKind } from '../devices/device.words.ts'
import { sayValue } from '../devices/inventory.value.ts'
import { sayTitle } from '../donations/recipient.rules.ts'
import type { Sealed, SealedMachine } from './exit.seal.ts'
import { buyers, sayWeight, takerLabels } from './exit.words.ts'
import { SOURCE } from './price.ceilings.ts'

type Slip = { sealed: Sealed; sha256: string; at: Date; compress?: boolean }

/** The slip of an exit, for the file of who gave and of who takes. */
export async function slipPdf({ sealed, sha256, at, compress }: Slip): Promise<Buffer> {
  const { number, organisation, machines, sale } = sealed
  const kind = sealed.kind as keyof typeof takerLabels
  const total = machines.reduce((sum, { cents }) => sum + (cents ?? 0), 0)
  const paper = new Paper({
    ...{
      title: `Bordereau de sortie ${number}`,
      author: organisation,
      foot: `${number} · ${organisation}`,
      at,
      compress,
    },
  })
  paper
    .title('Bordereau de sortie')
    .text(`Numéro ${number}, ${counted(machines.length, 'appareil')}.`, { quiet: true })
    .facts([
      ['Sortie', exits[kind]],
      ['Quel jour', sayDate(sealed.left_on)],
      ['De', organisation],
      [takerLabels[kind], sealed.taker],
      ['Bordereau de l’éco-organisme', sealed.slip],
      ['Poids', sealed.weight_grams ? sayWeight(sealed.weight_grams) : ''],
      ['Remarque', sealed.why],
    ])
  if (sale)
    paper
      .facts([
        ['Vendeur', sayTitle(sale.seller)],
        ['Acheteur', buyers[sale.buyer as keyof typeof buyers]],
        ['Total, taxes comprises', sayValue(total)],
      ])
      .text(`Prix vérifiés au plafond du ${SOURCE}.`, { quiet: true })
  paper
    .heading('Les appareils')
    .text('Les données de chacun ont été effacées avec preuve, ou ses disques détruits, ou il n’en contient aucun.', {
      quiet: true,
    })
    .list(machines.map(sayMachine))
    .signatures([
      { label: 'La structure', detail: `${sealed.made_by}, ${organisation}` },
      { label: 'Qui emporte', detail: sealed.taker || 'Nom et signature' },
    ])
    .text(`Empreinte de cette liste (SHA-256) : ${sayDigest(sha256)}`, { quiet: true })
  return paper.finish()
}

const sayMachine = (machine: SealedMachine): string =>
  [
    `${machine.number}, ${sayDeviceKind(machine.kind).toLowerCase()} ${machine.name}`,
    machine.serial && `série ${machine.serial}`,
    machine.tag && `inventaire ${machine.tag}`,
    machine.donor && `donné par ${machine.donor}`,
    machine.cents !== null && sayValue(machine.cents),
  ]
    .filter(Boolean)
    .join(' · ')
