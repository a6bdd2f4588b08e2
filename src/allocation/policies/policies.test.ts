import { describe, expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { waitingIn } from '../waiting/waiting.store.ts'
import { proposedRules } from './proposed.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const today = dayOf(new Date())

const programmeWith = (computer = 2) => scene.programme({ computer, connection: 0 })

/** A family of Harnes whose orientation was accepted; what is known of it is written behind the locks. */
async function waiting(name: string, known: Record<string, unknown> = {}, classes: string[] = []): Promise<string> {
  const id = await scene.household({ needs: ['computer'], name })
  await scene.accepted(id, { kinds: ['computer'] })
  for (const [column, value] of Object.entries(known))
    await site.owner(`update app.household set ${column} = $2 where id = $1`, [id, value])
  for (const one of classes)
    await site.owner(
      `insert into app.beneficiary (id, household_id, organisation_id, first_name, adult, class) values ($1, $2, $3, 'Lou', false, $4)`,
      [newId(), id, organisationId('claire'), one],
    )
  return id
}

async function draft(programme: string): Promise<{ url: string; id: string }> {
  const { location } = await claire.post(`/programmes/${programme}/priorites`)
  return { url: location ?? '', id: location?.split('/').at(-1) ?? '' }
}
const stored = async (id: string) =>
  (
    await site.owner<{ rules: typeof proposedRules; edits: number; state: string }>(
      'select rules, edits, state from app.priority_policy where id = $1',
      [id],
    )
  )[0]
const adoption = (edits: number, over = {}) => ({
  ...{ adopted_by: 'Comité de pilotage du 12 octobre', adopted_on: today, read: 'oui', edits: String(edits) },
  ...over,
})

describe('a draft', () => {
  test('a new programme reads a proposal, and starts from it', async () => {
    const programme = await programmeWith()
    const page = await claire.get(`/programmes/${programme}/priorites`)
    expect(page.text).toContain('Aucun ordre de priorité n’est adopté')
    expect(page.text).toContain('D’abord : Rien à la maison, et un examen cette année')
    const { url, id } = await draft(programme)
    expect((await claire.get(url)).text).toContain('Brouillon de la version 1')
    expect((await stored(id))?.rules).toEqual(proposedRules)
  })

  test('one at a time: a second is refused, and the first remains', async () => {
    const programme = await programmeWith()
    const { url } = await draft(programme)
    const again = await claire.post(`/programmes/${programme}/priorites`)
    expect([again.status, again.text.includes('Un brouillon est déjà ouvert')]).toEqual([422, true])
    expect((await claire.get(url)).status).toBe(200)
  })

  test('a priority is added, changed, moved and taken out', async () => {
    const { url, id } = await draft(await programmeWith())
    const added = await claire.post(`${url}/lignes/priorite-nouvelle`, {
      ...{
        name: 'Sans adresse, avec des enfants',
        living: ['no_address', 'hosted'],
        'children-atLeast': '1',
        edits: '0',
        was: '',
      },
    })
    expect(added.status).toBe(303)
    expect((await stored(id))?.rules.strata[3]).toEqual({
      name: 'Sans adresse, avec des enfants',
      all: [
        { fact: 'living', values: ['no_address', 'hosted'] },
        { fact: 'children', atLeast: 1 },
      ],
    })
    const opened = await claire.get(`${url}/lignes/priorite-4`)
    expect(opened.text).toMatch(/value="hosted"[^>]*checked/)
    await claire.post(`${url}/ordre`, { move: 'priorite-4.up', edits: '1' })
    expect((await stored(id))?.rules.strata.map(({ name }) => name).indexOf('Sans adresse, avec des enfants')).toBe(2)
    await claire.post(`${url}/ordre`, { move: 'priorite-3.out', edits: '2' })
    expect((await stored(id))?.rules.strata).toHaveLength(3)
    expect((await stored(id))?.edits).toBe(3)
  })

  test('points are whole numbers between −100 and 100, other than zero, with a reason; what was typed stays', async () => {
    const { url, id } = await draft(await programmeWith())
    const post = (points: string | undefined, name = 'Besoin urgent') =>
      claire.post(`${url}/lignes/points-nouvelle`, { name, points, urgent: 'oui', edits: '0', was: '' })
    for (const wrong of ['', undefined, '1,5', 'beaucoup', '101', '-101', '0'])
      expect([wrong, (await post(wrong)).status]).toEqual([wrong, 422])
    const refused = await post('1,5')
    expect(refused.text).toContain('value="1,5"')
    expect(refused.text).toMatch(/name="urgent"[^>]*checked/)
    expect((await post('4', '')).text).toContain('Écrivez la raison')
    expect((await post('−4')).status).toBe(303)
    expect((await stored(id))?.rules.points.at(-1)).toEqual({
      reason: 'Besoin urgent',
      all: [{ fact: 'urgent' }],
      points: -4,
    })
  })

  test('a condition that nobody can meet, or a value that is not in the list, is refused beside its field', async () => {
    const { url } = await draft(await programmeWith())
    const post = (fields: Record<string, string | string[]>) =>
      claire.post(`${url}/lignes/priorite-nouvelle`, { name: 'Essai', edits: '0', was: '', ...fields })
    const answers: [Record<string, string | string[]>, string][] = [
      [{}, 'au moins une condition'],
      [{ 'children-atLeast': '3', 'children-atMost': '1' }, 'au moins 3 et au plus 1'],
      [{ 'children-atLeast': '-1' }, 'de 0 à 240'],
      [{ living: ['château'] }, 'Choisissez dans la liste'],
      [{ equipment: ['none'] }, 'La priorité 3 demande exactement la même chose'],
    ]
    for (const [fields, said] of answers) {
      const { status, text } = await post(fields)
      expect([fields, status, text.includes(said)]).toEqual([fields, 422, true])
    }
  })

  test('two people who write one draft do not undo each other: the second is told, keeps what was typed, and lands on the same line', async () => {
    const { url, id } = await draft(await programmeWith())
    await claire.post(`${url}/ordre`, { move: 'points-2.up', edits: '0' })
    const second = {
      ...{ name: 'Un parent seul', points: '7', publics: ['single_parent'], was: 'Un parent élève seul ses enfants' },
    }
    const late = await claire.post(`${url}/lignes/points-1`, { ...second, edits: '0' })
    expect([late.status, late.text.includes('Quelqu’un vient de changer ce brouillon')]).toEqual([422, true])
    expect(late.text).toContain('value="Un parent seul"')
    const edits = /name="edits" value="(\d+)"/.exec(late.text)?.[1] ?? ''
    expect((await claire.post(`${url}/lignes/points-1`, { ...second, edits })).status).toBe(303)
    expect((await stored(id))?.rules.points.map(({ reason, points }) => [reason, points]).slice(0, 2)).toEqual([
      ['Quelqu’un touche le RSA', 3],
      ['Un parent seul', 7],
    ])
  })

  test('a line taken out while somebody wrote it comes back at the end if they say so', async () => {
    const { url, id } = await draft(await programmeWith())
    const was = proposedRules.strata[2]?.name
    await claire.post(`${url}/ordre`, { move: 'priorite-3.out', edits: '0' })
    const late = await claire.post(`${url}/lignes/priorite-3`, {
      name: 'Sans rien',
      equipment: ['none'],
      edits: '0',
      was,
    })
    expect([late.status, late.text.includes('a retiré ou renommé cette ligne')]).toEqual([422, true])
    expect(
      (await claire.post(`${url}/lignes/priorite-3`, { name: 'Sans rien', equipment: ['none'], edits: '1', was: '' }))
        .status,
    ).toBe(303)
    expect((await stored(id))?.rules.strata.at(-1)?.name).toBe('Sans rien')
  })

  test('a move that nobody proposed writes nothing', async () => {
    const { url, id } = await draft(await programmeWith())
    for (const move of ['', 'autres.out', 'priorite-9.up', 'priorite-1.burn', '<script>'])
      expect((await claire.post(`${url}/ordre`, { move, edits: '0' })).status).toBe(422)
    expect((await claire.post(`${url}/ordre`, { move: 'priorite-1.up', edits: '7' })).status).toBe(422)
    expect((await stored(id))?.edits).toBe(0)
    expect((await claire.get(`${url}/lignes/priorite-99`)).status).toBe(404)
  })

  test('is thrown away; the next one starts again', async () => {
    const programme = await programmeWith()
    const { url, id } = await draft(programme)
    expect((await claire.post(`${url}/effacement`)).location).toBe(`/programmes/${programme}/priorites`)
    expect(await stored(id)).toBeUndefined()
    expect((await claire.get(url)).status).toBe(404)
  })
})

describe('the adoption', () => {
  test('asks for the body, a day that has come, and that the text was read', async () => {
    const { url, id } = await draft(await programmeWith())
    const answers: [Record<string, string>, string][] = [
      [{ adopted_by: '' }, 'quelle instance'],
      [{ adopted_on: '2999-01-01' }, 'n’est pas encore venu'],
      [{ adopted_on: '' }, 'Choisissez le jour'],
      [{ read: '' }, 'Relisez cette version'],
      [{ edits: '4' }, 'vient de changer ce brouillon'],
    ]
    for (const [over, said] of answers) {
      const { status, text } = await claire.post(`${url}/adopter`, adoption(0, over))
      expect([over, status, text.includes(said)]).toEqual([over, 422, true])
    }
    expect((await stored(id))?.state).toBe('draft')
  })

  test('is kept by whoever manages the organisation, for nobody else', async () => {
    const { url, id } = await draft(await programmeWith())
    await site.owner('update app.member set admin = false where id = $1', [memberId('claire')])
    expect((await claire.get(`${url}/adopter`)).text).toContain('Qui gère votre structure')
    expect((await claire.post(`${url}/adopter`, adoption(0))).status).toBe(403)
    await site.owner('update app.member set admin = true where id = $1', [memberId('claire')])
    expect((await stored(id))?.state).toBe('draft')
  })

  test('is refused while a priority can hold nobody', async () => {
    const { url } = await draft(await programmeWith())
    await claire.post(`${url}/ordre`, { move: 'priorite-3.up', edits: '0' })
    expect((await claire.get(url)).text).toContain('Personne n’y sera jamais')
    const refused = await claire.post(`${url}/adopter`, adoption(1))
    expect([refused.status, refused.text.includes('ne servira jamais')]).toEqual([422, true])
  })

  test('puts the version in force, in words; from then on it never changes, even by hand in the database', async () => {
    const programme = await programmeWith()
    const { url, id } = await draft(programme)
    const [one, other] = await Promise.all([
      claire.post(`${url}/adopter`, adoption(0)),
      claire.post(`${url}/adopter`, adoption(0)),
    ])
    expect([one.status, other.status].filter((status) => status === 303)).toHaveLength(1)
    const page = await claire.get(`/programmes/${programme}/priorites`)
    expect(page.text).toContain('En vigueur : version 1')
    expect(page.text).toContain('Adoptée par Comité de pilotage du 12 octobre')
    expect((await claire.post(`${url}/ordre`, { move: 'priorite-1.out', edits: '0' })).status).toBe(403)
    expect((await claire.post(`${url}/effacement`)).status).toBe(403)
    expect((await claire.get(`${url}/lignes/priorite-1`)).status).toBe(403)
    const byHand = (text: string) =>
      site.acting('claire', (by) =>
        by.db.executeQuery({ sql: text, parameters: [id], query: {} as never, queryId: {} as never }),
      )
    for (const text of [
      `update priority_policy set rules = '{}' where id = $1`,
      `update priority_policy set state = 'draft', adopted_by = '', adopted_on = null where id = $1`,
      `update priority_policy set adopted_by = 'Personne' where id = $1`,
      'delete from priority_policy where id = $1',
    ])
      await expect(byHand(text)).rejects.toMatchObject({ constraint: 'policy_frozen' })
    expect((await stored(id))?.rules).toEqual(proposedRules)
    const acts = await site.owner<{ act: string }>('select act from app.event where subject_id = $1 order by at, id', [
      id,
    ])
    expect(acts.map(({ act }) => act)).toEqual(['policy.drafted', 'policy.adopted'])
  })

  test('the next version is a copy, says what it changes, and is not adopted before the one in force was', async () => {
    const programme = await programmeWith()
    const first = await draft(programme)
    await claire.post(`${first.url}/adopter`, adoption(0))
    const second = await draft(programme)
    expect((await stored(second.id))?.rules).toEqual(proposedRules)
    await claire.post(`${second.url}/ordre`, { move: 'points-2.out', edits: '0' })
    await waiting('Famille Copie')
    const effect = await claire.get(`${second.url}/effet`)
    expect(effect.text).toContain('Points retirés : « Quelqu’un touche le RSA », 3 points.')
    const early = await claire.post(`${second.url}/adopter`, adoption(1, { adopted_on: '2020-01-01' }))
    expect([early.status, early.text.includes('adoptée après ce jour')]).toEqual([422, true])
    expect((await claire.post(`${second.url}/adopter`, adoption(1))).status).toBe(303)
    expect((await claire.get(`${first.url}/imprimer`)).text).toContain('Une autre version l’a remplacée')
    expect((await claire.get(`${second.url}/imprimer`)).text).toContain('En vigueur')
  })
})

describe('tried on the families that wait', () => {
  test('counts, who passes the line, and the reasons of one family; nothing is written', async () => {
    const programme = await programmeWith(1)
    const old = await waiting('Famille Ancienne')
    await site.owner(`update app.need set heard_at = now() - interval '2 years' where household_id = $1`, [old])
    const exam = await waiting('Famille Brevet', { equipment_at_hand: ['none'], children: 2 }, ['3ème B'])
    const elderly = await waiting('Famille Senior', { equipment_at_hand: ['none'] }, ['3e âge'])
    const { url, id } = await draft(programme)
    const page = await claire.get(`${url}/effet?places=1`)
    expect(page.text).toMatch(/Passeraient devant[\s\S]*Famille Brevet[\s\S]*Attendraient[\s\S]*Famille Ancienne/)
    const tried = await claire.get(`${url}/effet?essai=${exam}`)
    expect(tried.text).toContain('1. Rien à la maison, et un examen cette année')
    expect(tried.text).toContain('Plusieurs enfants se partagent ce qu’il y a, 2 points')
    expect((await claire.get(`${url}/effet?essai=${elderly}`)).text).toContain('3. Rien à la maison')
    expect((await claire.get(`${url}/effet?famille=brevet`)).text).toContain(`essai=${exam}`)
    expect((await claire.get(`${url}/effet?famille=zzz`)).text).toContain('ne porte ce nom')
    const line = await claire.post(`${url}/lignes/points-nouvelle`, {
      ...{ name: 'Urgence', points: '9', urgent: 'oui', edits: '0', was: '', step: 'try' },
    })
    expect([line.status, line.text.includes('Rien n’est encore enregistré')]).toEqual([200, true])
    expect((await stored(id))?.edits).toBe(0)
  })

  test('a page to show names nobody, and no group under five', async () => {
    const programme = await programmeWith(1)
    const { url } = await draft(programme)
    await waiting('Famille Discrète', { equipment_at_hand: ['none'], children: 1 }, ['Terminale'])
    const shown = await claire.get(`${url}/effet?montrer=oui&places=1`)
    expect(shown.status).toBe(200)
    expect(shown.text).not.toContain('Famille Discrète')
    expect(shown.text).not.toMatch(/\b[1-4] familles?\b/)
    expect(shown.text).not.toContain('/familles/0')
  })

  test('a family whose rights stop everything, or that took its agreement back, is not counted; files read as one count once', async () => {
    const programme = await programmeWith(5)
    const waits = () => site.acting('claire', (by) => waitingIn(by, programme))
    const [stopped, back, kept, twin] = [
      await waiting('Famille Arrêtée'),
      await waiting('Famille Reprise'),
      await waiting('Famille Gardée', { children: 2 }),
      await waiting('Famille Double', {}, ['Tle STMG']),
    ]
    await site.owner(
      `insert into app.rights_request (id, organisation_id, household_id, kind, how, received_on, received_by, noted_at, due_on) values ($1, $2, $3, 'object', 'spoken', current_date, 'Claire', now(), current_date + 30)`,
      [newId(), organisationId('claire'), stopped],
    )
    await site.owner(
      `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by, withdrawn_on) values ($1, $2, $3, 'sharing', 'spoken', '2026-01-01', 'Claire', '2026-02-01')`,
      [newId(), back, organisationId('claire')],
    )
    await site.owner(
      `update app.household_access set kept_in = $2, kept_since = now() where household_id = $1 and organisation_id = $3`,
      [...[twin, kept, organisationId('claire')]],
    )
    const found = await waits()
    const ids = found.map(({ household }) => household)
    expect(ids.filter((id) => [stopped, back, twin].includes(id))).toEqual([])
    expect(ids.filter((id) => id === kept)).toHaveLength(1)
    expect(found.find(({ household }) => household === kept)?.facts.examYear).toBe(true)
  })

  test('facts are read only of the families that the member reads', async () => {
    const programme = await programmeWith(5)
    await waiting('Famille Lue')
    const read = (name: 'claire' | 'samira' | 'victor') => site.acting(name, (by) => waitingIn(by, programme))
    expect((await read('claire')).length).toBeGreaterThan(0)
    expect([(await read('victor')).length, (await read('samira')).length]).toEqual([0, 0])
  })
})

test('another organisation finds nothing of these pages, and writes nothing', async () => {
  const programme = await programmeWith()
  const { url } = await draft(programme)
  for (const path of ['', '/effet', '/adopter', '/imprimer', '/lignes/priorite-1'])
    expect([path, (await site.as('victor').get(url + path)).status]).toEqual([path, 404])
  expect((await site.as('victor').post(`${url}/adopter`, adoption(0))).status).toBe(404)
  expect((await site.as('samira').get(url)).status).toBe(403)
  expect((await site.as('lea').get(url)).status).toBe(403)
})
