export type Delimiter = ';' | ',' | '\t' | '|'

const delimiters: Delimiter[] = [';', '\t', '|', ',']

/**
 * The character between cells: the one that cuts most of the first lines into the same number of cells. A first line
 * "sep=;" (written by Excel) decides alone. A list of one column gives ';'.
 */
export function sniffDelimiter(text: string): { delimiter: Delimiter; body: string; skippedLines: number } {
  const declared = /^sep=([;,|\t])\r?\n/i.exec(text)
  if (declared) return { delimiter: declared[1] as Delimiter, body: text.slice(declared[0].length), skippedLines: 1 }
  const records = firstRecords(text, 30)
  const best = delimiters
    .map((delimiter) => ({ delimiter, score: regularity(records, delimiter) }))
    .reduce((a, b) => (b.score > a.score ? b : a))
  return { delimiter: best.score > 0 ? best.delimiter : ';', body: text, skippedLines: 0 }
}

/** Share of records with the usual number of cells, weighed by that number; commas inside amounts ("12,50") weigh less. */
function regularity(records: string[], delimiter: Delimiter): number {
  const counts = records.map((record) => record.split(delimiter).length - 1)
  const header = counts[0] ?? 0
  const usual =
    [...counts].sort((a, b) => counts.filter((n) => n === b).length - counts.filter((n) => n === a).length)[0] ?? 0
  if (usual === 0 && header === 0) return 0
  const share = counts.filter((count) => count === (usual || header)).length / counts.length
  return share * (1 + Math.log2(1 + (usual || header))) * (header > 0 ? 2 : 1)
}

/** The first lines with what is between quotes taken out, so that a quoted delimiter or line break counts for nothing. */
function firstRecords(text: string, wanted: number): string[] {
  return text
    .slice(0, 65_536)
    .replace(/"(?:[^"]|"")*"/g, 'x')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, wanted)
}
