import { Cells, type Grid } from '#platform/pdf/cells.ts'
import { code128Of, qrOf } from '../devices/label.ts'
import { gradeCards, lockCards, placeCard, plain, stopCard, undoCard } from './station.cards.ts'

/** Eight millimetres of white all around: no printer cuts the outer cards. */
const across: Grid = {
  page: { width: 210, height: 297 },
  ...{ columns: 4, rows: 8, left: 8, top: 8, gapX: 0, gapY: 0 },
  cell: { width: 48.5, height: 35.1 },
}

type Cards = { author: string; at: Date; places: readonly { id: string; name: string }[]; compress?: boolean }

/** The cards of the bench, to cut out: all the gestures and letters stand on one page, and the places after them. */
export function cardsPdf({ author, at, places, compress }: Cards): Promise<Buffer> {
  const paper = new Cells({ title: 'Cartes de mode', author, grid: across, at, compress })
  const first = [...Object.values(plain), ...Object.values(lockCards), undoCard, stopCard, ...gradeCards]
  for (const card of [...first, ...places.map(placeCard)])
    paper.add((cell) => {
      cell
        .frame()
        .words(card.big, { x: 2, y: 2, width: 44.5, size: 16, bold: true, centred: true })
        .words(card.small, { x: 2, y: 8.6, width: 44.5, size: 7, centred: true, lines: 2 })
        .drawing(qrOf(card.code), 18.5, 15.4, 11.5)
        .drawing(code128Of(card.code), 3, 28, 42.5, 4)
        .words(card.code, { x: 2, y: 32.4, width: 44.5, size: 6, centred: true })
    })
  return paper.finish()
}
