import { dayOf, momentAt } from '#platform/i18n/dates.ts'
import type { Demo, Row } from './demo.ts'
import type { Household } from './households.ts'
import type { Person } from './people.ts'
import type { Place } from './places.ts'

export type Subject = 'handover' | 'training' | 'follow_up'
export type Meeting = { row: Row<'appointment'>; place: Place; mediator: Person }

const hours = ['09:00', '09:45', '10:30', '11:15', '14:00', '14:45', '15:30', '16:15'] as const
const LENGTH = 45 * 60_000

/** Appointments: two families never meet the same mediator at the same time. */
export function agendaOf(demo: Demo, mediators: readonly Person[]) {
  const taken = new Set<string>()
  const free = (day: string, hour: string) =>
    mediators.filter((mediator) => !taken.has(`${mediator.id} ${day} ${hour}`))
  const slotOn = (day: string): { at: Date; mediator: Person } => {
    for (const hour of demo.random.shuffle(hours)) {
      const there = free(day, hour)
      const at = momentAt(day, hour)
      if (there.length > 0 && at) return take(demo.random.pick(there), day, hour, at)
    }
    return slotOn(Temporal.PlainDate.from(day).subtract({ days: 1 }).toString())
  }
  const take = (mediator: Person, day: string, hour: string, at: Date) => {
    taken.add(`${mediator.id} ${day} ${hour}`)
    return { at, mediator }
  }

  const book = (
    household: Household,
    subject: Subject,
    place: Place,
    slot: { at: Date; mediator: Person },
    booked: Date,
    by: Person,
  ): Meeting => {
    const row = demo.add('appointment', {
      ...{
        id: demo.id(booked),
        organisation_id: by.organisation.id,
        place_id: place.id,
        mediator_id: slot.mediator.id,
        household_id: household.id,
        subject,
      },
      ...{
        starts_at: slot.at,
        ends_at: new Date(slot.at.getTime() + LENGTH),
        state: 'booked',
        cancelled_by: null,
        note: '',
        updated_at: booked,
      },
    })
    demo.note(by, booked, {
      ...{ act: 'appointment.booked', subject: ['appointment', row.id], householdId: household.id, to: 'booked' },
      data: { subject, place: place.name, mediator: slot.mediator.name, starts: slot.at.toISOString() },
    })
    return { row, place, mediator: slot.mediator }
  }
  return {
    /** On the day of `around`, at an hour when somebody is free. */
    meet: (household: Household, subject: Subject, place: Place, around: Date, booked: Date, by: Person) =>
      book(household, subject, place, slotOn(dayOf(around)), booked, by),
    /** At that very hour, with that person; the hour must be one of the agenda's. */
    meetAt: (
      household: Household,
      subject: Subject,
      place: Place,
      when: { ahead: number; hour: (typeof hours)[number]; mediator: Person },
      booked: Date,
      by: Person,
    ) => {
      const slot = take(when.mediator, demo.clock.day(when.ahead), when.hour, demo.clock.at(when.ahead, when.hour))
      return book(household, subject, place, slot, booked, by)
    },
    mark(household: Household, { row, mediator }: Meeting, state: 'seen' | 'no_show' | 'excused' | 'cancelled') {
      const at = new Date((row.ends_at as Date).getTime() + demo.random.int(1, 12) * 60_000)
      const cancelled = state === 'cancelled' ? 'household' : null
      Object.assign(row, { state, cancelled_by: cancelled, updated_at: at })
      demo.note(mediator, at, {
        ...{
          act: 'appointment.marked',
          subject: ['appointment', row.id],
          householdId: household.id,
          from: 'booked',
          to: state,
        },
        data: { subject: row.subject, starts: (row.starts_at as Date).toISOString(), by: cancelled },
      })
      return at
    },
  }
}

export type Agenda = ReturnType<typeof agendaOf>
