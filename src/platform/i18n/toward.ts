/** Common nouns with which a name may begin, and their article: "Mairie de Lens" is said "la mairie de Lens". */
const nouns: readonly [article: 'le' | 'la' | 'l’', words: RegExp][] = [
  [
    'la',
    /^(famille|mairie|ville|communauté|mission|médiathèque|bibliothèque|maison|fondation|permanence|région|caisse|salle)$/i,
  ],
  [
    'le',
    /^(ccas|cias|secours|collège|lycée|guichet|plie|centre|département|service|relais|conseil|syndicat|point|pôle|bureau)$/i,
  ],
  ['l’', /^(école|antenne|atelier|association|espace|agence|université|institut|épicerie|hôpital)$/i],
]
/** Those that lose their capital inside a sentence; the others are half of a proper name. */
const plain = /^(famille|mairie|ville|collège|lycée|école)$/i

type Said = { article: '' | 'le' | 'la' | 'l’' | 'les'; name: string }

/** The article that people put before a name, and the rest of it; none before a person's. */
function articled(name: string): Said {
  const own = /^(Les|Le|La) (.+)$/.exec(name)
  if (own) return { article: own[1]?.toLowerCase() as 'les' | 'le' | 'la', name: own[2] ?? '' }
  if (/^L[’']/.test(name)) return { article: 'l’', name: name.slice(2) }
  const [first = '', ...rest] = name.split(' ')
  if (rest.length === 0) return { article: '', name }
  if (/^familles$/i.test(first)) return { article: 'les', name: ['familles', ...rest].join(' ') }
  const article = nouns.find(([, words]) => words.test(first))?.[0] ?? ''
  return { article, name: [plain.test(first) ? first.toLowerCase() : first, ...rest].join(' ') }
}

/** "Yves" takes an elision, "Yasmine" does not; neither does an H, which nobody can tell from its spelling. */
const elided = (name: string): boolean => /^([aàâäeéèêëiîïoôöuùûüœ]|y[^aeiouéè])/i.test(name)

const joined = ({ article, name }: Said, plain: string, contracted: { le: string; les: string }): string => {
  if (article === 'le' || article === 'les') return `${contracted[article]} ${name}`
  return article === '' ? `${plain} ${name}` : `${plain} ${article}${article === 'la' ? ' ' : ''}${name}`
}

/** "à" before a name, as people say it: à la famille Benali, aux Passerelles, au Relais, à Mme Koné. */
export const toward = (name: string): string => joined(articled(name), 'à', { le: 'au', les: 'aux' })

/** "de" before a name: d’Élodie, de la mairie de Lens, du Relais, des Passerelles. */
export const ofName = (name: string): string => {
  const said = articled(name)
  return said.article === '' && elided(name) ? `d’${name}` : joined(said, 'de', { le: 'du', les: 'des' })
}

/** "par" before a name: par la mairie de Sallaumines, par les Passerelles, par Nadia. */
export const byName = (name: string): string => joined(articled(name), 'par', { le: 'par le', les: 'par les' })

/** A name inside a sentence: la famille Benali, les Passerelles, Mme Koné. */
export const theName = (name: string): string => joined(articled(name), '', { le: 'le', les: 'les' }).trimStart()

/** The verb as a name asks for it: M. et Mme Szymczak attendent, la famille Benali et Koné attend. */
export const agreed = (name: string, one: string, many: string): string =>
  /^(Les|Familles) /i.test(name) || (!/^famille /i.test(name) && / et /.test(name)) ? many : one
