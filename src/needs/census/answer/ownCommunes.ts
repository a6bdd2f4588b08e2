import { nameKey } from '#platform/text/nameKey.ts'

/** Beyond as many communes, a page shows those of a structure, and adds the others one by one. */
export const WIDE = 60

/** With as few communes as this, a page shows them all. */
const FEW = 3

/**
 * The communes of a structure, and the others: those that its name says ("CCAS de Harnes") first, then those where it wrote
 * something. A longer name is read before a shorter one that it holds.
 */
export function ownCommunes(
  partner: string,
  communes: readonly string[],
  names: (insee: string) => string,
  touched: readonly string[],
): { own: string[]; others: string[] } {
  if (communes.length <= FEW) return { own: [...communes], others: [] }
  let said = ` ${nameKey(partner)} `
  const called: string[] = []
  for (const insee of [...communes].sort((x, y) => names(y).length - names(x).length)) {
    const name = ` ${nameKey(names(insee))} `
    if (!said.includes(name)) continue
    called.push(insee)
    said = said.replaceAll(name, ' ')
  }
  const own = [...called, ...touched.filter((insee) => !called.includes(insee))]
  return { own, others: communes.filter((insee) => !own.includes(insee)) }
}

/** Whether the name of a structure says one commune of a census ("CCAS de Harnes"), and not a longer name that holds it. */
export function saysCommune(
  insee: string,
  communes: readonly string[],
  names: (insee: string) => string,
): (partner: string) => boolean {
  const name = ` ${nameKey(names(insee))} `
  const longer = communes.map((one) => ` ${nameKey(names(one))} `).filter((one) => one !== name && one.includes(name))
  return (partner) => longer.reduce((said, one) => said.replaceAll(one, ' '), ` ${nameKey(partner)} `).includes(name)
}

/** The communes of a census that a person means, by a name that they typed: none, one, or several of one name. */
export function communesCalled(typed: string, communes: readonly string[], names: (insee: string) => string): string[] {
  const sought = nameKey(typed).replace(/^st /, 'saint ').replace(/^ste /, 'sainte ')
  const called = communes.filter((insee) => nameKey(names(insee)) === sought)
  const begun =
    called.length > 0 || sought.length < 3 ? [] : communes.filter((insee) => nameKey(names(insee)).startsWith(sought))
  return called.length > 0 ? called : begun.length === 1 ? begun : []
}
