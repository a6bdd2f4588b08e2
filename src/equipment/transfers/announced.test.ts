import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { csvFile } from '../devices/device.fixture.ts'
import { registerOf, schoolMeant } from './announced.schools.ts'
import { announceList } from './announced.store.ts'
import { brokenChains } from './transfer.fixture.ts'

const site = await testSite()
const claire = site.as('claire')
const school = async (name: string, uai: string | null = null) =>
  (
    await site.owner<{ id: string }>(
      `insert into organisation (id, name, kind, commune, uai) values (app.uuid7(), $1, 'school', '62413', $2) returning id`,
      [name, uai],
    )
  )[0]?.id ?? ''
const verne = await school('Collège Jules Verne', '0620001A')
const moulins = [await school('Collège Jean Moulin', '0620002B'), await school('Collège Jean Moulin', '0620003C')]
const url = '/transferts/liste'
const upload = (text: string | Uint8Array<ArrayBuffer>, invoice = 'Marché 2026-14') =>
  claire.post(url, { list: csvFile(text, 'tablettes.csv'), invoice })
const titles = 'N° de série;Marque;Modèle;Inventaire;UAI;Établissement;Classe\n'
const devicesOf = (prefix: string) =>
  site.owner<{
    serial: string
    state: string
    origin: string
    invoice: string
    receiver_id: string
    class_name: string | null
  }>(
    `select d.serial, d.state, d.origin, d.invoice, i.receiver_id, i.class_name from device d join transfer_item i on i.device_id = d.id
     where d.serial like $1 order by d.serial`,
    [`${prefix}%`],
  )

describe('bad lists', () => {
  test('a file of another shape asks what its columns are; a list of titles, no file and no invoice are refused', async () => {
    const other = await upload('Nom;Ville\nMartin;Lens\nDurand;Avion\n')
    expect(other.location).toMatch(/\/colonnes$/)
    expect((await claire.post(other.location ?? '', {})).text).toContain(
      'Dites quelle colonne donne le numéro de série',
    )
    expect((await upload(titles)).text).toContain('que des titres')
    expect((await claire.post(url, { invoice: 'F-1' })).text).toContain('Choisissez le fichier')
    expect((await claire.post(url, { list: csvFile(`${titles}A1;;;;0620001A;;\n`) })).text).toContain(
      'facture ou du marché',
    )
    expect((await upload(new Uint8Array([0, 1, 2, 3, 4]))).status).toBe(422)
  })

  test('a rounded serial, a filler, two lines for one serial and a line without a school are listed, the others are not lost', async () => {
    const { location } = await upload(
      `${titles}BAD-1;Inventix;T10;;0620001A;;\n1,2E+15;;;;0620001A;;\nTo be filled by O.E.M.;;;;0620001A;;\nbad 1;;;;0620001A;;\nBAD-2;;;;;;\n`,
    )
    const page = (await claire.get(location ?? '')).text
    expect(page).toContain('Le tableur a arrondi ce numéro')
    expect(page).toContain('déjà à la ligne 2')
    expect(page).toContain('ne dit pas quel établissement')
    expect(page).toContain('Annoncer 1 appareil')
    expect(await devicesOf('BAD-')).toEqual([])
    const csv = (await claire.get(`${location}/refusees.csv`)).text
    expect(csv.split('\r\n').filter(Boolean)).toHaveLength(5)
    expect((await claire.post(location ?? '', { choice: 'all' })).text).toContain('Relisez les lignes refusées')
  })

  test('an unknown school is listed, two of one name are asked for once, and the answer is remembered', async () => {
    const rows = `${titles}ASK-1;;;;;Collège Jean Moulin;\nASK-2;;;;;COLLEGE JEAN-MOULIN;\nASK-3;;;;;Collège Inconnu;\n`
    const { location } = await upload(rows)
    const page = (await claire.get(location ?? '')).text
    expect(page).toContain('Plusieurs établissements s’appellent')
    expect(page).toContain('n’est pas un établissement connu')
    const ask = (await claire.get(`${location}/etablissements`)).text
    expect(ask).toContain('Plusieurs établissements portent ce nom')
    await claire.post(`${location}/etablissements`, {
      ...{ 'school.0': moulins[1], 'school.0.key': 'college jean moulin', 'school.1': verne, 'school.1.key': 'forged' },
    })
    expect((await claire.get(location ?? '')).text).toContain('Annoncer 2 appareils')
    await claire.post(location ?? '', { choice: 'good' })
    expect((await devicesOf('ASK-')).map((d) => d.receiver_id)).toEqual([moulins[1], moulins[1]])
    const later = await upload(`${titles}ASK-9;;;;;Clg Jean Moulin;\n`)
    expect((await claire.get(later.location ?? '')).text).toContain('Annoncer 1 appareil')
  })
})

describe('thousands of tablets', () => {
  test('become ready devices with their invoice as proof, and one slip a school that it reads in its day', async () => {
    const { location } = await upload(
      `${titles}GO-1;Inventix;T10;D-1;0620001A;;6e A\nGO-2;Inventix;T10;D-2;;Collège des Trois-Tilleuls;5e B\nGO-3;Inventix;T10;D-3;;collège des trois tilleuls;5e B\n`,
    )
    const answers = await Promise.all([claire.post(location ?? '', {}), claire.post(location ?? '', {})])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await devicesOf('GO-')).toEqual([
      ...[
        {
          serial: 'GO-1',
          state: 'ready',
          origin: 'bought',
          invoice: 'Marché 2026-14',
          receiver_id: verne,
          class_name: '6e A',
        },
      ],
      ...['GO-2', 'GO-3'].map((serial) => ({
        ...{ serial, state: 'ready', origin: 'bought', invoice: 'Marché 2026-14' },
        ...{ receiver_id: organisationId('paul'), class_name: '5e B' },
      })),
    ])
    expect((await site.as('paul').get('/ma-journee')).text).toContain('2 tablettes annoncées par les Passerelles')
    expect(await brokenChains(site)).toEqual([])
    const again = await upload(`${titles}GO-1;;;;0620001A;;\nGO-4;;;;0620001A;;\n`)
    expect((await claire.get(again.location ?? '')).text).toMatch(
      /Déjà annoncé : ML-\d+, Collège Jules Verne, bordereau BT-/,
    )
  })

  test('the follow-up counts each structure, and names no other organisation’s', async () => {
    const page = (await claire.get('/transferts/suivi')).text
    expect(page).toContain('Collège Jules Verne')
    expect((await claire.get('/transferts/suivi.csv')).text).toContain('Collège des Trois-Tilleuls;Harnes;2;0;0;0;0;0')
    expect((await site.as('victor').get('/transferts/suivi.csv')).text).not.toContain('Verne')
    expect((await site.as('paul').get('/transferts/suivi')).status).toBe(403)
  })

  test('a list of another organisation is not there', async () => {
    const { location } = await upload(`${titles}ISO-1;;;;0620001A;;\n`)
    for (const path of ['', '/colonnes', '/etablissements', '/refusees.csv'])
      expect((await site.as('victor').get(`${location}${path}`)).status).toBe(404)
    expect((await site.as('victor').post(location ?? '', {})).status).toBe(404)
    const id = location?.split('/').at(-1) ?? ''
    expect(refused(await site.acting('victor', (by) => announceList(by, id, 'good')))).toBe(true)
    expect((await site.as('paul').get(url)).status).toBe(403)
  })

  test('never used, it needs no wipe; after a family it does', async () => {
    const [one] = await site.owner<{ id: string }>(`select id from device where serial = 'GO-1'`)
    const { benchDevice } = await import('../bench/bench.store.ts')
    const { deviceSeenBy } = await import('../devices/device.store.ts')
    const { notClean } = await import('../devices/device.rules.ts')
    const unclean = () =>
      site.acting('claire', async (by) => {
        const device = await deviceSeenBy(by, one?.id ?? '')
        return device ? notClean(await benchDevice(by, device)) : 'gone'
      })
    expect(await unclean()).toBeNull()
    await site.owner(
      `with h as (insert into household (id, organisation_id, name, commune) values (app.uuid7(), $2, 'Famille Usage', '62413') returning id)
       insert into custody (id, device_id, organisation_id, household_id, since, until, depth, under_id)
       select app.uuid7(), $1, $2, h.id, now() - interval '1 day', now(), 1, (select c.id from custody c where c.device_id = $1) from h`,
      [one?.id, organisationId('claire')],
    )
    expect(await unclean()).toContain('remise à zéro n’est pas encore notée')
  })
})

test('two schools of one name are told apart by their code, and a code that nobody bears is asked for', () => {
  const of = (name: string, uai: string | null) => ({ id: uai ?? name, name, uai, commune: null, reached: true })
  const register = registerOf(
    [of('Collège Verne', '0620001A'), of('École du Port', null)],
    new Map([['0629999z', '0620001A']]),
  )
  expect(schoolMeant(register, ' 0620001a', 'Autre nom')).toMatchObject({ id: '0620001A' })
  expect(schoolMeant(register, '0620002B', 'Collège Verne')).toMatchObject({
    key: 'college verne',
    among: [{ id: '0620001A' }],
  })
  expect(schoolMeant(register, '0620002B', 'ecole du port')).toMatchObject({ id: 'École du Port' })
  expect(schoolMeant(register, '0629999Z', '')).toMatchObject({ id: '0620001A' })
  expect(schoolMeant(register, '', ' ')).toBeNull()
})
