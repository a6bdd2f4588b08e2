import { describe, expect, test } from 'vitest'
import {
  addedDevice,
  allWorks,
  benchPost,
  logFile,
  readyDevice,
  snapshotFile,
  stateOf,
  versionOf,
} from '../devices/device.fixture.ts'
import { workshop } from '../devices/workshop.testing.ts'
import { refusalToJoin, refusalToSeparate } from './join.rules.ts'

const { site, ahmed, lot } = await workshop()
const machine = (serial: string, fields: Record<string, string> = {}) =>
  addedDevice(site, lot, { serial, inventory_tag: `T-${serial}`, ...fields })
const numberOf = async (id: string) =>
  (await site.owner<{ number: string }>('select number from device where id = $1', [id]))[0]?.number ?? ''
const scan = async (said: string) => (await ahmed.get(`/etabli?numero=${encodeURIComponent(said)}`)).location
const alias = (id: string, kind: string, value: string) => benchPost(site, id, 'numeros', { kind, value })
const join = async (id: string, other: string, reason = 'Même étiquette sous la batterie.') =>
  benchPost(site, id, 'reunir', { other: await numberOf(other), reason })
/** A machine as lshw shows it, with the serial number of its board and its UUID. */
const withBoard = (serial: string, board: string, uuid: string, drives = [`D-${serial}`]) => {
  const text = {
    ...{ id: 'poste', class: 'system', product: 'Modelo 12', vendor: 'Maison', serial },
    configuration: { chassis: 'notebook', uuid },
    children: [
      {
        ...{ id: 'core', class: 'bus', serial: board },
        children: drives.map((one, at) => ({
          id: `disk:${at}`,
          class: 'disk',
          product: 'INV',
          serial: one,
          size: 320_072_933_376,
        })),
      },
    ],
  }
  return new File([JSON.stringify(text)], 'releve.json')
}

describe('what is no number', () => {
  test.each([
    'To be filled by O.E.M.',
    'Default string',
    'System Serial Number',
    '0123456789',
    '01234567890123456789',
    'None',
    'XXXXXXXX',
    '  ',
  ])('« %s » is refused as a number of a machine', async (filler) => {
    const id = await machine(
      `FILL-${Math.abs([...filler].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) % 1e9)}`,
    )
    expect((await alias(id, 'board', filler)).status).toBe(422)
    expect(await site.owner('select from device_alias where device_id = $1', [id])).toEqual([])
  })

  test('a filler in a snapshot makes no alias', async () => {
    const id = await machine('SNAPFILL')
    await ahmed.post(`/appareils/${id}/releve`, {
      snapshot: withBoard('SNAPFILL', 'Default string', '03000200-0400-0500-0006-000700080009'),
    })
    expect(await site.owner('select from device_alias where device_id = $1', [id])).toEqual([])
  })
})

describe('the same machine, read otherwise', () => {
  test('a board, a UUID, a GLPI number or a tag opens the machine, however typed', async () => {
    const id = await machine('READ-1')
    await ahmed.post(`/appareils/${id}/releve`, {
      snapshot: withBoard('READ-1', 'BOARD/READ 1', '4c4c4544-0043-5110-8036-b5c04f560001'),
    })
    const glpi = {
      ...{ action: 'inventory', deviceid: 'poste-compta-2021-03-04-10-11-12', itemtype: 'Computer' },
      content: { versionclient: 'GLPI-Agent_v1.7', bios: { ssn: 'READ-1', smanufacturer: 'Maison' } },
    }
    await ahmed.post(`/appareils/${id}/releve`, { snapshot: new File([JSON.stringify(glpi)], 'glpi.json') })
    await alias(id, 'tag', 'Ville 77')
    for (const said of [
      'board/read1',
      '4C4C454400435110 8036B5C04F560001',
      'POSTE_COMPTA_2021_03_04_10_11_12',
      'ville-77',
    ])
      expect(await scan(said), said).toBe(`/appareils/${id}`)
  })

  test('with another board, its snapshot is refused until its new number is said to be its own', async () => {
    const id = await machine('OLDBOARD')
    const snapshot = () => ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial: 'NEWBOARD' }) })
    const refused = await snapshot()
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Si sa carte mère a été changée')
    await alias(id, 'serial', 'new-board')
    expect((await snapshot()).status).toBe(303)
    expect(await scan('NEWBOARD')).toBe(`/appareils/${id}`)
    const [{ serial } = { serial: '' }] = await site.owner<{ serial: string }>(
      'select serial from device where id = $1',
      [id],
    )
    expect(serial).toBe('OLDBOARD')
  })

  test('a snapshot that knows less fills, and blanks nothing', async () => {
    const id = await machine('FILLS')
    await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial: 'FILLS', drives: ['FILLS-D'] }) })
    await site.owner("update device set cpu = 'Intel Core i5-6300U', note = 'vis manquante' where id = $1", [id])
    const facts = () =>
      site.owner('select brand, model, serial, cpu, memory_mb, storage_gb, note from device where id = $1', [id])
    const before = await facts()
    const poor = JSON.stringify({
      id: 'x',
      class: 'system',
      product: 'Autre nom',
      children: [{ id: 'core', class: 'bus' }],
    })
    expect((await ahmed.post(`/appareils/${id}/releve`, { snapshot: new File([poor], 'pauvre.json') })).status).toBe(
      303,
    )
    expect(await facts()).toEqual(before)
    expect(before[0]).toMatchObject({ memory_mb: 8192, storage_gb: 320 })
  })

  test('a board that another machine is known by is said, and taken from nobody', async () => {
    const [one, two] = [await machine('DONOR-1'), await machine('GRAFT-1')]
    await alias(one, 'board', 'MB-0001')
    await ahmed.post(`/appareils/${two}/releve`, { snapshot: withBoard('GRAFT-1', 'mb 0001', '') })
    expect((await ahmed.get(`/appareils/${two}`)).text).toContain(`aussi connue sur ${await numberOf(one)}`)
    expect(await scan('MB-0001')).toBe(`/appareils/${one}`)
  })
})

describe('one number, one machine', () => {
  test('claimed for two machines at once, it is given once, and the other is told whose it is', async () => {
    const [one, two] = [await machine('CLAIM-1'), await machine('CLAIM-2')]
    const answers = await Promise.all([one, two].map((id) => alias(id, 'uuid', 'CLAIMED-UUID')))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)?.text).toMatch(/ML-\d{4} porte déjà ce numéro/)
    expect(await site.owner("select from device_alias where key = 'CLAIMEDUUID'")).toHaveLength(1)
  })

  test('the serial number of another machine is not an alias, nor is an alias the serial of a new one', async () => {
    const [one, two] = [await machine('OWN-1'), await machine('OWN-2')]
    expect((await alias(two, 'serial', 'own 1')).text).toContain(`${await numberOf(one)} porte déjà ce numéro`)
    await alias(two, 'serial', 'OWN-2-BIS')
    const added = await ahmed.post('/appareils/nouveau', { kind: 'laptop', serial: 'own2bis' })
    expect(added.text).toContain(`déjà connu : ${await numberOf(two)}`)
  })

  test('two town halls may both have a PC-12: scanned, both are shown', async () => {
    const [one, two] = [await machine('TAG-1'), await machine('TAG-2')]
    expect((await alias(one, 'tag', 'PC-12')).status).toBe(303)
    expect((await alias(two, 'tag', 'PC-12')).status).toBe(303)
    expect((await ahmed.get('/etabli?numero=pc12')).text).toContain('Plusieurs appareils portent ce numéro')
  })
})

describe('two records, one machine', () => {
  test('the absorbed number leads to the kept one, nothing told is lost, and what was unknown is filled', async () => {
    const [kept, absorbed] = [await machine('KEEP-1'), await machine('GONE-1')]
    await site.owner("update device set note = 'x', cpu = 'Intel Core i5-7200U' where id = $1", [absorbed])
    const gone = await numberOf(absorbed)
    expect((await join(kept, absorbed)).status).toBe(303)
    for (const said of [gone, gone.replace('ML-', 'ml '), 'GONE-1', 'T-GONE-1'])
      expect(await scan(said), said).toBe(`/appareils/${kept}`)
    expect((await ahmed.get(`/appareils/${absorbed}`)).location).toBe(`/appareils/${kept}`)
    const { text } = await ahmed.get(`/appareils/${kept}`)
    expect(text).toContain('Intel Core i5-7200U')
    expect(text).toContain('Deux fiches réunies')
    expect(text.match(/L’appareil est arrivé/g)).toHaveLength(2)
    expect((await ahmed.get('/appareils?q=GONE-1')).text).toContain('Aucun appareil')
    expect(await site.owner('select from custody where device_id = $1 and until is null', [absorbed])).toEqual([])
  })

  test('a kept machine whose new drive nobody proved goes back to the eraser', async () => {
    const [kept, absorbed] = [await machine('DRIVES-1'), await machine('DRIVES-2')]
    await ahmed.post(`/appareils/${kept}/releve`, { snapshot: snapshotFile({ serial: 'DRIVES-1', drives: ['DR-A'] }) })
    await ahmed.post(`/appareils/${kept}/effacement`, {
      logs: logFile({ host: 'DRIVES-1', drives: [{ serial: 'DR-A' }] }),
    })
    expect(await stateOf(site, kept)).toBe('wiped')
    await ahmed.post(`/appareils/${absorbed}/releve`, {
      snapshot: snapshotFile({ serial: 'DRIVES-2', drives: ['DR-B'] }),
    })
    await join(kept, absorbed)
    expect(await stateOf(site, kept)).toBe('to_wipe')
  })

  test('a family that used the machine under its other record is not forgotten: an older wipe proves nothing', async () => {
    const [kept, absorbed] = [await machine('USED-1'), await machine('USED-2')]
    await ahmed.post(`/appareils/${kept}/releve`, { snapshot: snapshotFile({ serial: 'USED-1', drives: ['US-A'] }) })
    await ahmed.post(`/appareils/${kept}/effacement`, {
      logs: logFile({ host: 'USED-1', drives: [{ serial: 'US-A' }] }),
    })
    const [home] = await site.owner<{ id: string }>(
      `insert into household (id, organisation_id, name, commune) select app.uuid7(), organisation_id, 'Famille Rendue', '62413' from device where id = $1 returning id`,
      [absorbed],
    )
    await site.owner(
      `insert into custody (id, device_id, organisation_id, household_id, since, until) select app.uuid7(), id, organisation_id, $2, now(), now() from device where id = $1`,
      [absorbed, home?.id],
    )
    await join(kept, absorbed)
    expect(await stateOf(site, kept)).toBe('to_wipe')
  })

  test('joined twice at once, from both sides, it happens once', async () => {
    const [one, two] = [await machine('BOTH-1'), await machine('BOTH-2')]
    const answers = await Promise.all([join(one, two), join(two, one)])
    expect(answers.map(({ status }) => status).sort()).not.toEqual([303, 303])
    expect(
      await site.owner('select from device_join where kept_id = any ($1) or absorbed_id = any ($1)', [[one, two]]),
    ).toHaveLength(1)
  })

  test('separated, each is again what it was, and the number leads to its own record', async () => {
    const [kept, absorbed] = [await machine('SEP-1'), await machine('SEP-2', { brand: 'Maison' })]
    await join(kept, absorbed)
    const [made] = await site.owner<{ id: string }>('select id from device_join where kept_id = $1', [kept])
    expect((await ahmed.get(`/appareils/${kept}/numeros`)).text).toContain('Même étiquette sous la batterie')
    const separate = async () =>
      benchPost(site, kept, 'separer', { join: made?.id ?? '', why: 'Deux étiquettes différentes.' })
    expect((await separate()).status).toBe(303)
    expect((await separate()).text).toContain('déjà séparées')
    expect(await scan(await numberOf(absorbed))).toBe(`/appareils/${absorbed}`)
    expect(await scan('SEP-2')).toBe(`/appareils/${absorbed}`)
    expect(await stateOf(site, absorbed)).toBe('received')
    const rows = await site.owner('select brand from device where id = $1', [kept])
    expect(rows).toEqual([{ brand: '' }])
    expect(await site.owner('select from custody where device_id = $1 and until is null', [absorbed])).toHaveLength(1)
  })

  test('of two organisations they are never one, by the page nor behind it', async () => {
    const kept = await machine('ORG-1')
    const [theirs] = await site.owner<{ id: string; number: string }>(
      `insert into device (id, organisation_id, kind, serial) select app.uuid7(), organisation_id, 'laptop', 'ORG-2' from member where name = 'Victor Lemaire' returning id, number`,
    )
    const answer = await benchPost(site, kept, 'reunir', { other: theirs?.number ?? '', reason: 'Même machine.' })
    expect(answer.text).toContain(`Aucun appareil « ${theirs?.number} » chez vous`)
    await expect(
      site.acting('ahmed', (by) =>
        by.db
          .insertInto('device_join')
          .values({
            ...{
              id: by.newId(),
              organisation_id: by.member.organisationId,
              kept_id: kept,
              absorbed_id: theirs?.id ?? '',
            },
            ...{ reason: 'Même machine.', before: '{}', joined_at: by.now },
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  test('an old page, an empty reason or its own number joins nothing, and what was typed comes back', async () => {
    const [one, two] = [await machine('ASK-1'), await machine('ASK-2')]
    expect((await join(one, two, '')).text).toContain('à quoi vous voyez')
    expect((await join(one, one)).text).toContain('donnez celui de l’autre')
    const late = await ahmed.post(`/appareils/${one}/reunir`, {
      version: String(Number(await versionOf(site, one)) - 1),
      other: await numberOf(two),
      reason: 'Même étiquette.',
    })
    expect(late.text).toContain('entre-temps')
    expect(late.text).toContain('Même étiquette.')
  })

  test('a machine that left the workshop is neither joined nor separated', () => {
    const record = { id: 'a', number: 'ML-1', organisation_id: 'o', donor_id: 'd', state: 'received', joined_to: null }
    expect(refusalToJoin(record, { ...record, id: 'b', state: 'handed_over' })).toContain('« remis »')
    expect(refusalToJoin(record, { ...record, id: 'b', organisation_id: 'p' })).toContain('deux structures')
    expect(refusalToJoin(record, { ...record, id: 'b', donor_id: 'e' })).toContain('deux donateurs')
    expect(refusalToJoin(record, { ...record, id: 'b', joined_to: 'c' })).toContain('déjà réuni')
    expect(refusalToJoin(record, { ...record, id: 'b' })).toBeNull()
    expect(refusalToSeparate({ number: 'ML-1', state: 'reserved' })).toContain('ne se défait plus')
  })
})

describe('what proves a machine when records are joined, then separated', () => {
  const separate = async (kept: string) => {
    const [made] = await site.owner<{ id: string }>(
      'select id from device_join where kept_id = $1 and separated_at is null',
      [kept],
    )
    return benchPost(site, kept, 'separer', { join: made?.id ?? '', why: 'Deux étiquettes différentes.' })
  }

  test('a machine that was ready by the drive of another is ready no more', async () => {
    const [kept, other] = [await machine('PROVE-1'), await readyDevice(site, lot, 'PROVE-2')]
    await ahmed.post(`/appareils/${kept}/releve`, { snapshot: snapshotFile({ serial: 'PROVE-1', drives: [] }) })
    expect((await join(kept, other)).status).toBe(303)
    await ahmed.post(`/appareils/${kept}/effacement`, {
      logs: logFile({ host: 'PROVE-1', drives: [{ serial: 'D-PROVE-2' }] }),
    })
    await benchPost(site, kept, 'essais', allWorks)
    await benchPost(site, kept, 'note', { aspect: 'B', working: 'A', battery: 'B' })
    await benchPost(site, kept, 'pret')
    expect(await stateOf(site, kept)).toBe('ready')
    expect((await separate(kept)).status).toBe(303)
    expect(await stateOf(site, kept)).toBe('received')
    expect(await stateOf(site, other)).toBe('ready')
  })

  test('a machine that a family had while it was joined is wiped again', async () => {
    const [kept, other] = [await readyDevice(site, lot, 'FAMILY-1'), await readyDevice(site, lot, 'FAMILY-2')]
    await join(kept, other)
    const [family] = await site.owner<{ id: string }>(
      "insert into household (id, organisation_id, name, commune) select app.uuid7(), organisation_id, 'Famille Jointe', '62413' from device where id = $1 returning id",
      [kept],
    )
    await site.owner(
      `insert into custody (id, device_id, organisation_id, household_id, since, until, depth, under_id)
       select app.uuid7(), $1, organisation_id, $2, now(), now() + interval '1 second', 1, id from custody where device_id = $1 and until is null`,
      [kept, family?.id],
    )
    await site.owner("update device set state = 'returned' where id = $1", [kept])
    expect((await separate(kept)).status).toBe(303)
    expect(await stateOf(site, other)).toBe('to_wipe')
  })

  test('behind the page, a ready machine takes no drive that nobody proved, and loses none without its proof', async () => {
    const id = await readyDevice(site, lot, 'PROVE-3')
    for (const drives of [[{ serial: 'D-UNKNOWN' }], []])
      await expect(
        site.acting('ahmed', (by) =>
          by.db
            .updateTable('device')
            .set({ drives: JSON.stringify(drives) })
            .where('id', '=', id)
            .execute(),
        ),
      ).rejects.toThrow(/proved wiped/)
  })

  test('two records with two owners are not one machine', () => {
    const record = { id: 'a', number: 'ML-1', organisation_id: 'o', donor_id: null, state: 'received', joined_to: null }
    expect(refusalToJoin({ ...record, owner_id: 'x' }, { ...record, id: 'b', owner_id: null })).toContain(
      'propriétaire',
    )
  })
})
