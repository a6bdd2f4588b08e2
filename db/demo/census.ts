import { createHash } from 'node:crypto'
import { inventLists } from './census.lists.ts'
import { structuresAsked } from './census.table.ts'
import { insee } from './communes.ts'
import type { Scene } from './scene.ts'

const STRUCTURES = 100
const kinds = ['computer', 'connection', 'skills'] as const
/** What a structure sees in its own commune: more people without skills than without a computer. */
const most = { computer: 14, connection: 9, skills: 26 } as const
const obstacles = [
  'Le prix de l’abonnement revient dans toutes les conversations.',
  'Les démarches en ligne font peur, même à ceux qui ont un ordinateur.',
  'Un seul téléphone pour toute la famille.',
  'Personne sur place pour montrer une deuxième fois.',
  'Les enfants font leurs devoirs sur le téléphone de leur mère.',
  'La langue, avant le matériel.',
]

/** More people over 65 among those who do not know how than among those who have no computer. */
function amongOf(kind: (typeof kinds)[number], declared: number): Record<string, number> {
  const said = { rsa: Math.floor(declared / 3), senior: Math.floor(declared / (kind === 'skills' ? 2 : 5)) }
  return Object.fromEntries(Object.entries(said).filter(([, people]) => people > 0))
}

/** A hundred structures were asked what they see; two out of three answered by their link, a few are half way. */
export function inventCensus(scene: Scene): void {
  const { demo, claire } = scene
  const { random, clock } = demo
  const communes = Object.values(insee).filter((code) => code !== insee.calais)
  const opened = clock.ago(41)
  const census = demo.id(opened)
  demo.add('census', {
    ...{ id: census, organisation_id: claire.organisation.id, title: 'Qui reste à l’écart du numérique ?' },
    ...{
      opens_on: clock.day(-41),
      closes_on: clock.day(19),
      kinds: [...kinds],
      communes,
      questions: ['visitors', 'help', 'obstacle'],
    },
    publics: ['rsa', 'senior'],
    created_at: opened,
  })
  const subject: [string, string] = ['census', census]
  demo.note(claire, opened, { act: 'census.opened', subject, to: 'open', data: { communes: communes.length } })
  const invited = clock.soon(opened, 25)
  demo.note(claire, invited, { act: 'census.partners_invited', subject, data: { invited: STRUCTURES } })
  const seenFrom = new Map<string, string>()
  for (const { partner, email, commune } of structuresAsked(random).slice(0, STRUCTURES)) {
    const id = demo.id(invited)
    seenFrom.set(id, commune)
    const [started, finished] = [random.chance(0.74), random.chance(0.88)]
    const at = clock.ago(random.int(2, 38))
    demo.add('census_invitation', {
      ...{ id, census_id: census, organisation_id: claire.organisation.id, partner, email, invited_at: invited },
      asked_by: claire.id,
      // Nobody holds this link: a reminder makes the one that its structure opens.
      token_hash: createHash('sha256').update(id).digest(),
      opened_at: started ? at : null,
      came_by: started ? 'link' : null,
      answered_at: started && finished ? at : null,
      answers: started
        ? {
            visitors: random.int(4, 60) * 5,
            help: random.pick(['oui', 'non', 'oui']),
            obstacle: random.pick(obstacles),
          }
        : {},
    })
    if (!started) continue
    if (finished)
      demo.note({ ...claire, id: null, name: partner }, at, { act: 'census.answered', subject, to: 'answered' })
    for (const kind of kinds)
      if (random.chance(0.85)) {
        const declared = random.int(1, most[kind])
        demo.add('census_count', {
          ...{ organisation_id: claire.organisation.id, invitation_id: id, commune, kind },
          ...{ declared, among: amongOf(kind, declared) },
        })
      }
  }
  inventLists(scene, census, seenFrom)
}
