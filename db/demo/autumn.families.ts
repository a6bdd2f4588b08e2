import { endsWithExam } from '#allocation/ranking/examClass.ts'
import type { TargetPublic } from '#needs/publics/words.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Autumn, Waiting } from './autumn.scene.ts'
import { insee, type Town } from './communes.ts'
import type { Row } from './demo.ts'
import type { Household } from './households.ts'
import type { OrganisationKey } from './organisations.table.ts'
import { accept, orient, read } from './orientation.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

/** How many families of each town wait for one of its forty places, and who speaks for them. */
const waitingIn: readonly (readonly [town: Town, families: number, by: readonly OrganisationKey[]])[] = [
  [insee.sallaumines, 64, ['ccasSallaumines', 'ccasSallaumines', 'corons', 'mission', 'plie']],
  [insee.harnes, 54, ['ccasHarnes', 'ccasHarnes', 'guichet', 'lampisterie', 'mission']],
  [insee.billy, 48, ['ccasBilly', 'ccasBilly', 'pont', 'mission', 'caf']],
]
/** Young people who left care: more than the quota that counts them. */
const LEAVERS = 10

/** Families of three towns that an accepted orientation made wait for a computer. */
export function inventAutumnFamilies(scene: Scene, { programme }: Autumn): Waiting[] {
  let leavers = 0
  return waitingIn.flatMap(([commune, families, partners]) =>
    Array.from({ length: families }, () => {
      const by = scene.demo.random.pick(scene.network[scene.demo.random.pick(partners)].people)
      const heard = hear(scene, by, commune)
      const isLeaver = heard.household.row.children === 0 && leavers < LEAVERS && scene.demo.random.chance(0.4)
      if (isLeaver) leavers++
      return { ...heard, facts: note(scene, heard, by, isLeaver), ...send(scene, heard, by, programme.id) }
    }),
  )
}

type Heard = { household: Household; at: Date; urgent: boolean; days: number }

function hear({ demo, register }: Scene, by: Person, commune: Town): Heard {
  const { random, clock } = demo
  const days = random.chance(0.5) ? random.int(140, 430) : random.int(75, 139)
  const urgent = random.chance(0.08)
  const at = clock.ago(days)
  const needs = random.chance(0.3) ? (['computer', 'skills'] as const) : (['computer'] as const)
  return { household: register({ by, commune, at, needs, urgent }), at, urgent, days }
}

/** What is known of the family: what stands at home, who it is for programmes, who passes an examination. */
function note({ demo }: Scene, { household, at, urgent }: Heard, by: Person, isLeaver: boolean): Waiting['facts'] {
  const { random } = demo
  const { row } = household
  if ((row.children ?? 0) > 0 && random.chance(0.35)) row.adults = 1
  const equipment = random.chance(0.55)
    ? ['none']
    : [random.pick(['phone', 'phone', 'old_computer', 'shared_computer'])]
  const classes = ((demo.tables.get('beneficiary') ?? []) as Row<'beneficiary'>[])
    .slice(-4)
    .flatMap((one) => (one.household_id === household.id && one.class ? [one.class] : []))
  const examYear = classes.some(endsWithExam)
  const publics = publicsOf(household, { isLeaver, examYear, random })
  for (const kind of publics)
    demo.add('target_public', {
      ...{ id: demo.id(at), household_id: household.id, beneficiary_id: null, organisation_id: by.organisation.id },
      ...{ kind, since: null, declared_by: by.name, declared_on: dayOf(at), ended_on: null },
    })
  row.equipment_at_hand = equipment
  return {
    ...{ equipment, connection: null, living: 'home', publics, adults: row.adults ?? 0, children: row.children ?? 0 },
    ...{ examYear, urgent, since: dayOf(at) },
  }
}

type Known = { isLeaver: boolean; examYear: boolean; random: Scene['demo']['random'] }

const publicsOf = ({ row }: Household, { isLeaver, examYear, random }: Known): TargetPublic[] => [
  ...(isLeaver ? (['ase_leaver'] as const) : random.chance(0.32) ? (['rsa'] as const) : []),
  ...(!isLeaver && random.chance(0.22) ? (['job_seeker'] as const) : []),
  ...(examYear ? (['pupil'] as const) : []),
  ...(row.adults === 1 && (row.children ?? 0) > 0 ? (['single_parent'] as const) : []),
]

/** Addressed to the coordination, accepted before the list is closed, and its answer read. */
function send({ demo, network, claire }: Scene, { household, days, urgent }: Heard, by: Person, programme: string) {
  const { random, clock } = demo
  const before = Math.min(days - 2, random.int(68, 125))
  const prescription = orient(demo, household, {
    ...{ by, to: network.passerelles, at: clock.ago(before), kinds: ['computer'], programme, urgent },
  })
  const answered = clock.ago(Math.max(58, before - random.int(3, 9)))
  accept(demo, household, prescription, claire, answered)
  read(demo, household, prescription, by, clock.soon(answered, random.int(30, 2_000)))
  return { prescription, prescriber: by.organisation.id }
}
