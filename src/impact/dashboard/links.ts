type Link = {
  key: 'heard' | 'oriented' | 'promised' | 'served' | 'connected' | 'trained' | 'autonomous'
  slug: string
  step: string
  column: string
  at: number
  /** Key of how many need this link, when it is not everybody's. */
  of?: 'promised_of' | 'served_of' | 'connected_of'
}

/** The links of the chain as they are counted: the key of a figure, its name in an address, its words, its place in the chain. */
export const counted = [
  { key: 'heard', slug: 'besoin', step: 'Besoin entendu', column: 'Besoins', at: 1 },
  { key: 'oriented', slug: 'orientation', step: 'Orientation acceptée', column: 'Orientées', at: 2 },
  { key: 'promised', slug: 'attribution', step: 'Matériel promis', column: 'Promises', at: 3, of: 'promised_of' },
  { key: 'served', slug: 'remise', step: 'Matériel remis', column: 'Équipées', at: 4, of: 'served_of' },
  { key: 'connected', slug: 'connexion', step: 'Connexion donnée', column: 'Connectées', at: 5, of: 'connected_of' },
  { key: 'trained', slug: 'formation', step: 'Formation suivie', column: 'Formées', at: 6 },
  { key: 'autonomous', slug: 'autonomie', step: 'Famille autonome', column: 'Autonomes', at: 7 },
] as const satisfies readonly Link[]

export type Key = (typeof counted)[number]['key']
export type Needed = NonNullable<Link['of']>
export type Slug = (typeof counted)[number]['slug']
export const slugs = counted.map(({ slug }) => slug) as [Slug, ...Slug[]]

/** The key of the families that need a link: all those whose need was heard, unless the link is not everybody's. */
export const neededBy = (link: Link): Key | Needed => link.of ?? 'heard'

/** A chain whose link number `at` is not needed, for `like`. */
export const spareAt = (at: number): string => `${'_'.repeat(at - 1)}s%`

/** A chain whose link number `at` is lit, for `like`. */
export const litAt = (at: number): string => `${'_'.repeat(at - 1)}d%`
