const all = new Intl.ListFormat('fr', { type: 'conjunction' })
const one = new Intl.ListFormat('fr', { type: 'disjunction' })

/** "un ordinateur, une connexion et une formation". Nothing of no words. */
export const sayList = (words: readonly string[]): string => all.format(words)

/** "Lens, Liévin ou Harnes": one of several. */
export const sayOneOf = (words: readonly string[]): string => one.format(words)
