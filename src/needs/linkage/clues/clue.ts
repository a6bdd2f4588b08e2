/**
 * One way for two records to agree. `m` is how often we expect it of one person's two records, `u` of two
 * people's, before any list was seen; `rarity` the part (0 to 1) of the value's rarity that counts; `against` is true of a plain disagreement, which never speaks for.
 * Levels of one `group` add up to one: what is missing decides the group.
 */
export type Level = { says: string; m: number; u: number; rarity: number; group: number; against: boolean }

/** A field, or two that only make sense together, compared. Level 0 is "missing": no evidence, neither for nor against. */
export type Clue = {
  name: string
  /** The French noun for the screen. */
  label: string
  /** `person`: differs between people who live together. `birth`: as well, but for twins. `home`: they share it. */
  about: 'person' | 'birth' | 'home'
  levels: Level[]
  level(a: number, b: number): number
  /** In bits, the rarest value there is: no pair can gain more than it. */
  rarest: number
  /** In bits, of what both records bear; asked only at levels where rarity counts. */
  rarity(a: number, b: number, level: number): number
  /** The chance that two people taken at random agree exactly, and at which level that is. */
  exact: { level: number; agreement: number }
  /** The chance of the given and family names exchanged, where that is a level. */
  swapped?: { level: number; agreement: number }
}

export const missing: Level = { says: 'non renseigné', m: 0, u: 0, rarity: 0, group: 0, against: false }
export const level = (says: string, m: number, u: number, rarity = 0, group = 1): Level => ({
  says,
  m,
  u,
  rarity,
  group,
  against: false,
})
export const against = (says: string, m: number, u: number, group = 1): Level => ({
  says,
  m,
  u,
  rarity: 0,
  group,
  against: true,
})
