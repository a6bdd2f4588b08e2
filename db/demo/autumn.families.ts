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

/**
 * How many families of each town wait for one of its forty places, how many of them are young people who left care, and who speaks for
 * them. Those are more than the quota that counts them, and fewer than five in each town: its name is hidden from what is published.
 */
const waitingIn: readonly (readonly [town: Town, families: number, leavers: number, by: readonly OrganisationKey[]])[] =
  [
    [insee.sallaumines, 64, 4, ['ccasSallaumines', 'ccasSallaumines', 'corons', 'mission', 'plie']],
    [insee.harnes, 54, 3, ['ccasHarnes', 'ccasHarnes', 'guichet', 'lampisterie', 'mission']],
    [insee.billy, 48, 3, ['ccasBilly', 'ccasBilly', 'pont', 'mission', 'caf']],
  ]

/** In each town, the first families with a pupil have one in an examination year: enough of them for their kit to be named. */
const EXAMS = 12

/** Families of three towns that an accepted orientation made wait for a computer. */
export function inventAutumnFamilies(scene: Scene, { programme }: Autumn): Waiting[] {
  return waitingIn.flatMap(([commune, families, most, partners]) => {
    const among = { leavers: 0, exams: 0 }
    return Array.from({ length: families }, () => {
      const by = scene.demo.random.pick(scene.network[scene.demo.random.pick(partners)].people)
      const one = hear(scene, by, commune)
      const isLeaver = one.household.row.children === 0 && among.leavers < most && scene.demo.random.chance(0.7)
      if (isLeaver) among.leavers++
      const facts = note(scene, one, by, { isLeaver, isAlone: among.exams % 2 === 0, mayPass: among.exams < EXAMS })
      if (facts.examYear) among.exams++
      return { ...one, facts, ...send(scene, one, by, programme.id) }
    })
  })
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

type Told = { isLeaver: boolean; isAlone: boolean; mayPass: boolean }

/**
 * What is known of the family: what stands at home, who it is for programmes, who passes an examination. Of those who have somebody in an
 * examination year, every other one is a parent alone: five families at least stand behind each name that is published.
 */
function note({ demo }: Scene, { household, at, urgent }: Heard, by: Person, told: Told): Waiting['facts'] {
  const { random } = demo
  const { row } = household
  if ((row.children ?? 0) > 0 && random.chance(0.35)) row.adults = 1
  const people = ((demo.tables.get('beneficiary') ?? []) as Row<'beneficiary'>[])
    .slice(-4)
    .filter((one) => one.household_id === household.id)
  const age = told.mayPass ? 14 : 12
  for (const one of people) {
    const youngest = demo.now.getUTCFullYear() - age - (one.adult ? 20 : 0)
    if (one.class) Object.assign(one, { class: told.mayPass ? '3e B' : '5e B', birth_year: youngest })
    else one.birth_year = Math.min(Number(one.birth_year), youngest)
  }
  const examYear = people.some((one) => endsWithExam(one.class ?? ''))
  const equipment = random.chance(examYear || row.children === 0 ? 0.75 : 0.55)
    ? ['none']
    : [random.pick(['phone', 'phone', 'old_computer', 'shared_computer'])]
  if (examYear) row.adults = told.isAlone ? 1 : Math.max(2, row.adults ?? 0)
  const publics = publicsOf(household, { isLeaver: told.isLeaver, examYear, random })
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
