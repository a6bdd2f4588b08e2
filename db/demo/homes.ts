import { dayOf } from '#platform/i18n/dates.ts'
import type { Row } from './demo.ts'
import { addPupil } from './pupils.ts'
import type { Scene } from './scene.ts'

/**
 * Maëlys lives in two homes that Les Passerelles follow: she has a file in each, said to be one child's. In each her parent decides, and
 * the authority is shared; with her mother she agreed to be spoken of.
 */
export function inventHomes({ demo, claire }: Scene): void {
  const own = (demo.tables.get('household') as Row<'household'>[]).filter(
    ({ organisation_id, status, name, commune, children }) =>
      organisation_id === claire.organisation.id &&
      status === 'open' &&
      (children ?? 0) > 0 &&
      /^Famille \S+$/.test(name) &&
      commune,
  )
  const [one, other] = own
  if (!one || !other) return
  const at = demo.clock.ago(12)
  const born = demo.now.getUTCFullYear() - 11
  const homes = (
    [
      [one, 'Sandrine', 'Une semaine sur deux chez son père.'],
      [other, 'Bruno', 'Une semaine sur deux chez sa mère.'],
    ] as const
  ).map(([household, parent, other_home]) => {
    addPupil(demo, { household: household.id, at, first: 'Maëlys', born, school: null })
    const people = demo.tables.get('beneficiary') as Row<'beneficiary'>[]
    const child = people.at(-1) as Row<'beneficiary'>
    Object.assign(child, { other_home, class: '6e B' })
    demo.add('beneficiary', {
      ...{
        id: demo.id(at),
        household_id: household.id,
        first_name: parent,
        last_name: household.name.replace('Famille ', ''),
      },
      ...{ birth_year: born - 29, adult: true, school_id: null, class: '', created_at: at },
      ...{ other_home: '', authority: 'shared' },
    })
    demo.note(claire, at, { act: 'beneficiary.added', subject: ['beneficiary', child.id], householdId: household.id })
    return child
  })
  const [here, there] = homes as [Row<'beneficiary'>, Row<'beneficiary'>]
  demo.add('two_homes', {
    ...{ id: demo.id(at), organisation_id: claire.organisation.id, noted_by: claire.name, noted_at: at },
    ...{ household_id: one.id, child_id: here.id, other_household_id: other.id, other_child_id: there.id },
  })
  demo.note(claire, at, { act: 'beneficiary.homes_noted', subject: ['beneficiary', here.id], householdId: one.id })
  demo.add('agreement', {
    ...{ id: demo.id(at), household_id: one.id, organisation_id: claire.organisation.id, kind: 'child', how: 'spoken' },
    ...{
      given_on: dayOf(at),
      noted_by: claire.name,
      language: 'fr',
      given_by: 'Sandrine',
      created_at: at,
    },
    ...{ beneficiary_id: here.id, given_as: 'shared', child_agreed: true },
  })
  demo.note(claire, at, { act: 'agreement.child_noted', subject: ['beneficiary', here.id], householdId: one.id })
}
