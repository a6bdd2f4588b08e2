/** Something that awaits a person, wherever in the chain it comes from. The desk sorts them: losses first, then the oldest. */
export type Turn = {
  tone: 'loss' | 'turn' | 'calm'
  /** Since when it waits, or when it takes place. */
  since: Date
  /** Among what waits as much, what presses more whatever its age: nought before one. Nought when absent. */
  rank?: number
  title: string
  href: string
  detail: string
  /** One verb, and where it leads. */
  verb: readonly [label: string, href: string]
  /** The household's seven letters, when a household is concerned. */
  chain?: string
}
