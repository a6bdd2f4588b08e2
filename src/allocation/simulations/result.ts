/** What a simulation found, in counts; the first of every list is today's. Null under five when it is shared, or when a scenario cannot be kept. */
export interface Result {
  /** Families that wait. */
  families: number | null
  outcomes: Outcome[]
  communes: Group[]
  publics: Group[]
  /** By today's priority; a single one is not worth a table. */
  priorities: Group[]
}

/** One scenario: families served, those it serves and today's does not, the reverse; or the quotas that cannot be kept together. */
export interface Outcome {
  served: number | null
  gained: number | null
  lost: number | null
  conflict: string[] | null
}

/** Families of one commune, public or priority, and how many each scenario serves, gains and loses. */
export interface Group {
  label: string
  families: number | null
  served: (number | null)[]
  gained: (number | null)[]
  lost: (number | null)[]
}
