/** Files that all look alike, two by two, and the pairs that say so: probably one family. */
type Gathered<P> = { files: string[]; pairs: P[] }

/**
 * Gathers pairs, the likeliest first, into families. A file joins a family only when it looks like each of its files: one that
 * resembles a single one of them stays a pair of its own.
 */
export const gather = <P extends { a: string; b: string }>(pairs: readonly P[]): Gathered<P>[] => {
  const alike = new Set(pairs.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]))
  const families: Gathered<P>[] = []
  for (const pair of pairs) {
    const { a, b } = pair
    const fits = ({ files }: Gathered<P>) =>
      (files.includes(a) || files.includes(b)) &&
      files.every((file) => [a, b].every((one) => one === file || alike.has(`${one} ${file}`)))
    const family = families.find(fits)
    if (!family) families.push({ files: [a, b], pairs: [pair] })
    else {
      family.files = [...new Set([...family.files, a, b])]
      family.pairs.push(pair)
    }
  }
  return families
}
