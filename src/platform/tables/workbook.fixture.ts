import { strToU8, zipSync } from 'fflate'
import { type WriteOptions, writeXlsx } from 'hucre/xlsx'

/** A workbook as a spreadsheet would save it. */
export const workbook = (...sheets: WriteOptions['sheets']): Promise<Uint8Array> => writeXlsx({ sheets })

const relations = (...to: [type: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${to
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const spreadsheet = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** Sheets of other names and the same cells. */
const named = (sheets: number): string =>
  Array.from(
    { length: sheets },
    (_, at) => `<sheet name="Feuille${at > 0 ? ` ${at + 1}` : ''}" sheetId="${at + 1}" r:id="rId1"/>`,
  ).join('')

/** A workbook written by hand: one sheet of the XML given, which no spreadsheet would save. Cells of style 1 are dates. */
export function workbookOf(
  rows: string | Uint8Array,
  { from1904 = false, before = '', after = '', sheets = 1 } = {},
): Uint8Array {
  const sheet =
    typeof rows === 'string'
      ? strToU8(
          `<?xml version="1.0"?>${before}<worksheet ${spreadsheet}><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData>${after}</worksheet>`,
        )
      : rows
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    '_rels/.rels': strToU8(relations(['officeDocument', 'xl/workbook.xml'])),
    'xl/_rels/workbook.xml.rels': strToU8(relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'])),
    'xl/styles.xml': strToU8(
      `<styleSheet ${spreadsheet}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook ${spreadsheet} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${named(sheets)}</sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': sheet,
  })
}

/** One row of XML; a number is a date's. */
export const xmlRow = (row: number, ...cells: (string | number)[]): string =>
  `<row r="${row}">${cells
    .map((cell, at) => {
      const place = `${String.fromCharCode(65 + at)}${row}`
      return typeof cell === 'number'
        ? `<c r="${place}" s="1"><v>${cell}</v></c>`
        : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`
    })
    .join('')}</row>`
