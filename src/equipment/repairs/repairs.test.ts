import { describe, expect, test } from 'vitest'
import { dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { allWorks, benchPost, stateOf, versionOf } from '../devices/device.fixture.ts'
import { workshop } from '../devices/workshop.testing.ts'
import { delivered } from '../transfers/transfer.fixture.ts'
import { costOf, refusalToHarvest, refusalToUse } from './repair.rules.ts'

const { site, ahmed, wiped } = await workshop()
async function tested(serial: string, found: Record<string, string> = {}): Promise<string> {
  const id = await wiped(serial)
  await benchPost(site, id, 'essais', { ...allWorks, ...found })
  return id
}
async function inRepair(serial: string): Promise<string> {
  const id = await tested(serial, { r_screen: 'faulty' })
  await benchPost(site, id, 'reparation', { why: 'Écran fendu.' })
  return id
}
/** A machine that left for its parts, and one screen taken from it. */
async function source(serial: string): Promise<{ id: string; part: string }> {
  const id = await tested(serial)
  await ahmed.post('/sorties/nouvelle', { kind: 'parts', left_on: dayOf(new Date()), devices: [id] })
  await benchPost(site, id, 'pieces', { kind: 'display', fits: `Dalle ${serial}` })
  const [part] = await site.owner<{ id: string }>('select id from part where from_device_id = $1', [id])
  return { id, part: part?.id ?? '' }
}
const numberOf = async (id: string) =>
  (await site.owner<{ number: string }>('select number from device where id = $1', [id]))[0]?.number ?? ''

describe('bad input', () => {
  test.each([
    ['negative minutes', { done: 'Dalle changée.', minutes: '-5' }, 'de 0 à 6 000'],
    ['minutes that are no number', { done: 'Dalle changée.', minutes: 'une heure' }, 'de 0 à 6 000'],
    ['nothing done', { done: '', minutes: '5' }, 'Dites ce qui a été fait'],
    ['an old page', { done: 'Dalle changée.', minutes: '5', version: '0' }, 'entre-temps'],
  ])('%s: the repair stays open, and what was typed comes back', async (name, fields, said) => {
    const id = await inRepair(`BAD-${name.slice(-6)}`)
    const answer = await benchPost(site, id, 'reparer', fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    if (fields.done) expect(answer.text).toContain(fields.done)
    expect(await site.owner('select from repair where device_id = $1 and closed_at is null', [id])).toHaveLength(1)
  })

  test('the database too refuses negative minutes and a negative cost', async () => {
    const id = await inRepair('NEG-1')
    await expect(site.owner('update repair set minutes = -1 where device_id = $1', [id])).rejects.toThrow(
      /repair_minutes_check/,
    )
    expect(
      (await benchPost(site, id, 'reparer/achat', { kind: 'display', supplier: 'Récup', cost: '-3' })).text,
    ).toContain('par exemple 24,90')
  })

  test('a part is used once, also when two machines take it at once', async () => {
    const { part } = await source('ONCE-S')
    const [one, two] = [await inRepair('ONCE-1'), await inRepair('ONCE-2')]
    const answers = await Promise.all([one, two].map((id) => benchPost(site, id, 'reparer/piece', { part })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)?.text).toContain('vient d’être montée')
    expect(
      await site.owner("select from event where act = 'device.part_used' and subject_id = any ($1)", [[one, two]]),
    ).toHaveLength(1)
  })

  test('a double click buys one part', async () => {
    const id = await inRepair('CLICK-1')
    const version = await versionOf(site, id)
    const key = /name="_once" value="([^"]+)"/.exec((await ahmed.get(`/appareils/${id}/reparer`)).text)?.[1]
    const buy = () =>
      ahmed.post(`/appareils/${id}/reparer/achat`, {
        version,
        kind: 'battery',
        supplier: 'Récup',
        cost: '12',
        _once: key,
      })
    await Promise.all([buy(), buy()])
    expect(await site.owner('select from part where device_id = $1', [id])).toHaveLength(1)
  })

  test('a part of another workshop, or that does not exist, is not found', async () => {
    const id = await inRepair('ELSE-1')
    const [theirs] = await site.owner<{ id: string }>(
      `with d as (insert into device (id, organisation_id, kind, state, exited_as) values (app.uuid7(), $1, 'laptop', 'exited', 'parts') returning id)
       insert into part (id, organisation_id, kind, from_device_id, added_at) select app.uuid7(), $1, 'display', id, now() from d returning id`,
      [organisationId('victor')],
    )
    for (const part of [theirs?.id ?? '', '00000000-0000-7000-8000-00000000ffff'])
      expect((await benchPost(site, id, 'reparer/piece', { part })).text).toContain('pas dans votre stock')
    expect((await benchPost(site, id, 'reparer/piece', { part: 'x' })).text).toContain('Choisissez une pièce')
  })

  test('parts are taken from no machine but one that left for them', async () => {
    const id = await tested('WHOLE-1')
    expect((await benchPost(site, id, 'pieces', { kind: 'memory' })).text).toContain(
      'sorti du stock « pour ses pièces »',
    )
    expect(refusalToHarvest({ state: 'exited', exited_as: 'recycled' })).not.toBeNull()
  })

  test('nothing is mounted nor ended without a repair', async () => {
    const id = await tested('NONE-1')
    const { part } = await source('NONE-S')
    for (const [act, fields] of [
      ['reparer', { done: 'Rien.', minutes: '1' }],
      ['reparer/piece', { part }],
      ['reparer/achat', { kind: 'fan', supplier: 'Récup', cost: '1' }],
    ] as const)
      expect((await benchPost(site, id, act, fields)).text, act).toContain('Aucune réparation n’est en cours')
    expect((await ahmed.get(`/appareils/${id}/reparer`)).location).toBe(`/appareils/${id}`)
  })
})

describe('a repair', () => {
  test('with a part of another machine and one bought: each life says where parts came from and went', async () => {
    const from = await source('LIFE-S')
    const id = await inRepair('LIFE-1')
    expect((await ahmed.get(`/appareils/${id}/reparer`)).text).toContain(
      `Écran, Dalle LIFE-S (de ${await numberOf(from.id)})`,
    )
    await benchPost(site, id, 'reparer/piece', { part: from.part })
    await benchPost(site, id, 'reparer/achat', { kind: 'battery', fits: 'E7240', supplier: 'Récup 62', cost: '24,90' })
    await benchPost(site, id, 'reparer', { done: 'Dalle et batterie changées.', minutes: '35' })
    expect(await stateOf(site, id)).toBe('repairing')
    const { text } = await ahmed.get(`/appareils/${id}`)
    expect(text).toContain(`Prise sur <a href="/appareils/${from.id}">${await numberOf(from.id)}</a>`)
    expect(text).toMatch(/24,90\s€/)
    expect(text).toContain('35 minutes')
    expect((await ahmed.get(`/appareils/${from.id}`)).text).toContain(
      `Montée sur <a href="/appareils/${id}">${await numberOf(id)}</a>`,
    )
    expect((await ahmed.get('/etabli/pieces')).text).not.toContain('Dalle LIFE-S')
    expect((await ahmed.get('/etabli/pieces?toutes=oui')).text).toContain('Dalle LIFE-S')
  })

  test('while it is open the machine is not ready; once ended it is tried again', async () => {
    const id = await inRepair('OPEN-1')
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('Noter la réparation')
    await benchPost(site, id, 'reparer', { done: 'Dalle changée.', minutes: '35' })
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('Noter les essais')
  })

  test('what parts cost is read by the workshop alone: not by the donor, nor by whoever receives, in no event', async () => {
    const id = await inRepair('COST-1')
    await benchPost(site, id, 'reparer/achat', { kind: 'battery', supplier: 'Fournisseur Secret', cost: '31,70' })
    await benchPost(site, id, 'reparer', { done: 'Batterie changée.', minutes: '10' })
    await benchPost(site, id, 'essais', allWorks)
    await benchPost(site, id, 'note', { aspect: 'B', working: 'A', battery: 'B' })
    await benchPost(site, id, 'pret')
    await delivered(site, [id])
    for (const who of ['denis', 'claire', 'nadia'] as const) {
      const { status, text } = await site.as(who).get(`/appareils/${id}`)
      expect(status).toBe(200)
      expect(text).toContain('Pièce montée')
      expect(text).not.toMatch(/31,70|Fournisseur Secret/)
      expect(await site.acting(who, (by) => by.db.selectFrom('part').select('id').execute())).toEqual([])
      expect(await site.acting(who, (by) => by.db.selectFrom('repair').select('id').execute())).toEqual([])
    }
    expect((await ahmed.get(`/appareils/${id}`)).text).toMatch(/31,70/)
    expect(await site.owner("select from event where data::text ~ '3170|Secret'")).toEqual([])
  })

  test('a machine gives no part to itself, and what is taken elsewhere costs nothing more', () => {
    expect(refusalToUse({ used_at: null, from_device_id: 'a' }, 'a')).toContain('cette machine même')
    expect(costOf([{ cost_cents: 1250 }, { cost_cents: null }])).toBe(1250)
  })
})
