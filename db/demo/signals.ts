import { isSchoolDay } from '#needs/signals/schoolDays.ts'
import { schoolYearOf } from '#needs/signals/schoolYear.ts'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { breaksSaid } from './breaks.ts'
import type { Demo, Row } from './demo.ts'
import { childrens, surnames } from './names.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'
import { hearAtSchool } from './signals.heard.ts'
import { pupilsEquipped } from './signals.served.ts'
import { type SignalLine, signalTable } from './signals.table.ts'

export type ClassName = SignalLine['class']
/** A school's classes while they are being invented. */
export type Classes = {
  demo: Demo
  by: Person
  /** Puts somebody on a class's list; a name is drawn when none is given. */
  list(of: ClassName, named?: { first: string; last: string; household: string }): string
  flag(pupil: string, line: Omit<SignalLine, 'class'>): Row<'signal'>
}

const lists: readonly (readonly [ClassName, number])[] = [
  ['6e A', 19],
  ['4e B', 18],
  ['3e C', 19],
]

/** The college of the Trois-Tilleuls ticks three classes: pupils in every state, from the call to make to the return. */
export function inventSignals({ demo, network }: Scene): void {
  const [paul] = network.tilleuls.people as [Person]
  hearAtSchool(demo, paul)
  const classes = openClasses(demo, paul)
  pupilsEquipped(classes)
  for (const { class: of, before = [], ...line } of signalTable) {
    const pupil = classes.list(of)
    for (const [since, back] of before)
      classes.flag(pupil, { since, flagged: since - 1, noticed: 'class_missed', reached: back + 2, back })
    classes.flag(pupil, line)
  }
  for (const [of, most] of lists) for (let more = 0; more < most; more++) classes.list(of)
}

function openClasses(demo: Demo, by: Person): Classes {
  const { clock, random } = demo
  const opened = clock.ago(schoolDay(demo, 58))
  const ticked = clock.ago(schoolDay(demo, 1))
  const organisation_id = by.organisation.id
  const ids = new Map(
    lists.map(([name]) => {
      const id = demo.id(opened)
      const school_year = schoolYearOf(dayOf(demo.now))
      demo.add('school_class', { id, organisation_id, name, school_year, created_at: opened, ticked_at: ticked })
      demo.note(by, opened, { act: 'class.opened', subject: ['school_class', id], data: {} })
      demo.note(by, ticked, { act: 'class.ticked', subject: ['school_class', id], data: {} })
      return [name, id] as const
    }),
  )
  const known = new Set<string>()
  const draw = (): { first: string; last: string } => {
    const drawn = { first: random.pick(childrens), last: random.pick(surnames) }
    return known.has(nameKey(`${drawn.last} ${drawn.first}`)) ? draw() : drawn
  }
  return {
    ...{ demo, by },
    list(of, named) {
      const { first, last } = named ?? draw()
      const id = demo.id(opened)
      const name_key = nameKey(`${last} ${first}`)
      known.add(name_key)
      demo.add('pupil', {
        ...{ id, organisation_id, class_id: ids.get(of) ?? '', first_name: first, last_name: last.toUpperCase() },
        ...{ name_key, household_id: named?.household ?? null, created_at: opened },
      })
      return id
    },
    flag: (pupil, line) => flag(demo, by, pupil, line),
  }
}

function flag(demo: Demo, by: Person, pupil_id: string, line: Omit<SignalLine, 'class'>): Row<'signal'> {
  const { clock } = demo
  const { missed = [], reached, causes = [], qualified, back, closed } = line
  const flagged_at = clock.ago(schoolDay(demo, line.flagged))
  const last = reached ?? missed.at(-1)
  const ended = back ?? closed?.[0]
  const id = demo.id(flagged_at)
  const state =
    ended === undefined
      ? qualified === undefined
        ? reached === undefined
          ? 'flagged'
          : 'reached'
        : 'qualified'
      : back === undefined
        ? 'closed'
        : 'back'
  // A call on the very day of the signal comes after it.
  const after = (days: number): Date => {
    const at = clock.ago(schoolDay(demo, days))
    return at > flagged_at ? at : clock.soon(flagged_at, 20)
  }
  const tried_at = last === undefined ? null : after(last)
  const noted = qualified === undefined ? null : after(qualified)
  const qualified_at = noted && tried_at && noted < tried_at ? clock.soon(tried_at, 10) : noted
  const end = ended === undefined ? null : after(ended)
  // Each call has its act: the last when it was noted, the others as many school days before.
  const calls = [
    ...missed.map((day) => ({ day, to: 'not_reached' })),
    ...(reached === undefined ? [] : [{ day: reached, to: 'reached' }]),
  ]
  for (const { day, to } of calls)
    if (tried_at && last !== undefined) {
      const at = new Date(tried_at.getTime() - (schoolDay(demo, day) - schoolDay(demo, last)) * DAY)
      demo.note(by, at > flagged_at ? at : flagged_at, { act: 'signal.tried', subject: ['signal', id], to })
    }
  if (end)
    demo.note(by, end, {
      act: back === undefined ? 'signal.closed' : 'signal.back',
      subject: ['signal', id],
      to: state,
    })
  return demo.add('signal', {
    ...{
      id,
      organisation_id: by.organisation.id,
      pupil_id,
      since: clock.day(-schoolDay(demo, line.since)),
      noticed: line.noticed,
      state,
    },
    reach: reached === undefined ? (missed.length > 0 ? 'not_reached' : 'not_tried') : 'reached',
    reached_by: last === undefined ? '' : by.name,
    tries: missed.length + (reached === undefined ? 0 : 1),
    tried_at,
    ...{ causes: [...causes], flagged_by: by.name, flagged_at },
    qualified_at,
    back_on: back === undefined ? null : clock.day(-schoolDay(demo, back)),
    closed_as: closed?.[1] ?? null,
    ended_at: end,
  })
}

/** So many days ago, or the school day before: nobody ticks a class, misses one or comes back on a Sunday, a holiday or during a break. */
const schoolDay = (demo: Demo, days: number): number => {
  const whole = Math.floor(days)
  return isSchoolDay(demo.clock.day(-whole), breaksSaid(demo.now)) ? whole : schoolDay(demo, whole + 1)
}
