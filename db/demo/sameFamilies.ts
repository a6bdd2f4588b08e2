import { insee, type Town } from './communes.ts'
import type { Row } from './demo.ts'
import type { Household, NeedKind } from './households.ts'
import { toAccepted } from './journey.heard.ts'
import type { OrganisationKey } from './organisations.table.ts'
import type { Scene } from './scene.ts'

type Named = {
  by: OrganisationKey
  name: string
  pupil?: string
  born?: number
  adult?: readonly [first: string, last: string, birth?: string]
}
type Family = { commune: Town; phone: string; address: string; needs: readonly NeedKind[]; named: readonly Named[] }

const families: readonly Family[] = [
  {
    ...{ commune: insee.harnes, phone: '+33639980177', address: '14 rue des Lilas', needs: ['computer', 'connection'] },
    named: [
      { by: 'tilleuls', name: 'Famille Jablonski', pupil: 'Kacper', born: 2013 },
      { by: 'ccasHarnes', name: 'Mme Anna Jablonska', adult: ['Anna', 'Jablonska', 'Wrona'] },
      { by: 'mission', name: 'Jablonsky', adult: ['Marek', 'Jablonsky'] },
    ],
  },
  {
    ...{ commune: insee.sallaumines, phone: '+33639980245', address: '3 bis rue Kléber', needs: ['computer'] },
    named: [
      { by: 'ccasSallaumines', name: 'M. et Mme Ben Salah', adult: ['Yamina', 'Ben Salah'] },
      { by: 'caf', name: 'Mme Yamina Bensalah', adult: ['Yamina', 'Bensalah'] },
    ],
  },
]
const united: Family = {
  ...{ commune: insee.billy, phone: '+33639980311', address: '27 rue de la Gare', needs: ['computer', 'skills'] },
  named: [
    { by: 'ccasBilly', name: 'Famille Da Silva', adult: ['Rosa', 'Da Silva'] },
    { by: 'plie', name: 'Mme Rosa Dasilva', adult: ['Rosa', 'Dasilva'] },
  ],
}
const namesakes: Family = {
  ...{ commune: insee.sallaumines, phone: '', address: '', needs: ['computer'] },
  named: [
    { by: 'ccasSallaumines', name: 'Mme Lucie Delattre', adult: ['Lucie', 'Delattre'] },
    { by: 'mission', name: 'Mme Lucie Delattre', adult: ['Lucie', 'Delattre'] },
  ],
}

/** Families that several partners named: some wait to be judged, one was judged to be one family, two women of one name were told apart. */
export function inventSameFamilies(scene: Scene): void {
  for (const family of families) filesOf(scene, family)
  judged(scene, filesOf(scene, united), true, 'Rosa l’a confirmé au téléphone.')
  judged(scene, filesOf(scene, namesakes), false, 'Deux dates de naissance, deux adresses.')
}

const filesOf = (scene: Scene, { commune, phone, address, needs, named }: Family): Household[] =>
  named.map(({ by, name, pupil, born, adult }, place) => {
    const { demo, network, claire } = scene
    const days = demo.clock.walk(40 - 8 * place, '0-5 1-6')
    const person = network[by].people[0] ?? claire
    const file = toAccepted(scene, { commune, needs, to: network.passerelles, by: person, name }, days, claire)
    if (phone) Object.assign(file.row, { phone, channel: 'phone', email: null })
    if (address) file.row.address = address
    const at = days[0] as Date
    const [first = pupil ?? '', last = '', birth = ''] = adult ?? []
    const known = {
      first_name: first,
      last_name: last,
      birth_name: birth,
      adult: !pupil,
      ...(born && { birth_year: born }),
    }
    const people = (demo.tables.get('beneficiary') ?? []) as Row<'beneficiary'>[]
    const written = people.find((one) => one.household_id === file.id && one.adult === known.adult)
    if (written) Object.assign(written, known)
    else demo.add('beneficiary', { id: demo.id(at), household_id: file.id, created_at: at, ...known })
    return file
  })

function judged({ demo, claire }: Scene, files: Household[], same: boolean, reason: string): void {
  const [a = '', b = ''] = files.map(({ id }) => id).sort()
  const at = demo.clock.ago(6)
  const id = demo.id(at)
  demo.add('verdict', {
    id,
    organisation_id: claire.organisation.id,
    a,
    b,
    same,
    reason,
    decided_by: claire.name,
    decided_at: at,
  })
  demo.note(claire, at, {
    act: same ? 'household.united' : 'household.told_apart',
    subject: ['verdict', id],
    to: same ? 'same' : 'distinct',
    data: { files: [a, b], kept: same ? a : null },
  })
}
