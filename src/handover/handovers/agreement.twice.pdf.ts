import { barcodes } from '#equipment/devices/label.ts'
import { twoToASheet } from '#platform/pdf/bind.ts'
import { Paper } from '#platform/pdf/paper.ts'
import { type Agreement, footOf, writeAgreement } from './agreement.pdf.ts'

/**
 * Agreements to sign on paper, each with the square code that opens its sheet: an A4 sheet carries the two copies of one agreement, half a
 * sheet each in nine points, on both sides, and is cut in the middle. A whole page reduced by half would be read in less than seven.
 */
export async function agreementsTwice(
  agreements: readonly Agreement[],
  about: { title: string; author: string; at: Date },
): Promise<Buffer> {
  const paper = new Paper({ ...about, foot: about.title, size: 'A5' })
  for (const agreement of agreements) {
    const { number } = agreement.handover
    const { qr } = barcodes(number)
    for (const copy of ['exemplaire de la famille', 'exemplaire de la structure']) {
      paper.sheet(`${footOf(agreement.handover)} · ${copy}`).code({ ...qr, label: `Code de la feuille ${number}` })
      writeAgreement(paper, agreement)
    }
  }
  const pages = paper.pagesOfSheets
  return twoToASheet(await paper.finish(), pages, about)
}
