/** The links of the chain as they are counted: the key of a figure, its name in an address, its words, its place in the chain. */
export const counted = [
  { key: 'heard', slug: 'besoin', step: 'Besoin entendu', column: 'Besoins', at: 1 },
  { key: 'oriented', slug: 'orientation', step: 'Orientation acceptée', column: 'Orientées', at: 2 },
  { key: 'promised', slug: 'attribution', step: 'Matériel promis', column: 'Promises', at: 3 },
  { key: 'served', slug: 'remise', step: 'Matériel remis', column: 'Servies', at: 4 },
  { key: 'connected', slug: 'connexion', step: 'Connexion donnée', column: 'Connectées', at: 5 },
  { key: 'trained', slug: 'formation', step: 'Formation suivie', column: 'Formées', at: 6 },
  { key: 'autonomous', slug: 'autonomie', step: 'Famille autonome', column: 'Autonomes', at: 7 },
] as const

export type Key = (typeof counted)[number]['key']
export type Slug = (typeof counted)[number]['slug']
export const slugs = counted.map(({ slug }) => slug) as [Slug, ...Slug[]]

/** A chain whose link number `at` is lit, for `like`. */
export const litAt = (at: number): string => `${'_'.repeat(at - 1)}d%`
