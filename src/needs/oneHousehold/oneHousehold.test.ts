import { describe, expect, test } from 'vitest'
import { sceneOf } from '#allocation/allocations/scene.testing.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { compareAll } from '../alike/comparison.ts'

const site = await testSite()
const scene = sceneOf(site)
const [claire, samira] = [site.as('claire'), site.as('samira')]

type Written = { by?: 'samira' | 'paul' | 'ines'; name: string; phone?: string; first?: string; born?: number }

let phones = 0

/** A file that a partner wrote and addressed to the coordination, which accepted it. */
async function written({
  by = 'samira',
  name,
  phone = `+336399${80100 + ++phones}`,
  first,
  born,
}: Written): Promise<string> {
  const id = await scene.household({ needs: ['computer'], name, by: 'samira' })
  await site.owner(`update app.household set phone = $2, email = null, address = '14 rue des Lilas' where id = $1`, [
    id,
    phone,
  ])
  if (by !== 'samira') {
    await site.owner(`update app.household set organisation_id = $2 where id = $1`, [id, organisationId(by)])
    await site.owner(`update app.household_access set organisation_id = $2 where household_id = $1`, [
      id,
      organisationId(by),
    ])
  }
  if (first)
    await site.owner(
      `insert into app.beneficiary (id, household_id, first_name, birth_year, adult) values (app.uuid7(), $1, $2, $3, true)`,
      [id, first, born ?? null],
    )
  await site.owner(
    `with seen as (insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
       select $2, h.id, 'prescription', 'full', h.name, app.name_key(h.name), h.commune, h.stage, h.status, h.touched_at from app.household h where h.id = $1)
     insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at, answered_at)
     select app.uuid7(), $1, $3, $2, m.id, m.name, '{computer}', 'accepted', now(), now() from app.member m where m.organisation_id = $3 limit 1`,
    [id, organisationId('claire'), organisationId(by)],
  )
  await site.owner(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by) values (app.uuid7(), $1, $2, 'sharing', 'spoken', current_date, 'x')`,
    [id, organisationId(by)],
  )
  return id
}
const between = (a: string, b: string) => `/rapprochements/${a}/${b}`
const unite = (kept: string, other: string) => claire.post(between(kept, other), { answer: 'same', keep: kept })
const promise = async (household: string) =>
  claire.post(`/familles/${household}/attribuer`, {
    programme,
    device: (await scene.device()).id,
    sim: 'later',
  })
const programme = await scene.programme({ computer: 40 })
const needOf = async (id: string) => (await scene.state('need', 'household_id', id))[0]

describe('finding', () => {
  test('a family named by a school, a CCAS and a mission is found, whatever the spelling; namesakes without anything else are not', async () => {
    const school = await written({
      by: 'paul',
      name: 'Famille Kowalczyk',
      phone: '+33639980111',
      first: 'Lina',
      born: 2012,
    })
    const ccas = await written({ name: 'Mme Anna Kowalczik', phone: '+33639980111', first: 'Anna', born: 1980 })
    const other = await scene.household({ name: 'Famille Sansrapport', needs: ['skills'] })
    await site.owner('update app.household set email = null where id = $1', [other])
    await claire.post('/rapprochements/comparer')
    const pairs = await site.owner<{ a: string; b: string }>(
      'select a, b from app.likeness where organisation_id = $1',
      [organisationId('claire')],
    )
    expect(pairs).toEqual([{ a: [school, ccas].sort()[0], b: [school, ccas].sort()[1] }])
    expect(pairs.flatMap(({ a, b }) => [a, b])).not.toContain(other)
    expect((await claire.get('/rapprochements')).text).toContain('Famille Kowalczyk')
    expect((await claire.get('/ma-journee')).text).toContain('1 paire de fiches se ressemble')
    const { text } = await claire.get(between(school, ccas))
    for (const said of [
      'CCAS de Harnes',
      'Collège des Trois-Tilleuls',
      'identique',
      'se complètent',
      'Téléphone',
      'Ensemble',
      'Lina, naissance : 2012',
    ])
      expect(text).toContain(said)
  })

  test('the night compares for each organisation that coordinates, and for no other', async () => {
    expect(await compareAll(site.database, new Date())).toBe(2)
    const learnt = await site.owner<{ organisation_id: string }>('select organisation_id from app.linkage_model')
    expect(learnt.map((row) => row.organisation_id).sort()).toEqual(
      [organisationId('claire'), organisationId('victor')].sort(),
    )
  })

  test('a confidential address is not compared for who may not read it', async () => {
    const id = await written({ name: 'Famille Cachée', phone: '+33639980999' })
    await site.owner('update app.household set confidential_address = true where id = $1', [id])
    const people = await site.acting('claire', async (by) =>
      (await import('../alike/compare.store.ts')).peopleComparedBy(by),
    )
    expect(people.find(({ file }) => file === id)?.address).toBe('')
  })
})

describe('judging', () => {
  test('one family: both are read as one, each partner keeps its file, and none learns of the other', async () => {
    const a = await written({ name: 'Famille Morel' })
    const b = await written({ by: 'ines', name: 'Mme Morel Julie' })
    expect((await unite(a, b)).status).toBe(303)
    expect((await claire.get(`/familles/${b}`)).location).toBe(`/familles/${a}`)
    const { text } = await claire.get(`/familles/${a}`)
    expect(text).toContain('Nommée par 2 structures')
    expect(text).toContain('une structure partenaire')
    expect(text).not.toContain('addictologie')
    const list = (await claire.get('/familles?nom=morel')).text
    expect([list.includes(a), list.includes(b)]).toEqual([true, false])
    for (const [who, id] of [
      [samira, a],
      [site.as('ines'), b],
    ] as const) {
      const page = await who.get(`/familles/${id}`)
      expect([page.status, /Nommée par|réunie|Morel Julie.*Famille Morel/.test(page.text)]).toEqual([200, false])
      expect((await who.get(`/familles/${id}/fiches`)).status).toBe(403)
    }
    expect((await samira.get(`/familles/${b}`)).status).toBe(404)
  })

  test('what each of two files read as one tells is read, with who heard it and when, and only there', async () => {
    const a = await written({ name: 'Famille Lemaître' })
    const b = await written({ by: 'ines', name: 'Famille Lemaitre' })
    for (const [id, said, who, at] of [
      [a, 'Un seul téléphone', 'samira', '2026-10-05'],
      [b, 'Dossier à faire en ligne', 'ines', '2026-11-03'],
    ] as const)
      await site.owner(
        `update app.need set situation = $2, organisation_id = $3, heard_at = $4 where household_id = $1`,
        [...[id, said, organisationId(who), at]],
      )
    await unite(a, b)
    const { text } = await claire.get(`/familles/${a}`)
    expect(text).toMatch(/Un seul téléphone.{1,80}Entendu par le CCAS de Harnes, le lundi 5 octobre 2026/)
    expect(text).toMatch(
      /Dossier à faire en ligne.{1,80}Entendu par une structure partenaire, le mardi 3 novembre 2026/,
    )
    expect((await samira.get(`/familles/${a}`)).text).not.toContain('Dossier à faire')
  })

  test('a person whom two files name is shown once, what they say otherwise told, and twice again once they are parted', async () => {
    const a = await written({ name: 'Famille Nivelle', first: 'Salomé', born: 1984 })
    const b = await written({ by: 'ines', name: 'Famille Nivelle', first: 'SALOME', born: 1985 })
    const rows = () => site.owner('select * from app.beneficiary where household_id = any ($1) order by id', [[a, b]])
    const before = await rows()
    await site.owner(`update app.household set adults = 2, children = 3 where id = $1`, [b])
    await unite(a, b)
    const { text } = await claire.get(`/familles/${a}`)
    expect(text.match(/Salom[eé]|SALOME/g)).toEqual(['Salomé'])
    expect(text).toMatch(/Qui lit ce dossier<\/dt>(?:(?!<\/dd>).)*une structure partenaire/s)
    for (const said of ['deux années de naissance notées', 'Une autre fiche dit : 2 adultes, 3 enfants.'])
      expect(text).toContain(said)
    expect((await claire.get(`/familles/${a}/publics`)).text).not.toContain('SALOME')
    const files = (await claire.get(`/familles/${a}/fiches`)).text
    for (const said of ['Salomé, naissance : 1984', 'SALOME, naissance : 1985']) expect(files).toContain(said)
    expect(await rows()).toEqual(before)
    await claire.post(`/familles/${a}/fiches/${b}/separer`)
    for (const [id, name] of [
      [a, 'Salomé'],
      [b, 'SALOME'],
    ] as const) {
      const page = (await claire.get(`/familles/${id}`)).text
      expect(page.match(/Salom[eé]|SALOME/g)).toEqual([name])
      expect(page).not.toContain('deux dates')
    }
  })

  test('what is promised and handed to the family answers every file; nobody gets a second computer through another one', async () => {
    const a = await written({ name: 'Famille Delcourt' })
    const b = await written({ by: 'ines', name: 'Delcourt Marie' })
    await unite(a, b)
    expect((await promise(b)).status).toBe(303)
    expect([await needOf(a), await needOf(b)]).toEqual(['promised', 'promised'])
    expect((await promise(a)).text).toContain('a déjà la promesse')
    expect(
      (
        await site.owner<{ household_id: string }>(
          'select household_id from app.allocation where household_id = any ($1)',
          [[a, b]],
        )
      ).map((row) => row.household_id),
    ).toEqual([a])
    const [partner] = await site.owner<{ chain: string }>('select chain from app.household where id = $1', [b])
    expect(partner?.chain[2]).toBe('d')
  })

  test('a family that was served before is served in the other file too, and its partner reads no date from before', async () => {
    const a = await written({ name: 'Famille Ancienne' })
    await site.owner(
      `insert into app.handover (id, organisation_id, household_id, kind, state, signed_at, handed_by, created_at) values (app.uuid7(), $1, $2, 'gift', 'signed', now() - interval '40 days', 'Claire', now() - interval '41 days')`,
      [organisationId('claire'), a],
    )
    const b = await written({ by: 'ines', name: 'Ancienne Lucie' })
    await unite(a, b)
    const [row] = await site.owner<{ id: string }>('select id from app.prescription where household_id = $1', [b])
    const page = (await site.as('ines').get(`/orientations/${row?.id}`)).text
    expect(page).toContain('Équipement remis')
    const [{ handed } = { handed: null }] = await site.acting('ines', async (by) => {
      const { sql } = await import('kysely')
      return (await sql<{ handed: Date | null }>`select handed from app.follow_up(${b})`.execute(by.db)).rows
    })
    expect(Date.now() - (handed?.getTime() ?? 0)).toBeLessThan(3_600_000)
  })

  test('two promises of one programme are said, and nothing is united before one is cancelled', async () => {
    const [a, b] = [
      await written({ name: 'Famille Double', phone: '+33639980201' }),
      await written({ by: 'ines', name: 'Double Éva', phone: '+33639980202' }),
    ]
    expect([(await promise(a)).status, (await promise(b)).status]).toEqual([303, 303])
    const refused = await unite(a, b)
    expect([refused.status, refused.text.includes('Annulez celle qui est de trop')]).toEqual([422, true])
    expect((await claire.get(`/familles/${b}`)).status).toBe(200)
    expect(
      await site.owner(
        'select from app.verdict where a = least($1::uuid, $2::uuid) and b = greatest($1::uuid, $2::uuid)',
        [a, b],
      ),
    ).toHaveLength(0)
  })

  test('two colleagues who answer at once: the second reads what the first one said', async () => {
    const [a, b] = [await written({ name: 'Famille Rapide' }), await written({ by: 'ines', name: 'Rapide Zoé' })]
    const answers = await Promise.all([unite(a, b), claire.post(between(b, a), { answer: 'distinct' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    const late = answers.find(({ status }) => status === 422)?.text
    expect(late).toContain('a déjà répondu')
    expect(late).toMatch(/accesskey="s"|Voir les réponses/)
  })

  test('an answer survives the next comparison, and a pair told apart is asked about no more, not even at a promise', async () => {
    const [a, b] = [
      await written({ name: 'Famille Lemoine', phone: '+33639980301' }),
      await written({ by: 'ines', name: 'Famille Lemoine', phone: '+33639980301' }),
    ]
    await claire.post('/rapprochements/comparer')
    expect((await claire.get('/rapprochements')).text).toContain(between(...([a, b].sort() as [string, string])))
    await claire.post(between(a, b), { answer: 'distinct', reason: 'deux sœurs' })
    await claire.post('/rapprochements/comparer')
    const page = (await claire.get('/rapprochements')).text
    expect([page.includes(between(...([a, b].sort() as [string, string]))), page.includes('deux sœurs')]).toEqual([
      false,
      true,
    ])
    expect([(await promise(a)).status, (await promise(b)).status]).toEqual([303, 303])
  })

  test('what was told apart is not put together through a third file, until that answer is taken back', async () => {
    const [a, b, c] = [
      await written({ name: 'Famille Un' }),
      await written({ by: 'ines', name: 'Famille Deux' }),
      await written({ by: 'paul', name: 'Famille Trois' }),
    ]
    await unite(a, b)
    await claire.post(between(b, c), { answer: 'distinct' })
    expect((await unite(a, c)).text).toContain('Reprenez d’abord cette réponse')
    const [verdict] = await site.owner<{ id: string }>(
      'select id from app.verdict where not same and (a = $1 or b = $1) and taken_back_at is null',
      [c],
    )
    expect((await claire.post(`/rapprochements/reprendre/${verdict?.id}`)).status).toBe(303)
    expect((await unite(a, c)).status).toBe(303)
    expect((await claire.get(`/familles/${a}/fiches`)).text).toContain('Collège des Trois-Tilleuls')
  })
})

test('three files of one family are one line, each page names the third, and another family comes once two are read as one', async () => {
  const phone = '+33639980555'
  const files = [
    await written({ name: 'Famille Zawadzki', phone }),
    await written({ by: 'ines', name: 'Mme Zawadzka Ola', phone }),
    await written({ by: 'paul', name: 'Zawadski', phone }),
  ].sort()
  const [a, b, c] = files as [string, string, string]
  for (const [one, other, odds] of [
    [a, b, 9],
    [a, c, 8],
    [b, c, 7],
  ])
    await site.owner(
      `insert into app.likeness (organisation_id, a, b, zone, odds, steps, found_at) values ($1, $2, $3, 'judge', $4, '[]', now())`,
      [organisationId('claire'), one, other, odds],
    )
  expect((await claire.get('/rapprochements')).text).toMatch(
    /Zawad[^<]*<\/a><small>3 fiches semblent être la même famille/,
  )
  const page = (await claire.get(between(a, b))).text
  expect(page).toContain('3 fiches semblent être la même famille')
  expect(page.includes(between(a, c)) || page.includes(between(b, c))).toBe(true)
  expect(page).toMatch(/(Identiques|Proches) : [^<]*(commune|téléphone)/)
  const after = (await unite(a, b)).location ?? ''
  expect(files.filter((file) => after.includes(file))).toEqual([])
  const waiting = async () => {
    const { text } = await claire.get('/rapprochements')
    return [between(a, c), between(b, c)].filter((pair) => text.includes(pair))
  }
  expect(await waiting()).toEqual([between(a, c)])
  const next = between(a, c)
  await claire.post(next, { answer: 'distinct' })
  expect(await waiting()).toEqual([])
  const [verdict] = await site.owner<{ id: string }>(
    'select id from app.verdict where not same and b = $1 and taken_back_at is null',
    [c],
  )
  await claire.post(`/rapprochements/reprendre/${verdict?.id}`)
  expect(await waiting()).toEqual([between(a, c)])
  const last = (await claire.post(next, { answer: 'same', keep: c })).location ?? ''
  expect(files.filter((file) => last.includes(file))).toEqual([])
})

describe('splitting', () => {
  test('after a handover: what was given stays with the file it was given to, and the other waits again', async () => {
    const [a, b] = [await written({ name: 'Famille Fournier' }), await written({ by: 'ines', name: 'Fournier Léo' })]
    await unite(a, b)
    expect((await promise(a)).status).toBe(303)
    await site.owner(`update app.allocation set state = 'handed_over' where household_id = $1`, [a])
    await site.owner(`update app.need set state = 'served' where household_id = any ($1)`, [[a, b]])
    await site.owner(`update app.prescription set state = 'served' where household_id = any ($1)`, [[a, b]])
    expect((await claire.post(`/familles/${a}/fiches/${b}/separer`, { reason: 'le père et son frère' })).location).toBe(
      `/familles/${b}`,
    )
    expect([await needOf(a), await needOf(b)]).toEqual(['served', 'prescribed'])
    expect(await scene.state('prescription', 'household_id', b)).toEqual(['accepted'])
    expect((await claire.get(`/familles/${b}`)).status).toBe(200)
    expect((await claire.get('/familles?nom=fournier')).text).toContain(b)
    expect((await unite(a, b)).text).toContain('a déjà répondu')
    const acts = await site.owner<{ act: string; household_id: string | null }>(
      `select act, household_id from app.event where act in ('household.united', 'household.split') order by at desc, seq desc limit 2`,
    )
    expect(acts).toEqual([
      { act: 'household.split', household_id: null },
      { act: 'household.united', household_id: null },
    ])
  })

  test('a file that no longer is with the others is not split twice', async () => {
    const [a, b] = [await written({ name: 'Famille Seule' }), await written({ by: 'ines', name: 'Seule Ana' })]
    await unite(a, b)
    const answers = await Promise.all([1, 2].map(() => claire.post(`/familles/${a}/fiches/${b}/separer`)))
    expect(answers.map(({ status }) => status).sort()).not.toEqual([303, 303])
  })
})

describe('leaving', () => {
  test('when the file that was kept leaves, the others are read in the oldest of them; when it is forgotten, no answer keeps its number', async () => {
    const [a, b, c] = [
      await written({ name: 'Famille Partie' }),
      await written({ by: 'ines', name: 'Partie Éva' }),
      await written({ by: 'paul', name: 'Famille Partit' }),
    ]
    await unite(a, b)
    await unite(a, c)
    await site.owner(
      `update app.household_access set ended_at = now() where household_id = $1 and organisation_id = $2`,
      [a, organisationId('claire')],
    )
    expect((await claire.get(`/familles/${a}`)).status).toBe(404)
    const kept = await site.owner<{ household_id: string; kept_in: string | null }>(
      `select household_id, kept_in from app.household_access where organisation_id = $1 and household_id = any ($2) order by kept_in nulls first`,
      [organisationId('claire'), [b, c]],
    )
    expect(kept).toEqual([
      { household_id: b, kept_in: null },
      { household_id: c, kept_in: b },
    ])
    await site.owner(`select app.forget_household($1, now(), 'request', 'Samira')`, [b])
    expect(await site.owner('select from app.verdict where $1 in (a, b)', [b])).toHaveLength(0)
    expect((await claire.get(`/familles/${c}`)).status).toBe(200)
  })
})

describe('isolation', () => {
  test('only the coordination judges, and only files that it follows in full', async () => {
    const [a, b] = [
      await written({ name: 'Famille Close' }),
      await scene.household({ name: 'Famille Ailleurs', by: 'victor' }),
    ]
    for (const who of ['samira', 'paul', 'nadia', 'lea'] as const) {
      expect((await site.as(who).get('/rapprochements')).status).toBe(403)
      expect((await site.as(who).post(between(a, b), { answer: 'same' })).status).toBe(403)
    }
    expect((await claire.get(between(a, b))).status).toBe(404)
    expect((await claire.post(between(a, b), { answer: 'same' })).status).toBe(404)
    expect((await site.as('victor').get(between(a, b))).status).toBe(404)
    expect((await claire.get(between(a, a))).status).toBe(404)
    await expect(
      site.acting('claire', async (by) =>
        by.db
          .insertInto('verdict')
          .values({
            id: by.newId(),
            organisation_id: by.member.organisationId,
            a: [a, b].sort()[0]!,
            b: [a, b].sort()[1]!,
            same: true,
            decided_by: 'x',
            decided_at: by.now,
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })
})

test('a family is told and forgotten whole: what its files hold is in its dossier, and those of one’s own go with it', async () => {
  const [a, b] = [
    await written({ name: 'Famille Legrand', first: 'Rose', born: 1990 }),
    await written({ name: 'Legrand Rose', first: 'Léon', born: 2015 }),
  ]
  await site.owner('update app.household set organisation_id = $2 where id = any ($1)', [
    [a, b],
    organisationId('claire'),
  ])
  await unite(a, b)
  const held = (await claire.get(`/familles/${a}/droits/dossier`)).text
  expect([held.includes('Rose'), held.includes('Léon')]).toEqual([true, true])
  expect((await claire.post(`/familles/${a}/droits/effacement`, { asked: 'spoken' })).status).toBe(303)
  expect(
    await site.owner('select from app.household where id = any ($1) and forgotten_at is not null', [[a, b]]),
  ).toHaveLength(2)
})

/** In which file each of these is read. */
const placesOf = async (...files: string[]) => {
  const rows = await site.owner<{ id: string; kept_in: string | null }>(
    `select household_id as id, kept_in from app.household_access where organisation_id = $1 and household_id = any ($2)`,
    [organisationId('claire'), files],
  )
  return files.map((file) => rows.find(({ id }) => id === file)?.kept_in)
}
/** The answers that stand between these files. */
const standing = async (...files: string[]) =>
  (
    await site.owner<{ a: string; b: string; same: boolean; reason: string }>(
      'select a, b, same, reason from app.verdict where taken_back_at is null and a = any ($1) and b = any ($1)',
      [files],
    )
  ).map(({ a, b, same, reason }) => ({ pair: [a, b], same, reason }))
const counted = async () => (await site.owner('select from app.event')).length

describe('what partners do meanwhile', () => {
  test('an act of a partner on its own file moves nothing in the file of another one, nor does the judgement alone', async () => {
    const [a, b] = [await written({ name: 'Famille Calme' }), await written({ by: 'ines', name: 'Calme Rosa' })]
    await site.owner(`update app.household set touched_at = now() - interval '90 days' where id = any ($1)`, [[a, b]])
    await unite(a, b)
    const ago = async () =>
      Number(
        (
          await site.owner<{ days: string }>(
            `select extract(day from now() - touched_at) as days from app.household where id = $1`,
            [b],
          )
        )[0]?.days,
      )
    expect(await ago()).toBe(90)
    await site.owner(
      `with place as (insert into app.place (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Salle', '62413') returning id)
       insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at, state)
       select app.uuid7(), $1, place.id, m.id, $2, 'training', now(), now() + interval '1 hour', 'seen' from place, app.member m where m.organisation_id = $1 limit 1`,
      [organisationId('samira'), a],
    )
    expect(await ago()).toBe(90)
  })

  test('once the file with the promise is forgotten, its place is free and the family waits again through the other file', async () => {
    const [a, b] = [await written({ name: 'Famille Oubli' }), await written({ by: 'ines', name: 'Oubli Max' })]
    await unite(a, b)
    expect((await promise(a)).status).toBe(303)
    const before = (await scene.quota(programme))?.promised ?? 0
    await site.owner(`select app.forget_household($1, now(), 'request', 'Samira')`, [a])
    expect((await scene.quota(programme))?.promised).toBe(before - 1)
    expect([
      await needOf(b),
      await scene.state('prescription', 'household_id', b),
      await scene.state('allocation', 'household_id', a),
    ]).toEqual(['prescribed', ['accepted'], ['cancelled']])
    expect((await claire.get(`/programmes/${programme}/attente`)).text).toContain(b)
  })

  test('splitting the file that tied two others leaves none together that nobody judged', async () => {
    const [a, b, c] = [
      await written({ name: 'Famille Pont' }),
      await written({ by: 'ines', name: 'Pont Ana' }),
      await written({ by: 'paul', name: 'Famille Ponts' }),
    ]
    await unite(a, b)
    await unite(b, c)
    expect((await promise(a)).status).toBe(303)
    expect(await placesOf(a, b, c)).toEqual([null, a, a])
    const events = await counted()
    await claire.post(`/familles/${a}/fiches/${b}/separer`, { reason: 'une voisine' })
    expect(await placesOf(a, b, c)).toEqual([null, null, null])
    for (const id of [a, b, c]) expect((await claire.get(`/familles/${id}`)).status).toBe(200)
    expect((await claire.get('/familles?nom=Pont')).text.match(/>(Famille )?Ponts?( Ana)?<\/a>/g)).toHaveLength(3)
    expect([await needOf(a), await needOf(b), await needOf(c)]).toEqual(['promised', 'prescribed', 'prescribed'])
    expect(await standing(a, b, c)).toEqual([{ pair: [a, b].sort(), same: false, reason: 'une voisine' }])
    expect(await counted()).toBe(events + 1)
    expect((await unite(a, c)).status).toBe(303)
    expect(await placesOf(a, b, c)).toEqual([null, null, a])
    expect((await unite(c, b)).text).toContain('Reprenez d’abord cette réponse')
  })

  test('a file closed before keeps its own end when the family is closed and opened again', async () => {
    const [a, b] = [await written({ name: 'Famille Finie' }), await written({ by: 'ines', name: 'Finie Lou' })]
    await claire.post(`/familles/${b}/clore`, { reason: 'moved' })
    await unite(a, b)
    await claire.post(`/familles/${a}/clore`, { reason: 'declined' })
    await claire.post(`/familles/${a}/rouvrir`)
    const ends = await site.owner<{ status: string; closed_as: string | null }>(
      'select status, closed_as from app.household where id = any ($1) order by status',
      [[a, b]],
    )
    expect(ends).toEqual([
      { status: 'closed', closed_as: 'moved' },
      { status: 'open', closed_as: null },
    ])
  })
})
