import { describe, expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { type FirstName, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { writeTerritory } from './territory.ts'
import { writerOf } from './writing.ts'

const site = await testSite()
const [here, elsewhere] = await asOwner(site.url, async (owner) => [
  await writeTerritory(owner, { coordinator: 'claire', prescriber: 'samira', school: 'paul' }, 1, 'ICI'),
  await writeTerritory(owner, { coordinator: 'victor', prescriber: 'sofia' }, 2, 'AILLEURS'),
])
const write = writerOf(site.url)
/** Resolves to "locked" when the second lock turns the statement away, else to how many rows it moved. */
const tried = (as: FirstName, text: string, values: unknown[] = []) =>
  write(as, text, values).catch((error: { code?: string }) => (error.code === '42501' ? 'locked' : error))

const { household, twin, beneficiary } = here.ids
const foreign = elsewhere.ids
const [third, child, twinChild, thirdChild] = [1, 2, 3, 4].map((n) => `00000000-0000-7000-c000-00000000000${n}`)
/** A third file that the coordination follows from afar, and a child in each of the three. */
await site.owner(
  `insert into app.household (id, organisation_id, name, commune) values ($1, $2, 'Famille de loin', '62413')`,
  [third, organisationId('samira')],
)
await site.owner(
  `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
   select $1, id, 'prescription', 'status', name, name_key, commune, stage, status, touched_at from app.household where id = $2`,
  [organisationId('claire'), third],
)
for (const [id, home] of [
  [child, household],
  [twinChild, twin],
  [thirdChild, third],
])
  await site.owner(`insert into app.beneficiary (id, household_id, first_name, adult) values ($1, $2, 'Noé', false)`, [
    id,
    home,
  ])

describe('a file kept in another one', () => {
  const keep = 'select app.keep_in($1, $2, now())'
  test('is never said so by writing it: only the act that judged does', async () => {
    expect(
      await tried('claire', 'update app.household_access set kept_in = $1 where household_id = $2', [household, twin]),
    ).toBe('locked')
    expect(await tried('claire', keep, [twin, household])).toBe(1)
  })
  test.each([
    ['that nobody here follows', () => [foreign.household, household]],
    ['into one that nobody here follows', () => [household, foreign.household]],
    ['followed from afar', () => [third, household]],
    ['in itself', () => [household, household]],
  ])('%s is refused', async (_, files) => expect(await tried('claire', keep, files())).toBe('locked'))
  test('stays where it is when nothing holds it, or when it is another territory’s', async () => {
    for (const file of [household, foreign.household, foreign.twin])
      expect(await tried('claire', 'select app.read_apart($1)', [file])).toBe('locked')
  })
  test('is nobody’s business but of the organisation that judged', async () => {
    await site.owner('update app.household_access set kept_in = $1 where household_id = $2 and organisation_id = $3', [
      household,
      twin,
      organisationId('claire'),
    ])
    const both = [household, twin].sort()
    expect(await tried('claire', 'select from app.files_of($1)', [twin])).toBe(2)
    expect(await tried('samira', 'select from app.files_of($1)', [twin])).toBe(1)
    expect(await tried('samira', 'select app.read_apart($1)', [twin])).toBe('locked')
    expect(await tried('victor', 'select from app.files_of($1)', [both[0]])).toBe(0)
    await site.owner('update app.household_access set kept_in = null')
  })
})

describe('an answer on two files', () => {
  const say = (as: FirstName, a = '', b = '') =>
    tried(
      as,
      `insert into app.verdict (id, organisation_id, a, b, same, decided_by, decided_at)
       values (app.uuid7(), (app.orgs())[1], least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), true, 'x', now())`,
      [a, b],
    )
  const change = (what: string, as: FirstName = 'claire') =>
    tried(as, `update app.verdict set ${what} where id = $1`, [here.ids.verdict])
  test('is given on two files followed in full, and on no others', async () => {
    expect(await say('claire', household, foreign.household)).toBe('locked')
    expect(await say('claire', household, third)).toBe('locked')
    expect(await say('victor', household, twin)).toBe('locked')
  })
  test('is taken back, and nothing else of it is changed', async () => {
    expect(await change(`taken_back_by = 'x', taken_back_at = now()`)).toBe(1)
    expect(await change('same = true')).toBe('locked')
    expect(await change(`a = least(a, '${foreign.household}'), b = greatest(b, '${foreign.household}')`)).toBe('locked')
    expect(await change(`organisation_id = '${organisationId('victor')}', taken_back_at = now()`)).toBe('locked')
    for (const stranger of ['samira', 'victor'] as const)
      expect(await change('taken_back_at = now()', stranger)).toBe(0)
    expect(await tried('claire', 'delete from app.verdict where id = $1', [here.ids.verdict])).toBe('locked')
  })
})

describe('a child who lives in two homes', () => {
  const live = (as: FirstName, ...[home, who, other, same]: (string | undefined)[]) =>
    tried(
      as,
      `insert into app.two_homes (id, organisation_id, household_id, child_id, other_household_id, other_child_id, noted_by, noted_at)
       values (app.uuid7(), (app.orgs())[1], $1, $2, $3, $4, 'x', now())`,
      [home, who, other, same],
    )
  test('is said so by who follows both homes, and of a child of each', async () => {
    expect(await live('claire', household, child, twin, twinChild)).toBe(1)
    expect(await live('claire', household, twinChild, twin, child)).toBe('locked')
    expect(await live('claire', household, beneficiary, twin, twinChild)).toBe('locked')
    expect(await live('claire', household, child, third, thirdChild)).toBe('locked')
    expect(await live('claire', household, child, foreign.household, foreign.beneficiary)).toBe('locked')
    expect(await live('victor', household, child, twin, twinChild)).toBe('locked')
  })
  test('is not moved to another home or another child, nor seen by who follows one home', async () => {
    const [row] = await site.owner<{ id: string }>(
      `insert into app.two_homes (id, organisation_id, household_id, child_id, other_household_id, other_child_id, noted_by, noted_at)
       values (app.uuid7(), $1, $2, $3, $4, $5, 'x', now()) returning id`,
      [organisationId('claire'), household, child, twin, twinChild],
    )
    const change = (what: string, as: FirstName = 'claire') =>
      tried(as, `update app.two_homes set ${what} where id = $1`, [row?.id])
    expect(await change('ended_on = current_date')).toBe(1)
    expect(await change(`other_household_id = '${foreign.household}', other_child_id = '${foreign.beneficiary}'`)).toBe(
      'locked',
    )
    expect(await change(`other_child_id = '${child}'`)).toBe('locked')
    expect(await change(`child_id = '${thirdChild}'`)).toBe('locked')
    await site.owner(
      `update app.household_access set scope = 'status' where household_id = $1 and organisation_id = $2`,
      [twin, organisationId('claire')],
    )
    expect(await tried('claire', 'select from app.two_homes')).toBe(0)
    await site.owner(
      `update app.household_access set scope = 'full' where household_id = $1 and organisation_id = $2`,
      [twin, organisationId('claire')],
    )
    expect(await tried('claire', 'select from app.two_homes')).toBe(1)
    expect(await tried('victor', 'select from app.two_homes where household_id = $1', [household])).toBe(0)
  })
})

test('a child’s agreement is noted with a child of that very household', async () => {
  const agree = (as: FirstName, home?: string, who?: string) =>
    tried(
      as,
      `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by, child_agreed, beneficiary_id, given_as)
       values (app.uuid7(), $1, (app.orgs())[1], 'child', 'spoken', current_date, 'x', true, $2, 'full')`,
      [home, who],
    )
  expect(await agree('claire', household, child)).toBe(1)
  for (const other of [twinChild, thirdChild, foreign.beneficiary])
    expect(await agree('claire', household, other)).toBe('locked')
  expect(await agree('claire', foreign.household, foreign.beneficiary)).toBe('locked')
  expect(await agree('victor', household, child)).toBe('locked')
})

describe('a school', () => {
  const other = elsewhere.ids
  test('writes pupils in its own classes, tied to families that it follows', async () => {
    const enrol = (klass?: string, home: string | null = null) =>
      tried(
        'paul',
        `insert into app.pupil (id, organisation_id, class_id, first_name, last_name, name_key, household_id, created_at)
         values (app.uuid7(), (app.orgs())[1], $1, 'Noé', 'Petit', 'petit noe', $2, now())`,
        [klass, home],
      )
    expect(await enrol(here.ids.schoolClass)).toBe(1)
    expect(await enrol(other.schoolClass)).toBe('locked')
    expect(await enrol(here.ids.schoolClass, other.household ?? null)).toBe('locked')
    expect(
      await tried('paul', 'update app.pupil set class_id = $1 where id = $2', [other.schoolClass, here.ids.pupil]),
    ).toBe('locked')
    expect(
      await tried('paul', 'update app.pupil set household_id = $1 where id = $2', [other.household, here.ids.pupil]),
    ).toBe('locked')
  })
  test('says its own breaks, and reads those of a coordination only through what it addressed to it', async () => {
    const say = (organisation: string) =>
      tried(
        'paul',
        `insert into app.school_break (organisation_id, school_year, kind, last_class, resumes, said_at) values ($1, 2026, 'autumn', '2026-10-16', '2026-11-02', now())`,
        [organisation],
      )
    expect(await say(organisationId('paul'))).toBe(1)
    expect(await say(organisationId('claire'))).toBe('locked')
    const others = 'from app.school_break where organisation_id <> all (app.orgs())'
    expect(await tried('paul', `select ${others}`)).toBe(0)
    expect(await tried('paul', `delete ${others}`)).toBe(0)
    expect(await tried('victor', 'select from app.breaks_given(2026)')).toBe(0)
  })
  test('flags its own pupils, and reads no signal of another school', async () => {
    const flag = (pupil?: string) =>
      tried(
        'paul',
        `insert into app.signal (id, organisation_id, pupil_id, since, noticed, flagged_by, flagged_at)
         values (app.uuid7(), (app.orgs())[1], $1, current_date, 'class_missed', 'x', now())`,
        [pupil],
      )
    await site.owner('delete from app.signal where pupil_id = $1', [here.ids.pupil])
    expect(await flag(here.ids.pupil)).toBe(1)
    expect(await flag(other.pupil)).toBe('locked')
    expect(await tried('paul', 'select from app.signal where pupil_id = $1', [other.pupil])).toBe(0)
    expect(await tried('claire', 'select from app.signal')).toBe(0)
    await site.owner(
      `insert into app.signal (id, organisation_id, pupil_id, since, noticed, flagged_by, flagged_at) values (app.uuid7(), $1, $2, current_date, 'class_missed', 'x', now())`,
      [organisationId('paul'), here.ids.pupil],
    )
    expect(await tried('paul', 'update app.signal set pupil_id = $1', [other.pupil])).toBe('locked')
  })
})
