/** Something that awaits a person, wherever in the chain it comes from. The desk sorts them: losses first, then the oldest. */
export type Turn = {
  /** loss: late, or lost. */
  tone: 'loss' | 'turn' | 'calm'
  /** It is neither late nor lost, and comes as early: urgent, or the law gives it a day. */
  pressing?: boolean
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
