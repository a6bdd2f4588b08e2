/** What a column of a list of people holds. The first word is what the map of columns says. */
export const kinds = [
  'given_name',
  'family_name',
  'birth_date',
  'street_number',
  'street',
  'locality',
  'postcode',
  'phone',
  'email',
  'id_number',
  'other',
] as const

export type Kind = (typeof kinds)[number]

/** Which columns of a list are compared, and what each holds. Columns left out are not used. */
export type ColumnKinds = { column: string; kind: Kind }[]

export const isKind = (word: unknown): word is Kind => kinds.includes(word as Kind)
