/** Where a run stands, from its freeze to the last promise it made. */
export type RunState =
  | 'frozen'
  | 'computing'
  | 'proposed'
  | 'decided'
  | 'published'
  | 'settled'
  | 'cancelled'
  | 'failed'

/** Runs that hold the places of a programme: there is one at a time. */
export const openStates: readonly string[] = ['frozen', 'computing', 'proposed'] satisfies RunState[]

/** Runs that a commission decided, whatever was done since. */
export const decidedStates: readonly string[] = ['decided', 'published', 'settled'] satisfies RunState[]
