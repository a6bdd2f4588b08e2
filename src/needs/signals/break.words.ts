/** The breaks of a school year, as a form asks them. */
export const breakKinds = {
  autumn: 'Automne (Toussaint)',
  year_end: 'Fin d’année (Noël)',
  winter: 'Hiver',
  spring: 'Printemps',
  other: 'Une autre période, un pont par exemple',
  summer: 'Été',
} as const
export type BreakKind = keyof typeof breakKinds

/** The same within a sentence: "sans les vacances d’automne et d’hiver". */
export const breakNames: Record<BreakKind, string> = {
  autumn: 'automne',
  year_end: 'fin d’année',
  winter: 'hiver',
  spring: 'printemps',
  other: 'autre période',
  summer: 'été',
}
