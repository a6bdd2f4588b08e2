import { insee } from './communes.ts'
import { prepare } from './handovers.ts'
import { toAccepted } from './journey.heard.ts'
import { later, toPromise } from './journey.served.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'
import { both } from './today.promises.ts'

/** Those whom Nadia meets today, those of yesterday whose coming nobody noted, and two handovers to sign. */
export function inventAppointments(scene: Scene): void {
  const { demo, agenda, nadia, network } = scene
  const { clock } = demo
  const place = scene.placeFor(insee.harnes)
  const [, , theo] = network.passerelles.people as [Person, Person, Person]
  const learners: readonly (readonly [
    name: string,
    ahead: number,
    hour: '09:00' | '11:15' | '10:30' | '15:30',
    subject: 'training' | 'follow_up',
    who: Person,
  ])[] = [
    ['Mme Dell’Aquila', 0, '09:00', 'training', nadia],
    ['M. Hamidouche', 0, '11:15', 'follow_up', nadia],
    ['Famille Makiese', 0, '15:30', 'training', nadia],
    ['Mme Stachowiak', -1, '10:30', 'training', nadia],
    ['Famille Popescu', 1, '09:00', 'training', theo],
  ]
  for (const [name, ahead, hour, subject, mediator] of learners) {
    const household = toAccepted(
      scene,
      { commune: insee.harnes, needs: ['skills'], to: network.passerelles, name },
      clock.walk(15, '0-3 1-3', 9),
      scene.claire,
    )
    agenda.meetAt(household, subject, place, { ahead, hour, mediator }, clock.ago(5), nadia)
  }
  const missed = toAccepted(
    scene,
    { commune: insee.harnes, needs: ['skills'], to: network.passerelles, name: 'M. Fabbri' },
    clock.walk(20, '0-3 1-3', 12),
    scene.claire,
  )
  agenda.mark(
    missed,
    agenda.meetAt(missed, 'training', place, { ahead: -2, hour: '15:30', mediator: nadia }, clock.ago(8), nadia),
    'no_show',
  )

  const families = [
    ['Famille Kaczmarek-Benali', 0, '14:00'],
    ['Famille El Amrani', 1, '10:30'],
  ] as const
  for (const [name, ahead, hour] of families) {
    const kept = toPromise(scene, { commune: insee.harnes, kinds: both, name }, clock.walk(17, '0-2 1-2 4-6', 7))
    const booked = clock.soon(kept.at, 1_440)
    const meeting = agenda.meetAt(kept.household, 'handover', place, { ahead, hour, mediator: nadia }, booked, nadia)
    prepare(demo, { promised: kept, meeting, by: nadia, at: later(booked, 10) })
  }
}
