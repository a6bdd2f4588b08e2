import { unzipSync, zipSync } from 'fflate'
import { type Refusal, refuse } from '#platform/access/refusal.ts'

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
    return zipSync(parts, { level: 0 })
  } catch (error) {
    return refuse(error === excess ? tooLarge : damaged)
  }
}

const tooLarge =
  'Une fois décompressé, ce classeur est trop lourd. Copiez les lignes utiles dans un classeur neuf, puis déposez-le.'
export const damaged =
  'Ce classeur est abîmé : ouvrez-le dans votre tableur, enregistrez-le à nouveau, puis déposez-le.'
const notAWorkbook =
  'Ce fichier n’est pas un classeur Excel (.xlsx). Ouvrez-le dans votre tableur, puis choisissez « Enregistrer sous » et « Classeur Excel (.xlsx) ».'
