import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { addedDevice, csvFile, receivedLot, stateOf, versionOf } from '../devices/device.fixture.ts'
import { boughtTablets, slipTo } from '../transfers/transfer.fixture.ts'

const site = await testSite()
const [claire, ahmed, paul] = [site.as('claire'), site.as('ahmed'), site.as('paul')]
const lot = await receivedLot(site)
await ahmed.post('/dons/titre', { kind: 'general_interest', reference: 'Statuts de 2019' })
let n = 0
/** A tablet of Claire's organisation, kept by Ahmed's workshop. */
const entrusted = async () => {
  const [one] = await boughtTablets(site, [`OWNED-${++n}`])
  const serial = one?.serial ?? ''
  const slip = await slipTo(site, [serial], { to: 'ahmed' })
  await ahmed.post(`/transferts/${slip}/reception/compte`, { count: '1' })
  await ahmed.post(`/transferts/${slip}/reception/tout`, {})
  await ahmed.post(`/transferts/${slip}/reception/fin`, { who: 'Ahmed' })
  await site.owner("update device set working = 'A', aspect = 'A', battery = 'A' where id = $1", [one?.id])
  return { id: one?.id ?? '', number: one?.number ?? '' }
}
const exit = (number: string, kind: string) =>
  ahmed.post('/sorties/nouvelle', {
    ...{ kind, lines: number, price: '90', seller: 'general_interest', buyer: 'person', left_on: '2026-03-09' },
    ...{ charger: 'oui', disk: 'oui', system: 'oui', taker: 'Éco-organisme', slip: 'B-12', why: 'Usé' },
  })

describe('a machine that another organisation owns', () => {
  test.each(['sold', 'given', 'recycled', 'parts', 'refused_as_waste'])(
    'does not leave its keeper as « %s »',
    async (kind) => {
      const one = await entrusted()
      const answer = await exit(one.number, kind)
      expect(answer.text).toContain('est à Les Passerelles')
      expect(answer.text).toContain('Rendez-le par un transfert')
      expect(await stateOf(site, one.id)).toBe('ready')
    },
  )

  test('is not declared destroyed by its keeper', async () => {
    const one = await entrusted()
    const answer = await ahmed.post(`/appareils/${one.id}/sortie`, {
      ...{ version: await versionOf(site, one.id), as: 'destroyed', why: 'Écran brisé' },
    })
    expect(answer.text).toContain('Rendez-le par un transfert')
    expect(await stateOf(site, one.id)).toBe('ready')
  })

  test('behind the page, neither leaves nor changes owner', async () => {
    const one = await entrusted()
    const set = (change: Record<string, unknown>) =>
      site.acting('ahmed', (by) => by.db.updateTable('device').set(change).where('id', '=', one.id).execute())
    await expect(set({ state: 'exited', exited_as: 'sold' })).rejects.toThrow(/by its owner/)
    await expect(set({ owner_id: null })).rejects.toThrow(/its owner gives it/)
  })
})

describe('a machine bought new', () => {
  test('is announced under a number, not under a word', async () => {
    const answer = await claire.post('/transferts/liste', {
      list: csvFile('N° de série;UAI\nA-1;0621234A\n'),
      invoice: 'x',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('avec ses chiffres')
  })

  test('is only received once its announcement is cancelled', async () => {
    await site.owner("update organisation set uai = '0621234A' where id = $1", [organisationId('paul')])
    const list = csvFile('N° de série;Marque;Modèle;UAI;Établissement\nNEVER-1;Inventix;T10;0621234A;\n')
    const up = await claire.post('/transferts/liste', { list, invoice: 'Marché 2026-14' })
    await claire.post(up.location ?? '', { choice: 'good' })
    const [one] = await site.owner<{ id: string; transfer_id: string }>(
      "select id, transfer_id from device where serial = 'NEVER-1'",
    )
    expect((await claire.post(`/transferts/${one?.transfer_id}/annulation`, { why: 'Erreur' })).status).toBe(303)
    expect(await stateOf(site, one?.id ?? '')).toBe('received')
  })

  test('stays what it was said to be, and a donated one never becomes new', async () => {
    const id = await addedDevice(site, lot, { serial: 'DONATED-1', inventory_tag: 'DON-1' })
    await expect(
      site.acting('ahmed', (by) =>
        by.db.updateTable('device').set({ origin: 'bought', invoice: 'F-2026-1' }).where('id', '=', id).execute(),
      ),
    ).rejects.toThrow(/does not change by hand/)
  })

  test.each([
    ['a drive whose hours nobody knows', '[{"serial":"D-NEW-1"}]', false],
    ['a drive that ran for a day', '[{"serial":"D-NEW-1","powerOnHours":24}]', false],
    ['a drive that hardly ran', '[{"serial":"D-NEW-1","powerOnHours":2}]', true],
  ])('with %s', async (_, drives, ready) => {
    const [one] = await boughtTablets(site, [`NEW-${++n}`])
    await site.owner("update device set state = 'graded', drives = $2 where id = $1", [one?.id, drives])
    const act = site.acting('claire', (by) =>
      by.db
        .updateTable('device')
        .set({ state: 'ready' })
        .where('id', '=', one?.id ?? '')
        .execute(),
    )
    if (ready) await act
    else await expect(act).rejects.toThrow(/proved wiped/)
  })
})

describe('what is written about a machine', () => {
  test('is written by whoever keeps it, behind the page too', async () => {
    const [one] = await boughtTablets(site, [`HELD-${++n}`])
    const id = one?.id ?? ''
    const foreign = (write: string) =>
      site.acting('paul', (by) =>
        sql
          .raw(
            write
              .replaceAll('$own', `'${by.member.organisationId}'`)
              .replaceAll('$me', `'${by.member.id}'`)
              .replaceAll('$id', `'${id}'`),
          )
          .execute(by.db),
      )
    for (const write of [
      "insert into device_test (id, organisation_id, device_id, turn, checklist, answers, tested_at) values (app.uuid7(), $own, $id, 1, 0, '[]', now())",
      "insert into repair (id, organisation_id, device_id, found, opened_at) values (app.uuid7(), $own, $id, 'x', now())",
      "insert into wipe_record (id, device_id, organisation_id, kind, method, place, done_on, operator_id, operator, recorded_at) values (app.uuid7(), $id, $own, 'reset', 'settings', 'ici', now(), $me, 'Paul', now())",
    ])
      await expect(foreign(write), write).rejects.toThrow(/row-level security/)
    await expect(
      foreign(
        "with x as (insert into exit (id, number, organisation_id, kind, left_on, sealed, sha256, made_by, member_id, made_at) values (app.uuid7(), 'SO-FOREIGN', $own, 'parts', now(), '{}', '', 'Paul', $me, now()) returning id) insert into exit_item (exit_id, device_id, organisation_id) select id, $id, $own from x",
      ),
    ).rejects.toThrow(/row-level security/)
  })
})

describe('a school code', () => {
  test('is a school’s alone, by the page and behind it', async () => {
    const own = organisationId('claire')
    const answer = await claire.post(`/structures/${own}/modifier`, {
      name: 'Les Passerelles',
      commune: 'Harnes 62440',
      uai: '0620999Z',
    })
    expect(answer.text).toContain('Seul un établissement scolaire a un code UAI')
    await expect(
      site.acting('claire', (by) =>
        by.db.updateTable('organisation').set({ uai: '0620999Z' }).where('id', '=', own).execute(),
      ),
    ).rejects.toThrow(/organisation_uai_of_school/)
    const school = { name: 'Collège des Trois-Tilleuls', commune: 'Harnes 62440', uai: '0620999Z' }
    expect((await paul.post(`/structures/${organisationId('paul')}/modifier`, school)).status).toBe(303)
  })
})
