/**
 * Finds the line of column titles. Lists often begin with a title ("Inventaire du service informatique") alone on its
 * line: lines with one filled cell, above a line with several, are skipped and said. An untitled column is ''.
 */
export function headerOf(records: { cells: string[] }[]): { header: string[]; from: number; notes: string[] } {
  const filled = (cells: string[]) => cells.filter((cell) => cell !== '').length
  const head = records.slice(0, 10)
  const wide = head.findIndex(({ cells }) => filled(cells) > 1)
  const title = Math.max(
    wide,
    head.findIndex(({ cells }) => filled(cells) > 0),
    0,
  )
  const header = [...(records[title]?.cells ?? [])]
  while (
    header.length > 1 &&
    header.at(-1) === '' &&
    records.every(({ cells }) => (cells[header.length - 1] ?? '') === '')
  )
    header.pop()
  const notes =
    head.slice(0, title).filter(({ cells }) => filled(cells) > 0).length > 0
      ? ['Les lignes placées au-dessus des titres de colonnes n’ont pas été lues.']
      : []
  const repeated = header.filter(
    (name, i) => name !== '' && header.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i,
  )
  for (const name of new Set(repeated))
    notes.push(
      `Deux colonnes s’appellent « ${name} » : chacune est lue à sa place, vérifiez qu’il s’agit bien de deux choses différentes.`,
    )
  return { header, from: title + 1, notes }
}
