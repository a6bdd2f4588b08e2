/** How a signal of the demonstration stands: days are counted back from the day it is loaded. */
export type SignalLine = {
  class: '6e A' | '4e B' | '3e C'
  since: number
  flagged: number
  noticed: 'class_missed' | 'work_missing' | 'never_opened' | 'family_said' | 'teacher_said'
  /** Days ago of each call without an answer, then of the one that was answered. */
  missed?: readonly number[]
  reached?: number
  causes?: readonly string[]
  qualified?: number
  back?: number
  closed?: readonly [days: number, as: 'moved_school' | 'mistaken' | 'other_way']
  /** Signals of the same pupil that ended before. */
  before?: readonly (readonly [since: number, back: number])[]
}

/** Pupils whose family is not spoken of elsewhere: called, followed by the school, back, or closed. */
export const signalTable: readonly SignalLine[] = [
  { class: '4e B', since: 4, flagged: 1, noticed: 'class_missed' },
  { class: '4e B', since: 2, flagged: 1, noticed: 'work_missing' },
  { class: '4e B', since: 13, flagged: 9, noticed: 'never_opened', missed: [8, 5] },
  { class: '4e B', since: 9, flagged: 6, noticed: 'teacher_said', missed: [5], reached: 1 },
  {
    class: '4e B',
    since: 24,
    flagged: 16,
    noticed: 'class_missed',
    reached: 14,
    causes: ['disengaged'],
    qualified: 14,
  },
  {
    class: '4e B',
    since: 30,
    flagged: 28,
    noticed: 'class_missed',
    reached: 27,
    causes: ['family_reason'],
    qualified: 27,
    back: 12,
  },
  {
    ...{ class: '3e C', since: 8, flagged: 6, noticed: 'class_missed', missed: [4] },
    before: [
      [52, 41],
      [33, 22],
    ],
  },
  { class: '3e C', since: 20, flagged: 15, noticed: 'family_said', missed: [14, 10, 6] },
  { class: '3e C', since: 5, flagged: 2, noticed: 'work_missing', reached: 2 },
  { class: '3e C', since: 40, flagged: 38, noticed: 'class_missed', closed: [36, 'mistaken'] },
  {
    class: '3e C',
    since: 44,
    flagged: 43,
    noticed: 'never_opened',
    missed: [42],
    reached: 40,
    causes: ['knowing_how'],
    qualified: 40,
    back: 31,
  },
  { class: '6e A', since: 3, flagged: 2, noticed: 'never_opened', missed: [1] },
  {
    class: '6e A',
    since: 36,
    flagged: 34,
    noticed: 'family_said',
    reached: 34,
    causes: ['shared_device'],
    qualified: 33,
    back: 20,
  },
  { class: '6e A', since: 29, flagged: 27, noticed: 'teacher_said', closed: [13, 'moved_school'] },
]
