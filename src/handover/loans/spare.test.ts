import { describe, expect, test } from 'vitest'
import { everyWay } from '#platform/access/acting.ts'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { pngOf, signatureOf } from '../handovers/png.testing.ts'
import { runLoanClocks } from './loan.clocks.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const { lent, back, place, custody, state, device } = sceneOf(site)
const nadia = site.as('nadia')
const stateOf = async (id: string) => (await state('device', 'id', id))[0]
const inDays = (days: number) => dayOf(new Date(Date.now() + days * DAY))
const broken = (at: string) => nadia.post(`${at}/panne`, { trouble: 'screen', taken_in: 'oui' })
const spareTo = async (at: string, id?: string) =>
  nadia.post(`${at}/remplacement`, { device: id ?? (await device()).id })
const mended = (at: string, more: object = {}) => nadia.post(`${at}/panne/fin`, { outcome: 'repaired', ...more })
const loanFor = async (id: string) =>
  `/prets/${(await site.owner<{ id: string }>('select id from app.custody where device_id = $1 and until is null and household_id is not null', [id]))[0]?.id}`
const outAt = async (household: string) =>
  (await site.owner('select from app.custody where household_id = $1 and until is null', [household])).length
const swapped = {
  ...{ read: 'oui', signer: 'Karima Benali', signer_as: 'guardian', how: 'screen', signature: signatureOf(pngOf()) },
}

/** A loan whose machine broke down, and what was lent meanwhile. */
const withSpare = async () => {
  const loan = await lent()
  const spare = await device()
  await broken(loan.at)
  expect((await spareTo(loan.at, spare.id)).status).toBe(303)
  return { ...loan, spare, spareAt: await loanFor(spare.id) }
}

describe('a spare', () => {
  test('is lent for a breakdown only, takes what is ready, and leaves the broken machine to its family', async () => {
    const { at, device: machine } = await lent()
    const spare = await device()
    expect((await spareTo(at, spare.id)).text).toContain('Aucune panne n’est en cours')
    expect((await broken(at)).status).toBe(303)
    expect((await broken(at)).text).toContain('déjà notée')
    // On our bench it is still theirs: nothing says that it may be wiped.
    expect(await stateOf(machine.id)).toBe('handed_over')
    expect((await spareTo(at, machine.id)).text).toContain('n’est plus prêt')
    expect((await spareTo(at, spare.id)).status).toBe(303)
    expect(await custody(spare.id)).toMatchObject({ due_on: '2028-07-01', until: null })
  })

  test('is one machine in place of one: no second one is lent while it is out, by this breakdown or a later one', async () => {
    const { at, household } = await withSpare()
    expect((await spareTo(at)).text).toContain('Notez d’abord son retour')
    expect((await mended(at, { spare_due_on: inDays(3) })).status).toBe(303)
    expect((await broken(at)).status).toBe(303)
    expect((await spareTo(at)).text).toContain('Notez d’abord son retour')
    expect(await outAt(household)).toBe(2)
  })

  test('has no spare of its own while the first machine is the family’s', async () => {
    const { spareAt, household } = await withSpare()
    expect((await broken(spareAt)).status).toBe(303)
    expect((await spareTo(spareAt)).text).toContain('lui-même prêté en attendant')
    expect((await nadia.get(spareAt)).text).not.toContain('Prêter un autre appareil')
    expect(await outAt(household)).toBe(2)
  })

  test('is one of two that are lent at the same instant', async () => {
    const { at, household } = await lent()
    await broken(at)
    const two = [await device(), await device()]
    const answers = await Promise.all(two.map(({ id }) => spareTo(at, id)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(await outAt(household)).toBe(2)
  })

  test('is refused a second time by the database too, whatever the code says', async () => {
    const { loan, household, spareAt, handover } = await withSpare().then((all) => ({ ...all, handover: all.id }))
    const more = await device()
    const [link] = await site.owner<{ id: string }>(
      `insert into app.custody (id, device_id, organisation_id, household_id, handover_id, since, depth, under_id)
       select app.uuid7(), $1, $2, $3, $4, now(), c.depth + 1, c.id from app.custody c where c.device_id = $1 and c.until is null returning id`,
      [more.id, organisationId('claire'), household, handover],
    )
    const ticket = (custodyId: string) =>
      site.owner(
        `insert into app.repair_ticket (id, organisation_id, household_id, handover_id, custody_id, device_id, trouble, opened_by, opened_at, spare_custody_id)
         select app.uuid7(), organisation_id, household_id, handover_id, id, device_id, 'screen', 'Nadia', now(), $2 from app.custody where id = $1`,
        [custodyId, link?.id],
      )
    await site.owner(`update app.repair_ticket set outcome = 'gone', closed_at = now() where custody_id = $1`, [loan])
    await expect(ticket(loan)).rejects.toMatchObject({ constraint: 'one_spare' })
    await expect(ticket(spareAt.split('/').at(-1) ?? '')).rejects.toMatchObject({ constraint: 'spare_of_spare' })
  })

  test('that came back leaves room for another one', async () => {
    const { at, spareAt } = await withSpare()
    expect((await back(spareAt)).status).toBe(303)
    expect((await spareTo(at)).status).toBe(303)
  })

  test('stands for the loan once the first machine was returned in its place, and may then break down like any other', async () => {
    const { at, spareAt, household } = await withSpare()
    expect((await back(at)).status).toBe(303)
    await broken(spareAt)
    expect((await spareTo(spareAt)).status).toBe(303)
    expect(await outAt(household)).toBe(2)
  })
})

describe('a machine that is mended', () => {
  test('goes back to its family, who says on which day it brings the other one', async () => {
    const { at, spare, spareAt, device: first } = await withSpare()
    expect((await nadia.get(`${at}/panne/fin`)).text).toContain(spare.number)
    expect((await mended(at)).text).toContain('Dites quel jour')
    expect((await mended(at, { spare_due_on: inDays(-1) })).text).toContain('Ce jour est déjà passé')
    expect((await mended(at, { spare_due_on: inDays(45) })).text).toContain('Au plus tard le')
    const day = inDays(5)
    expect((await mended(at, { spare_due_on: day })).status).toBe(303)
    expect((await mended(at, { spare_due_on: day })).text).toContain('Aucune panne n’est en cours')
    expect(await custody(spare.id)).toMatchObject({ due_on: day, until: null })
    const page = (await nadia.get(at)).text
    expect(page).toContain(`encore chez la famille : ${spare.number}`)
    expect(page).toContain(spareAt)
    expect((await back(spareAt)).status).toBe(303)
    expect((await nadia.get(at)).text).not.toContain('encore chez la famille :')
    expect([await stateOf(first.id), await stateOf(spare.id)]).toEqual(['handed_over', 'returned'])
  })

  test('asks for no day when nothing was lent meanwhile', async () => {
    const { at } = await lent()
    await broken(at)
    expect((await mended(at)).status).toBe(303)
  })

  test('leaves a spare that no renewal keeps, and that a message asks back by its own name', async () => {
    const { at, spare, spareAt, household } = await withSpare()
    await mended(at, { spare_due_on: inDays(5) })
    expect((await nadia.post(`${at}/prolonger`, { due_on: '2029-01-15', agreed_by: 'Karima' })).status).toBe(303)
    expect((await custody(spare.id))?.due_on).toBe(inDays(5))
    expect((await nadia.post(`${spareAt}/prolonger`, { due_on: '2029-01-15', agreed_by: 'Karima' })).text).toContain(
      'Pour le garder, échangez-le',
    )
    await site.owner(`update app.household set channel = 'email' where id = $1`, [household])
    await runLoanClocks(site.database, new Date(Date.now() + 9 * DAY), everyWay)
    const [said] = await site.owner<{ body: string }>(
      `select body from app.outbox where household_id = $1 and subject = 'Un retour prévu'`,
      [household],
    )
    expect(said?.body).toContain('vous a prêté en attendant une réparation est à rendre')
  })
})

describe('an exchange for good', () => {
  test('is signed, brings the broken machine back, and is printed again as it was signed', async () => {
    const { at, spare, device: first, household } = await withSpare()
    const where = await place()
    const swap = (more: object = {}) =>
      nadia.sign(`${at}/echange`, { ...swapped, place: where, ...more }, `${at}/echange`)
    expect((await mended(at, { outcome: 'replaced' })).status).toBe(422)
    expect((await swap({ signature: '' })).text).toContain('Faites signer dans le cadre')
    expect((await swap({ signer: '' })).text).toContain('qui signe')
    expect((await swap({ signer_as: undefined })).text).toContain('en quelle qualité')
    expect((await swap({ read: '' })).text).toContain('cochez cette case')
    expect((await swap({ how: 'paper' })).text).toContain('a vu la signature')
    expect((await swap({ place: await place('victor') })).text).toContain('Choisissez un lieu de la liste.')
    await site.owner(`update app.household set address = '' where id = $1`, [household])
    expect((await swap()).text).toContain('Écrivez l’adresse de la famille')
    expect((await nadia.get(`${at}/echange/papier`)).text).toContain(spare.number)
    expect((await swap({ address: '8 rue Neuve' })).status).toBe(303)
    expect((await swap()).status).toBe(422)
    expect([await stateOf(first.id), await stateOf(spare.id)]).toEqual(['returned', 'handed_over'])
    expect(await outAt(household)).toBe(1)
    const paper = (await nadia.get(`${at}/echange/papier`)).text
    for (const said of [
      first.number,
      spare.number,
      'Karima Benali, responsable légal de l’enfant',
      'à l’écran',
      '8 rue Neuve',
      'data:image/png',
    ])
      expect(paper).toContain(said)
    const [told] = await site.owner<{ data: { digest: string } }>(
      `select data from app.event where household_id = $1 and act = 'loan.swapped'`,
      [household],
    )
    expect(told?.data.digest).toMatch(/^[0-9a-f]{64}$/)
    expect((await site.as('victor').get(`${at}/echange/papier`)).status).toBe(404)
  })

  test('is made of nothing when no other machine is out', async () => {
    const { at } = await lent()
    const where = await place()
    expect((await nadia.post(`${at}/echange`, { ...swapped, place: where })).text).toContain('Aucune panne')
    await broken(at)
    expect((await nadia.post(`${at}/echange`, { ...swapped, place: where })).text).toContain(
      'Aucun appareil n’est prêté',
    )
    expect((await nadia.get(`${at}/echange/papier`)).status).toBe(404)
  })

  test('leaves neither a name nor a signature of a family that is erased', async () => {
    const { at, household } = await withSpare()
    await nadia.sign(`${at}/echange`, { ...swapped, place: await place() }, `${at}/echange`)
    const files = () => site.owner(`select from app.file where name like 'echange-%'`)
    const before = (await files()).length
    await site.owner('update app.household set forgotten_at = now() where id = $1', [household])
    const [row] = await site.owner(
      'select signer, witness, signature_file_id from app.repair_ticket where household_id = $1',
      [household],
    )
    expect(row).toEqual({ signer: '', witness: '', signature_file_id: null })
    expect(await files()).toHaveLength(before - 1)
  })
})
