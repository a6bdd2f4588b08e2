import { describe, expect, test } from 'vitest'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { workbook } from '#platform/tables/workbook.fixture.ts'
import { testSite } from '#testing/testSite.ts'
import {
  autreBerge,
  closeProgrammes,
  household,
  passerelles,
  programme,
  sees,
} from '../prescriptions/prescription.fixture.ts'

const site = await testSite()
const samira = site.as('samira')
await site.owner(`update app.organisation set email = 'accueil@passerelles.test' where id = $1`, [passerelles])
const titles = 'Nom;Commune;Besoins;Téléphone;Situation;Urgent;Accord'
const said = { informed: 'oui', agreed: 'spoken', to: passerelles }
const file = (content: string | Uint8Array) => new File([content as BlobPart], 'jeunes.csv')
const send = (rows: string, more: Record<string, string | undefined> = {}, who = samira) =>
  who.post('/orientations/liste', { ...said, list: file(`${titles}\n${rows}\n`), ...more })
const written = async () => ({
  households: (await site.owner('select 1 from app.household')).length,
  prescriptions: (await site.owner('select 1 from app.prescription')).length,
  events: (await site.owner('select 1 from app.event')).length,
  letters: (await site.owner('select 1 from app.outbox')).length,
})
const named = (name: string) =>
  site.owner<{ id: string; kinds: string[]; state: string; urgent: boolean }>(
    `select h.id, p.kinds, p.state, p.urgent from app.household h left join app.prescription p on p.household_id = h.id where h.name = $1`,
    [name],
  )

describe('what is refused before it is read', () => {
  test('no file, no agreement, nobody to send to', async () => {
    const nothing = await samira.post('/orientations/liste', {})
    expect(nothing.status).toBe(422)
    for (const sentence of [
      'Choisissez la liste',
      'Sans l’accord des familles',
      'Dites à chaque famille',
      'Choisissez à qui',
    ])
      expect(nothing.text).toContain(sentence)
    expect((await send('A;Harnes;PC;;;;oui', { to: autreBerge.replace(/.$/, 'f') })).text).toContain('Choisissez à qui')
  })

  test.each([
    ['an empty file', '', 'vide'],
    ['titles alone', titles, 'titres de colonnes'],
    ['a PDF', '%PDF-1.4', 'PDF'],
    [
      'a hundred and one rows',
      [titles, ...Array.from({ length: 101 }, (_, n) => `Famille ${n};Harnes;PC;;;;oui`)].join('\n'),
      '100 lignes',
    ],
  ])('%s', async (_, content, sentence) => {
    const answer = await samira.post('/orientations/liste', { ...said, list: file(content) })
    expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true])
  })

  test('whoever meets no family sends no list; a list of another organisation is not found', async () => {
    expect((await site.as('ahmed').get('/orientations/liste')).status).toBe(403)
    const kept = await send('Famille Cachée;Harnes;PC;;;;oui')
    expect((await site.as('odile').get(kept.location ?? '')).status).toBe(404)
    expect((await site.as('odile').post(kept.location ?? '', {})).status).toBe(404)
    expect((await samira.get('/orientations/liste/nimporte')).status).toBe(404)
  })
})

describe('forty at once', () => {
  const rows = Array.from(
    { length: 40 },
    (_, n) =>
      `Jeune ${String.fromCharCode(65 + (n % 26))}${n};Harnes;PC et formation;06 12 34 56 ${String(n).padStart(2, '0')};;;oui`,
  )

  test('the dry run is the acts undone: nothing is written, and no letter leaves', async () => {
    const before = await written()
    const kept = await send(rows.join('\n'))
    const page = await samira.get(kept.location ?? '')
    expect(page.text).toContain('40</b> <span>orientations à envoyer')
    expect(await written()).toEqual(before)
  })

  test('a row refused by an act, after good ones, does not keep what the dry run of these wrote', async () => {
    const before = await written()
    const kept = await send('Jeune Avant;Harnes;PC;;;;oui\nJeune Deux;Harnes;PC;;;;oui', {})
    expect(await written()).toEqual(before)
    expect((await samira.post(kept.location ?? '', {})).status).toBe(303)
    const between = await written()
    const again = await send('Jeune Après;Harnes;PC;;;;oui\nJeune Deux;Harnes;PC;;;;oui', {})
    expect((await samira.get(again.location ?? '')).text).toContain('1</b> <span>ligne refusée')
    expect(await written()).toEqual(between)
  })

  test('each household is registered and each prescription sent by the acts of one, with their events; two clicks send once', async () => {
    const before = await written()
    const kept = await send(rows.join('\n'))
    const answers = await Promise.all([samira.post(kept.location ?? '', {}), samira.post(kept.location ?? '', {})])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    const after = await written()
    expect([after.households - before.households, after.prescriptions - before.prescriptions]).toEqual([40, 40])
    expect(after.events - before.events).toBe(80)
    expect(after.letters - before.letters).toBe(40)
    expect((await samira.get(kept.location ?? '')).text).toContain('40 orientations sont parties')
    const [one] = await named('Jeune A0')
    expect(one).toMatchObject({ state: 'sent', kinds: ['computer', 'skills'] })
    expect(await sees(site, 'claire', one?.id ?? '')).toBe(true)
    expect(await sees(site, 'victor', one?.id ?? '')).toBe(false)
    expect((await asOwner(site.url, (owner) => verifyChains(owner))).breaks).toEqual([])
  })

  test('the same list again is refused row by row: the answer is awaited', async () => {
    const before = await written()
    const kept = await send(rows.join('\n'))
    const page = (await samira.get(kept.location ?? '')).text
    expect(page).toContain('40</b> <span>lignes refusées')
    expect(page).toContain('la réponse est attendue')
    expect((await samira.post(kept.location ?? '', { choice: 'good' })).text).toContain('n’ajoute rien')
    expect(await written()).toEqual(before)
  })
})

describe('row by row', () => {
  test('refused rows say why; good ones leave alone, or nothing does', async () => {
    const kept = await send(
      [
        'Famille Bonne;Harnes 62440;ordinateur;;Préfère le matin;oui;oui',
        'Famille Sans Accord;Harnes;PC;;;;non',
        'Famille Perdue;Saint-Martin;PC;;;;oui',
        'Famille Nulle Part;Zzyzx;PC;;;;oui',
        'Famille Secrète;Harnes;PC;;n° 2 85 05 78 006 084 91;;oui',
        'Famille Sans Besoin;Harnes;;;;;oui',
      ].join('\n'),
    )
    const here = kept.location ?? ''
    const page = (await samira.get(here)).text
    for (const sentence of [
      '1</b> <span>orientation à envoyer',
      '5</b> <span>lignes refusées',
      'Sans l’accord de la famille, l’orientation ne peut pas partir',
      'Écrivez son nom et son code postal',
      'est-ce',
      'numéro de sécurité sociale',
      'Des communes sont à préciser',
    ])
      expect(page).toContain(sentence)
    expect(page).not.toContain('084 91')
    expect((await samira.post(here, {})).text).toContain('Choisissez ce qui est fait')
    expect((await samira.post(here, { choice: 'all' })).text).toContain('5 lignes sont à corriger')
    expect(await named('Famille Bonne')).toEqual([])

    const communes = (await samira.get(`${here}/communes`)).text
    const insee = /<option value="(\d{5})"/.exec(communes)?.[1] ?? ''
    await samira.post(`${here}/communes`, { 'written.0': 'Saint-Martin', 'meant.0': insee })
    expect((await samira.get(here)).text).toContain('2</b> <span>orientations à envoyer')
    await samira.post(here, { choice: 'good' })
    expect(await named('Famille Bonne')).toMatchObject([{ state: 'sent', urgent: true }])
    expect(await named('Famille Perdue')).toMatchObject([{ state: 'sent' }])
    expect(await named('Famille Sans Accord')).toEqual([])
    const back = (await samira.get(`${here}/refusees.csv`)).text
    expect(back.split('\r\n').filter(Boolean)).toHaveLength(5)
    expect(back).toContain('Famille Nulle Part;Zzyzx;PC;')
  })

  test('a family already followed is proposed, and its record serves; said to be another, it has its own', async () => {
    const known = await household(site, 'samira', { name: 'Famille Connue', needs: ['computer'] })
    const kept = await send('Famille Connue;Harnes;PC;;;;oui')
    const page = (await samira.get(kept.location ?? '')).text
    expect(page).toContain('votre structure suit déjà une famille de ce nom')
    await samira.post(kept.location ?? '', {})
    expect((await named('Famille Connue')).map(({ id }) => id)).toEqual([known])
    const again = await send('Famille Connue;Harnes;PC;;;;oui')
    const line = /name="known\.(\d+)"/.exec((await samira.get(again.location ?? '')).text)?.[1]
    await samira.post(again.location ?? '', { [`known.${line}`]: 'autre' })
    expect(await named('Famille Connue')).toHaveLength(2)
    const third = await send('Famille Connue;Harnes;PC;;;;oui')
    expect((await samira.get(third.location ?? '')).text).toContain('dites laquelle')
    const foreign = await household(site, 'odile', { name: 'Famille Voisine' })
    await samira.post(third.location ?? '', { [`known.${line}`]: foreign, choice: 'good' })
    expect((await named('Famille Voisine')).map(({ state }) => state)).toEqual([null])
  })

  test('a public is declared by its own act', async () => {
    const list = 'Nom;Commune;Besoins;Public\nFamille Allocataire;Harnes;PC;bRSA et étudiante\n'
    const kept = await samira.post('/orientations/liste', { ...said, list: file(list) })
    await samira.post(kept.location ?? '', {})
    expect(
      await site.owner(
        `select t.kind from app.target_public t join app.household h on h.id = t.household_id where h.name = 'Famille Allocataire' order by 1`,
      ),
    ).toEqual([{ kind: 'rsa' }, { kind: 'student' }])
  })

  test('what a programme already serves is refused here as it is for one', async () => {
    const served = await household(site, 'samira', { name: 'Famille Servie', needs: ['computer'] })
    const to = await programme(site, 5, [served])
    const kept = await send('Famille Servie;Harnes;PC;;;;oui', { to })
    expect((await samira.get(kept.location ?? '')).text).toContain('déjà équipée par ce programme')
    await closeProgrammes(site)
  })

  test('columns of another wording are asked once, then remembered for this organisation alone', async () => {
    const odd = await workbook({
      name: 'Suivi',
      rows: [
        ['Le ou la', 'Vit à', 'Il lui faut'],
        ['Nour', 'Harnes', 'une tablette'],
        ['Lina', 'Harnes', 'internet'],
      ],
    })
    const post = (who: typeof samira) => who.post('/orientations/liste', { ...said, list: file(odd) })
    const kept = await post(samira)
    expect(kept.location).toMatch(/colonnes$/)
    expect((await samira.post(kept.location ?? '', { 'column.2': 'kinds' })).text).toContain(
      'Dites quelle colonne donne le nom',
    )
    const done = await samira.post(kept.location ?? '', {
      'column.0': 'name',
      'column.1': 'commune',
      'column.2': 'kinds',
    })
    expect((await samira.get(done.location ?? '')).text).toContain('2</b> <span>orientations à envoyer')
    expect((await post(samira)).location).not.toMatch(/colonnes$/)
    expect((await post(site.as('odile'))).location).toMatch(/colonnes$/)
  })

  test('a commune that is nearly written is proposed; one where the programme plans no place is to be looked at, and may leave', async () => {
    const to = await programme(site, 5)
    const kept = await send('Famille Presque;Harnse;PC;;;;oui\nFamille Loin;Marseille 13001;PC;;;;oui', { to })
    const here = kept.location ?? ''
    const page = (await samira.get(here)).text
    expect(page).toContain('est-ce Harnes ?')
    expect(page).toMatch(/Hors du programme « [^»]+ » : aucune place n’y est prévue \(Marseille\)/)
    expect(page).toContain('à vérifier')
    expect(page).toContain('1</b> <span>orientation à envoyer')
    expect((await samira.get(`${here}/communes`)).text).toMatch(/<option value="62413" selected/)
    await samira.post(`${here}/communes`, { 'written.0': 'Harnse', 'meant.0': '62413' })
    const mended = (await samira.get(here)).text
    expect(mended).toContain('2</b> <span>orientations à envoyer')
    expect(mended).not.toMatch(/prévue \(Harnes\)/)
    await closeProgrammes(site)
  })

  test('a number that is zero bears no colour', async () => {
    const kept = await send('Famille Sans Couleur;Harnes;PC;;;;oui')
    const page = (await samira.get(kept.location ?? '')).text
    expect(page).toMatch(/<li><b>0<\/b> <span>famille déjà suivie/)
    expect(page).toMatch(/<li class="done"><b>1<\/b>/)
  })

  test('the model has titles that are understood', async () => {
    const model = await samira.get('/orientations/liste/modele.xlsx')
    expect(model.headers.get('content-disposition')).toContain('orientations.xlsx')
    expect((await samira.post('/orientations/liste', { ...said, list: file(model.bytes) })).text).toContain(
      'titres de colonnes',
    )
  })
})

describe('where they live, what they have already, and what keeps them safe', () => {
  const wide =
    'Nom;Commune;Besoins;Téléphone;Où elle vit;Ce qu’elle a déjà;Sa connexion aujourd’hui;Messages lus par d’autres;Adresse confidentielle;Accord'
  const kept = (rows: string, titles = wide) =>
    samira.post('/orientations/liste', { ...said, list: file(`${titles}\n${rows}\n`) })
  const found = (name: string) =>
    site.owner(
      `select living, equipment_at_hand, connection_at_hand, neutral_message, confidential_address from app.household where name = $1`,
      [name],
    )

  test('is read from a list, and kept', async () => {
    const list = await kept(
      'Mme Abritée;Harnes;PC;06 12 34 50 01;hébergée par un proche;smartphone, vieux PC;box;oui;oui;oui',
    )
    const page = (await samira.get(list.location ?? '')).text
    for (const words of ['hébergée par un proche', 'un ordinateur trop vieux ou en panne'])
      expect(page).toContain(words)
    expect((await samira.post(list.location ?? '', {})).status).toBe(303)
    expect(await found('Mme Abritée')).toEqual([
      {
        ...{ living: 'hosted', equipment_at_hand: ['phone', 'old_computer'], connection_at_hand: 'box' },
        ...{ neutral_message: true, confidential_address: true },
      },
    ])
  })

  test('words that say nothing known are said in the dry run, and a precaution that is neither yes nor no stops its row', async () => {
    const list = await kept(
      'Mme Floue;Harnes;PC;06 12 34 50 02;à voir;;;;;oui\nMme Doute;Harnes;PC;06 12 34 50 03;;;;peut-être;;oui',
    )
    const page = (await samira.get(list.location ?? '')).text
    expect(page).toContain('Ces mots ne sont pas compris')
    expect(page).toContain('Écrivez oui ou non')
    expect(page).toContain('1</b> <span>ligne refusée')
  })

  test('a family that is followed already keeps the more careful word, and nothing else of the row', async () => {
    const id = await household(site, 'samira', { name: 'Mme Suivie Déjà', needs: ['computer'] })
    await site.owner(`update app.household set living = 'collective' where id = $1`, [id])
    const list = await kept('Mme Suivie Déjà;Harnes;PC;06 12 34 50 04;chez elle;;;oui;non;oui')
    expect((await samira.post(list.location ?? '', { 'known.2': id })).status).toBe(303)
    expect(await found('Mme Suivie Déjà')).toMatchObject([
      { living: 'collective', neutral_message: true, confidential_address: false },
    ])
  })

  test('what a column means is said once, and remembered for the next list of the same shape', async () => {
    const odd = 'Nom;Commune;Besoins;Téléphone;Toit;Accord'
    const first = await kept('Mme Toit;Harnes;PC;06 12 34 50 05;foyer;oui', odd)
    const columns = (await samira.get(`${first.location}/colonnes`)).text
    expect(columns).toContain('Où elle vit')
    const all = [...columns.matchAll(/<select[^>]* name="([^"]+)"/g)].map((match) => match[1] ?? '')
    const values = ['name', 'commune', 'kinds', 'phone', 'living', 'agreed']
    const answer = await samira.post(
      `${first.location}/colonnes`,
      Object.fromEntries(all.map((field, at) => [field, values[at] ?? ''])),
    )
    expect(answer.status).toBe(303)
    const second = await kept('Mme Toiture;Harnes;PC;06 12 34 50 06;foyer;oui', odd)
    expect((await samira.post(second.location ?? '', {})).status).toBe(303)
    expect(await found('Mme Toiture')).toMatchObject([{ living: 'collective' }])
  })

  test('the template has these columns', async () => {
    const list = await samira.get('/orientations/liste/modele.xlsx')
    expect(list.status).toBe(200)
    expect((await samira.get('/orientations/liste')).text).toContain('Messages lus par d’autres')
  })
})
