import { insee } from './communes.ts'
import { prepare } from './delivery.ts'
import { toAccepted, toRefused, toSent } from './journey.heard.ts'
import { type Asked, later, toPromise } from './journey.served.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

/** What awaits somebody on the very day the demonstration is opened. */
export function inventToday(scene: Scene): void {
  inventOrientations(scene)
  inventPromises(scene)
  inventAppointments(scene)
}

function inventOrientations(scene: Scene): void {
  const { demo, network, claire } = scene
  const { clock } = demo
  const to = network.passerelles
  const [samira] = network.ccasHarnes.people as [Person]
  const [paul] = network.tilleuls.people as [Person]
  const [odile] = network.guichet.people as [Person]
  const harnes = insee.harnes
  const urgent = 'Inscription en ligne à finir avant vendredi. La mère vous attend, elle parle français et polonais.'
  toSent(
    scene,
    {
      commune: harnes,
      needs: ['computer', 'connection'],
      to,
      by: samira,
      urgent: true,
      message: urgent,
      name: 'Famille Wiśniewski-Da Silva',
    },
    [clock.ago(2), clock.ago(1)],
  )
  const pupil = 'Ne se connecte plus depuis trois semaines. Professeure principale d’accord pour accompagner.'
  toSent(scene, { commune: harnes, needs: ['computer'], to, by: paul, message: pupil, name: 'Famille N’Guessan' }, [
    clock.ago(11),
    clock.ago(9),
  ])
  toAccepted(
    scene,
    { commune: harnes, needs: ['computer', 'skills'], to, by: samira, name: 'Mme Kowalczyk' },
    [clock.ago(8), clock.ago(7), clock.ago(3)],
    claire,
  )
  toRefused(
    scene,
    { commune: insee.noyelles, needs: ['computer'], to, by: samira, name: 'M. Öztürk' },
    [clock.ago(10), clock.ago(9), clock.ago(4)],
    claire,
  )
  toAccepted(
    scene,
    { commune: harnes, needs: ['computer', 'connection'], to, by: paul, name: 'Famille Aït Ouali' },
    [clock.ago(9), clock.ago(8), clock.ago(5)],
    claire,
  )
  toAccepted(
    scene,
    { commune: harnes, needs: ['connection', 'skills'], to, by: odile, name: 'Famille Gonçalves-Lefèbvre' },
    [clock.ago(6), clock.ago(5), clock.ago(2)],
    claire,
  )
}

const both = ['computer', 'connection'] as const
const promised: readonly (readonly [asked: Asked, start: number])[] = [
  [{ commune: insee.sallaumines, kinds: both }, 48],
  [{ commune: insee.harnes, kinds: ['computer'] }, 40],
  [{ commune: insee.billy, kinds: both }, 36],
  [{ commune: insee.sallaumines, kinds: both }, 18],
  [{ commune: insee.sallaumines, kinds: ['computer'] }, 17],
  [{ commune: insee.harnes, kinds: both }, 17],
  [{ commune: insee.harnes, kinds: both }, 16],
  [{ commune: insee.billy, kinds: both }, 15],
  [{ commune: insee.billy, kinds: ['computer'] }, 14],
  [{ commune: insee.billy, kinds: ['connection'] }, 13],
  [{ commune: insee.harnes, kinds: ['connection'] }, 12],
  [{ commune: insee.billy, kinds: both }, 11],
]

function inventPromises(scene: Scene): void {
  const { clock } = scene.demo
  for (const [asked, start] of promised) toPromise(scene, asked, clock.walk(start, '0-3 1-4 3-6', start > 30 ? 16 : 2))
}

function inventAppointments(scene: Scene): void {
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
