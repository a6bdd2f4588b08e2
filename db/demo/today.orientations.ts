import { insee } from './communes.ts'
import { toAccepted, toRefused, toSent } from './journey.heard.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

/** Answers awaited by Claire, and answers that those who sent have not read yet. */
export function inventOrientations(scene: Scene): void {
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
