import { dayOf, momentAt } from '#platform/i18n/dates.ts'
import type { Demo, Row } from './demo.ts'
import type { Household } from './households.ts'
import type { Person } from './people.ts'
import type { Place } from './places.ts'

type Workshop = { row: Row<'workshop'>; place: Place; host: Person; left: number; households: Set<string> }

const titles = [
  'Prendre en main son ordinateur',
  'Ma boîte mail',
  'Faire une démarche en ligne',
  'L’ENT et Pronote pour les parents',
  'Éviter les arnaques',
  'Mon CV et ma lettre',
  'Mots de passe et mises à jour',
  'Appels vidéo avec la famille',
] as const
const HOUR = 3_600_000
const SEATS = 10
/** Days ahead of those already announced. */
const COMING = [1, 4, 8, 11, 15] as const

/** A workshop a week for eighteen months, and those of the coming days. */
export function workshopsOf(demo: Demo, hosts: readonly Person[], places: readonly Place[]) {
  const { clock, random } = demo
  const all: Workshop[] = []
  const open = (at: Date, opened: Date, index: number) => {
    const place = places[index % places.length] as Place
    const host = random.pick(hosts)
    const title = titles[index % titles.length] ?? titles[0]
    const row = demo.add('workshop', {
      ...{
        id: demo.id(opened),
        organisation_id: host.organisation.id,
        place_id: place.id,
        title,
        starts_at: at,
        ends_at: new Date(at.getTime() + 2 * HOUR),
      },
      ...{ seats: SEATS, state: 'open', created_at: opened },
    })
    demo.note(host, opened, {
      act: 'workshop.opened',
      subject: ['workshop', row.id],
      to: 'open',
      data: { title, seats: SEATS, starts: at.toISOString() },
    })
    all.push({ row, place, host, left: SEATS, households: new Set() })
  }
  const WEEKS = 74
  for (let week = WEEKS; week > 0; week--) {
    const day = clock.ago(week * 7 - 2)
    const at = momentAt(dayOf(day), '14:00') ?? day
    open(at, clock.ago(week * 7 + 16), week)
    const last = all.at(-1) as Workshop
    last.row.state = 'held'
    demo.note(last.host, new Date(at.getTime() + 2 * HOUR + 300_000), {
      act: 'workshop.held',
      subject: ['workshop', last.row.id],
      from: 'open',
      to: 'held',
      data: { title: last.row.title },
    })
  }
  for (const [index, ahead] of COMING.entries()) open(clock.at(ahead, '14:00'), clock.ago(12 - index), index)

  const factsOf = ({ row, place }: Workshop) => ({
    title: row.title,
    starts: (row.starts_at as Date).toISOString(),
    place: place.name,
  })
  return {
    /** The first workshop after `from` where this household may still come; none may be left. */
    next: (household: Household, from: Date, until: Date): Workshop | undefined =>
      all.find(
        ({ row, left, households }) =>
          (row.starts_at as Date) > from &&
          (row.starts_at as Date) < until &&
          left > 0 &&
          !households.has(household.id),
      ),
    book(household: Household, workshop: Workshop, booked: Date, by: Person): Row<'seat'> {
      workshop.left -= 1
      workshop.households.add(household.id)
      const seat = demo.add('seat', {
        id: demo.id(booked),
        workshop_id: workshop.row.id,
        organisation_id: by.organisation.id,
        household_id: household.id,
        state: 'booked',
        booked_at: booked,
        updated_at: booked,
      })
      demo.note(by, booked, {
        act: 'seat.booked',
        subject: ['seat', seat.id],
        householdId: household.id,
        to: 'booked',
        data: factsOf(workshop),
      })
      return seat
    },
    mark(household: Household, workshop: Workshop, seat: Row<'seat'>, state: 'present' | 'absent' | 'excused'): Date {
      const at = new Date((workshop.row.ends_at as Date).getTime() + random.int(1, 4) * 60_000)
      Object.assign(seat, { state, updated_at: at })
      demo.note(workshop.host, at, {
        act: 'seat.marked',
        subject: ['seat', seat.id],
        householdId: household.id,
        from: 'booked',
        to: state,
        data: factsOf(workshop),
      })
      return at
    },
  }
}

export type Workshops = ReturnType<typeof workshopsOf>
