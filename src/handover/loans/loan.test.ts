import { describe, expect, test } from 'vitest'
import { dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const { lent, back, place, custody, state, device, household } = sceneOf(site)
const nadia = site.as('nadia')
const stateOf = async (id: string) => (await state('device', 'id', id))[0]
const events = (household: string, act: string) =>
  site.owner('select from app.event where household_id = $1 and act = $2', [household, act])
const objects = (household: string, kind = 'object') =>
  site.owner(
    `insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, noted_at, due_on)
     values (app.uuid7(), $2, $1, $3, 'spoken', 'La mère', '', current_date, 'Claire Fontaine', now(), current_date + 30)`,
    [household, organisationId('claire'), kind],
  )

describe('a return', () => {
  test('to another place than the issue puts the machine in quarantine, in its lender’s custody, with a receipt', async () => {
    const { at, device: machine, household: family, card } = await lent({ sim: true })
    const where = await place()
    const answer = await back(at, { condition: 'worn', accessories: 'missing', missing: 'chargeur' }, where)
    expect(answer.status).toBe(303)
    expect(await stateOf(machine.id)).toBe('returned')
    expect(await custody(machine.id)).toMatchObject({ holder_id: organisationId('claire'), household_id: null })
    const [row] = await site.owner('select place_id, missing_part from app.device where id = $1', [machine.id])
    expect(row).toEqual({ place_id: where, missing_part: 'chargeur' })
    expect(await events(family, 'loan.returned')).toHaveLength(1)
    // A card that was given never comes back.
    expect(await state('sim_card', 'id', card.id)).toEqual(['given'])
    const receipt = (await nadia.get(`${at}/recu`)).text
    for (const said of ['Reçu de retour', 'Il manque : chargeur', 'n’a plus à répondre', machine.serial])
      expect(receipt).toContain(said)
    // Nothing proves any more that it is clean: it is wiped again before anything else.
    expect((await site.as('claire').get(`/appareils/${machine.id}`)).text).toContain('Mettre à effacer')
    expect((await site.as('claire').get(`/appareils/${machine.id}`)).text).toContain('Rendu par la famille')
  })

  test('still locked is refused to the stock until somebody lifts the lock', async () => {
    const { at, device: machine } = await lent()
    expect((await nadia.get(`${at}/retour`)).text).toContain('Faites-le retirer maintenant')
    expect((await back(at, { lock: 'peut-être' })).status).toBe(422)
    expect((await back(at, { lock: 'locked' })).status).toBe(303)
    const [row] = await site.owner<{ locked: string }>('select locked from app.device where id = $1', [machine.id])
    expect(row?.locked).toContain('est resté dessus')
    expect((await site.as('claire').get(`/appareils/${machine.id}`)).text).toContain('Verrouillé')
  })

  test('is noted once, by whoever comes first', async () => {
    const { at, household: family } = await lent()
    const where = await place()
    const both = await Promise.all([back(at, {}, where), back(at, {}, where)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect((await back(at)).text).toContain('Ce prêt est terminé')
    expect(await events(family, 'loan.returned')).toHaveLength(1)
  })

  test('is refused without a place of one’s own, a condition, or what is missing', async () => {
    const { at, device: machine } = await lent()
    expect((await nadia.post(`${at}/retour`)).text).toContain('Choisissez un lieu de la liste.')
    expect((await back(at, {}, await place('victor'))).text).toContain('Choisissez un lieu de la liste.')
    expect((await back(at, { accessories: 'missing' })).text).toContain('Écrivez ce qui manque.')
    expect(await stateOf(machine.id)).toBe('handed_over')
  })

  test('of a gift, of a machine in stock or of another organisation’s is found by no number', async () => {
    const given = await lent({ kind: 'gift' })
    const shelf = await device()
    for (const number of [given.device.number, shelf.number, 'ML-999999'])
      expect((await nadia.get(`/prets/retour?numero=${number}`)).text).toContain('Aucun prêt en cours')
    expect((await nadia.get(given.at)).status).toBe(404)
    const { at, device: machine } = await lent()
    const found = await nadia.get(`/prets/retour?numero=${machine.number.toLowerCase()}`)
    expect(found.location).toBe(`${at}/retour`)
    expect((await site.as('victor').get(`/prets/retour?numero=${machine.number}`)).text).toContain(
      'Aucun prêt en cours',
    )
    for (const path of [at, `${at}/retour`, `${at}/recu`, `${at}/prolonger`])
      expect((await site.as('victor').get(path)).status).toBe(404)
    expect((await nadia.get(`${at}/recu`)).status).toBe(404)
  })

  test('is nothing that a refurbisher or a donor reads', async () => {
    const { at } = await lent()
    for (const who of ['ahmed', 'denis', 'samira', 'lea'] as const) {
      expect((await site.as(who).get('/prets')).status).toBe(403)
      expect((await site.as(who).get(at)).status).toBe(403)
    }
  })

  test('of the last machine ends what was shared for a journey that is over', async () => {
    const { at, household: family, loan } = await lent()
    await site.owner(
      `update app.household set status = 'closed', closed_as = 'autonomous', closed_at = now() where id = $1`,
      [family],
    )
    const scope = async () =>
      (
        await site.owner<{ scope: string; ended: boolean }>(
          `select scope, ended_at is not null as ended from app.household_access where household_id = $1 and organisation_id = $2`,
          [family, organisationId('samira')],
        )
      )[0]
    expect(await scope()).toEqual({ scope: 'full', ended: false })
    expect((await back(at)).status).toBe(303)
    expect(await scope()).toEqual({ scope: 'status', ended: true })
    // Who lent keeps what it did.
    expect((await nadia.get(`/prets/${loan}`)).status).toBe(200)
  })
})

describe('a renewal', () => {
  const renew = (at: string, due_on: string, agreed_by = 'Karima Benali') =>
    nadia.post(`${at}/prolonger`, { due_on, agreed_by })

  test('moves the day of return as often as the programme said on the day of the signature, and no more', async () => {
    const { at, device: machine, household: family } = await lent()
    expect((await renew(at, '2028-06-30')).text).toContain('Choisissez un jour après')
    expect((await renew(at, '2029-01-15', '')).text).toContain('avec qui c’est convenu')
    expect((await renew(at, '2029-01-15')).status).toBe(303)
    expect((await custody(machine.id))?.due_on).toBe('2029-01-15')
    expect((await nadia.get(at)).text).toContain('convenu avec Karima Benali')
    const page = (await nadia.get(at)).text
    expect(page).toContain('la coordination décide')
    expect(page).not.toContain(`${at}/prolonger`)
    expect((await nadia.get(`${at}/prolonger`)).text).not.toContain('name="due_on"')
    expect((await renew(at, '2030-01-15')).text).toContain('déjà été prolongé 1 fois')
    expect(await events(family, 'loan.renewed')).toHaveLength(1)
    await back(at)
    expect((await renew(at, '2031-01-15')).text).toContain('Ce prêt est terminé')
  })

  test('of a machine whose return was awaited lets it stay', async () => {
    const { at, device: machine } = await lent()
    await site.owner(`update app.device set state = 'return_due' where id = $1`, [machine.id])
    expect((await renew(at, '2028-12-01')).status).toBe(303)
    expect(await stateOf(machine.id)).toBe('handed_over')
  })

  test('is not made for a family that asked that nothing more be done, past the rules of the code too', async () => {
    const { at, household: family, device: machine } = await lent()
    await objects(family)
    expect((await renew(at, '2029-01-15')).status).toBe(422)
    expect((await custody(machine.id))?.due_on).toBe('2028-07-01')
    // It may always bring the machine back.
    expect((await back(at)).status).toBe(303)
  })
})

describe('a loss', () => {
  const lose = (at: string, more: object = {}) =>
    nadia.post(`${at}/perte`, {
      ...{ kind: 'stolen', happened_on: dayOf(new Date()), circumstance: 'on_the_way' },
      ...more,
    })

  test('ends the loan by a declaration that tells no story; found again, the machine goes to quarantine', async () => {
    const { at, device: machine, household: family } = await lent()
    expect((await lose(at, { happened_on: '2099-01-01' })).text).toContain('pas encore venu')
    expect((await lose(at, { circumstance: 'Il était malade' })).status).toBe(422)
    expect((await lose(at, { report_number: '2026/01234-LENS' })).status).toBe(303)
    expect(await stateOf(machine.id)).toBe('stolen')
    expect(await custody(machine.id)).toMatchObject({ household_id: family })
    expect((await custody(machine.id))?.until).not.toBeNull()
    expect((await lose(at)).text).toContain('Ce prêt est terminé')
    expect((await site.as('claire').get(`/appareils/${machine.id}`)).text).toContain('Déclaré manquant par la famille')
    const [{ version = 0 } = {}] = await site.owner<{ version: number }>(
      'select version from app.device where id = $1',
      [machine.id],
    )
    expect(
      (await site.as('claire').post(`/appareils/${machine.id}/retrouve`, { version: String(version) })).status,
    ).toBe(303)
    expect(await stateOf(machine.id)).toBe('returned')
  })
})

test('a machine declared lost at the bench ends its loan, which says so, and is found again in quarantine', async () => {
  const claire = site.as('claire')
  const { at, loan, device: machine, household: family } = await lent()
  const page = (await claire.get(`/appareils/${machine.id}`)).text
  expect(page).toContain('Prêté, retour le')
  expect(page).toContain(`href="/prets/${loan}"`)
  expect((await claire.get(`/appareils/${machine.id}/sortie`)).text).toContain(`href="/prets/${loan}/perte"`)
  const version = async () =>
    String(
      (await site.owner<{ version: number }>('select version from app.device where id = $1', [machine.id]))[0]?.version,
    )
  const fields = { as: 'lost', why: 'Oublié dans le bus', version: await version() }
  expect((await claire.post(`/appareils/${machine.id}/sortie`, fields)).status).toBe(303)
  expect(await custody(machine.id)).toMatchObject({ household_id: family })
  expect((await custody(machine.id))?.until).not.toBeNull()
  const after = (await nadia.get(at)).text
  expect(after).toContain('Perdu le ')
  expect(after).toContain('Oublié dans le bus')
  expect(after).not.toContain('chez la famille')
  expect(after).not.toContain('>Rendu<')
  await claire.post(`/appareils/${machine.id}/retrouve`, { version: await version() })
  expect(await custody(machine.id)).toMatchObject({ holder_id: organisationId('claire'), until: null })
  expect((await nadia.get(at)).text).toContain('Perdu le ')
})

test('the loans of a family and of an organisation are listed, the soonest first, page after page', async () => {
  const soon = await lent({ due: '2020-01-10' })
  const later = await lent({ due: '2020-02-10' })
  const overdue = (await nadia.get(later.at)).text
  expect(overdue).toContain('Appeler la famille')
  expect(overdue).toContain('Aucun rappel ne lui est parti.')
  const list = (await nadia.get('/prets?quand=retard')).text
  expect(list.indexOf(soon.device.number)).toBeGreaterThan(0)
  expect(list.indexOf(later.device.number)).toBeGreaterThan(list.indexOf(soon.device.number))
  const next = (await nadia.get(`/prets?apres=2020-01-10_${soon.loan}`)).text
  expect(next).not.toContain(soon.device.number)
  expect(next).toContain(later.device.number)
  for (const odd of ['hier_x', '2020-99-99_x', `2020-02-31_${soon.loan}`])
    expect((await nadia.get(`/prets?apres=${odd}`)).status).toBe(200)
  expect((await nadia.get(`/familles/${soon.household}`)).text).toContain('En retard de')
  expect((await nadia.get('/ma-journee')).text).toContain('Retour attendu')
  expect((await site.as('victor').get('/prets')).text).not.toContain(soon.device.number)
  expect(await household({ by: 'victor' })).not.toBe('')
})

test('a family that is erased leaves no name of who agreed', async () => {
  const { at, household: family } = await lent()
  await nadia.post(`${at}/prolonger`, { due_on: '2029-01-15', agreed_by: 'Karima Benali' })
  await back(at)
  await site.owner('update app.household set forgotten_at = now() where id = $1', [family])
  const [row] = await site.owner('select agreed_by from app.renewal where household_id = $1', [family])
  expect(row).toEqual({ agreed_by: '' })
})
