import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { tooWide } from './table.ts'

/** Bytes that a workbook may hold once unpacked: some 60 times what a list of 20,000 rows and 20 columns weighs packed. */
const MOST_UNPACKED = 100_000_000

const needed =
  /^(?:\[Content_Types\]\.xml|_rels\/|xl\/(?:workbook|styles|sharedStrings)\.xml$|xl\/_rels\/|xl\/worksheets\/)/

/**
 * The parts of a workbook that hold cells, packed again without compression: whoever reads them next meets no more bytes than
 * were counted here. Pictures and macros stay out. An archive that lies about a part's size has that part cut at the size it told.
 */
export function unpackWorkbook(bytes: Uint8Array): Uint8Array | Refusal {
  let total = 0
  const excess = new Error('more than may be unpacked')
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!needed.test(name)) return false
        total += originalSize
        if (total > MOST_UNPACKED) throw excess
        return true
      },
    })
    if (!parts['xl/workbook.xml']) return refuse(notAWorkbook)
    for (const [name, part] of Object.entries(parts)) {
      if (!name.startsWith('xl/worksheets/')) continue
      const narrow = withoutFarCells(part)
      if (narrow === null) return refuse(tooWide)
      parts[name] = narrow
    }
    return zipSync(parts, { level: 0 })
  } catch (error) {
    return refuse(error === excess ? tooLarge : damaged)
  }
}

/** A cell of a column of three letters, beyond the seven hundredth: a reader makes every cell before it, in every row. */
const far = /<(?:\w+:)?c\b[^>]*?\br="[A-Z]{3,}\d+"[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g
const isFar = /<(?:\w+:)?c\b[^>]*?\br="[A-Z]{3,}\d/

/** A sheet without the cells that only carry a colour, far to the right; null when one of them holds something. */
function withoutFarCells(part: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const xml = strFromU8(part)
  if (!isFar.test(xml)) return part
  let held = false
  const narrow = xml.replace(far, (_, content?: string) => {
    if (content) held = true
    return ''
  })
  return held || isFar.test(narrow) ? null : strToU8(narrow)
}

export const tooLarge =
  'Une fois décompressé, ce classeur est trop lourd. Copiez les lignes utiles dans un classeur neuf, puis déposez-le.'
export const damaged =
  'Ce classeur est abîmé : ouvrez-le dans votre tableur, enregistrez-le à nouveau, puis déposez-le.'
const notAWorkbook =
  'Ce fichier n’est pas un classeur Excel (.xlsx). Ouvrez-le dans votre tableur, puis choisissez « Enregistrer sous » et « Classeur Excel (.xlsx) ».'
