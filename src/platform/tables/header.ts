/** Tells a column's title from any other words: what a reader of this kind of list has names for. */
export type Knows = (title: string) => boolean

type Cells = { cells: string[] }

/**
 * Finds the line of column titles. Lists often begin with a title ("Inventaire du service informatique"), a date or an address:
 * what stands above the titles is skipped and said. Titles on two lines ("Besoins" over "Ordinateur" and "Connexion") become one.
 * An untitled column is ''.
 */
export function headerOf(records: Cells[], knows?: Knows): { header: string[]; from: number; notes: string[] } {
  const head = records.slice(0, 15)
  const title = titleLine(head, knows)
  const two = onTwoLines(head[title]?.cells ?? [], head[title + 1]?.cells)
  const header = two ?? [...(head[title]?.cells ?? [])]
  while (
    header.length > 1 &&
    header.at(-1) === '' &&
    records.every(({ cells }) => (cells[header.length - 1] ?? '') === '')
  )
    header.pop()
  const notes = head.slice(0, title).some(({ cells }) => filled(cells) > 0)
    ? ['Les lignes placées au-dessus des titres de colonnes n’ont pas été lues.']
    : []
  const repeated = header.filter(
    (name, i) => name !== '' && header.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i,
  )
  for (const name of new Set(repeated))
    notes.push(
      `Deux colonnes s’appellent « ${name} » : chacune est lue à sa place, vérifiez qu’il s’agit bien de deux choses différentes.`,
    )
  return { header, from: title + (two ? 2 : 1), notes }
}

const filled = (cells: string[]) => cells.filter((cell) => cell !== '').length

/** The first line with two titles that are known; else the first with several cells; else the first with any. */
function titleLine(head: Cells[], knows?: Knows): number {
  const known = knows
    ? head.findIndex(({ cells }) => cells.filter((cell) => cell !== '' && knows(cell)).length > 1)
    : -1
  if (known >= 0) return known
  const wide = head.findIndex(({ cells }) => filled(cells) > 1)
  return Math.max(wide, wide < 0 ? head.findIndex(({ cells }) => filled(cells) > 0) : -1, 0)
}

/**
 * Two lines made one, when the second goes on under the gaps of the first: nothing under the first title, something where the
 * first line says nothing, and no number anywhere. Null when the second line is a row.
 */
function onTwoLines(first: string[], second: string[] | undefined): string[] | null {
  if (!second || second.some((cell) => /\d/.test(cell))) return null
  const begins = first.findIndex((cell) => cell !== '')
  const goesOn = second.some((cell, at) => cell !== '' && (first[at] ?? '') === '' && at > begins)
  if (begins < 0 || (second[begins] ?? '') !== '' || !goesOn) return null
  let group = ''
  return Array.from({ length: Math.max(first.length, second.length) }, (_, at) => {
    const [above = '', below = ''] = [first[at], second[at]]
    if (above !== '') group = above
    if (below === '') return above
    return group === '' ? below : `${group} : ${below}`
  })
}
