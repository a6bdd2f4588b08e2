import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import { workbook } from '#platform/tables/workbook.fixture.ts'
import { testSite } from '#testing/testSite.ts'
import { takeFamilies, tellOfList } from './list.take.store.ts'

const now = new Date('2026-11-25T09:00:00Z')
const site = await testSite({ now: () => now })
const claire = site.as('claire')
const opened = await claire.post('/recensements/nouveau', {
  title: 'Qui n’a pas d’ordinateur ?',
  closes_on: '2026-12-15',
  kinds: ['computer', 'connection', 'skills'],
  communes: 'Harnes 62440\nSallaumines\nLens',
})
const census = opened.location ?? ''
await claire.post(`${census}/inviter`, {
  partners: 'CCAS de Harnes ; accueil@ccas.test\nMission locale ; bonjour@ml.test\nCollège ; college@ecole.test',
})
const linkOf = async (email: string) =>
  (await site.owner<{ link: string }>('select link from app.outbox where email = $1', [email]))[0]?.link ?? ''
const [ccas, ml, college] = [
  await linkOf('accueil@ccas.test'),
  await linkOf('bonjour@ml.test'),
  await linkOf('college@ecole.test'),
]

type Visitor = typeof claire
const file = (content: string | Uint8Array, name = 'liste.csv') => new File([content as BlobPart], name)
const send = (who: Visitor, home: string, content: string | Uint8Array, partner?: string) =>
  who.post(`${home}/liste`, { list: file(content), partner })
const households = () =>
  site.owner<{
    name: string
    phone: string | null
    email: string | null
    adults: number
    children: number
    kinds: string[]
    languages: string[]
  }>(
    `select name, phone, email, adults, children, languages, (select array_agg(kind order by kind) from app.need n where n.household_id = h.id) as kinds
     from app.household h order by name`,
  )
const countsOf = (partner: string) =>
  site.owner(
    'select commune, kind, declared from app.census_count c join app.census_invitation i on i.id = c.invitation_id where partner = $1 order by 1, 2',
    [partner],
  )
const titles = 'Nom;Commune;Téléphone;Adultes;Enfants;Ordinateur;Connexion;Formation;Accord'

describe('files that give nothing', () => {
  test.each([
    ['an empty file', '', 'vide'],
    ['titles alone', `${titles}\n`, 'titres de colonnes'],
    ['a PDF', '%PDF-1.7', 'PDF'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), '.xls'],
    ['an archive', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'ZIP'],
  ])('%s is refused with a sentence', async (_, content, said) => {
    const answer = await send(site.anyone, ccas, content)
    expect([answer.status, answer.text.includes(said)]).toEqual([422, true])
  })

  test('no file, and no structure', async () => {
    expect((await site.anyone.post(`${ccas}/liste`, {})).text).toContain('Choisissez la liste')
    expect((await send(claire, census, `${titles}\nBenali;Harnes;;;;x;;;oui\n`)).text).toContain(
      'Dites quelle structure',
    )
  })
})

const told = () =>
  site.owner<{ act: string; n: number }>(
    `select act, count(*)::int as n from app.event where act in ('census.family_named', 'census.list_taken_in', 'census.paper_typed') group by 1 order by 1`,
  )

describe('a structure sends its own list behind its link', () => {
  const rows = [
    'Famille Benali;Harnes;612345678;2;3;oui;non;x;oui',
    '=HYPERLINK("http://x.test");Harnes;;;;oui;;;oui',
    'Rose;Harne;;;;oui;;;oui',
    'Lys;Paris;;;;oui;;;oui',
    'Aubert;62300;+262 639 69 12 34;;;;1;;oui',
    'Noir;Lens;06 12;;;oui;;;oui',
    'Blanc;Lens;;;;oui;;;non',
    'Vert;Lens;;;;;;;oui',
    'Famille Benali;Harnes;06 12 34 56 78;;;oui;;;oui',
    'Gris;Lens;;quarante;;oui;;;oui',
    'Brun 2 85 05 78 006 084 91;Lens;;;;oui;;;oui',
    'Total;;;2;3;;;;',
  ]
  const content = `﻿Liste du CCAS\n\n${titles}\n${rows.join('\n')}\n`

  test('the dry run says every cell, line by line, and writes nothing', async () => {
    const kept = await send(site.anyone, ccas, content)
    const page = (await site.anyone.get(kept.location ?? '')).text
    for (const said of [
      '2</b> <span>familles à reprendre',
      '8</b> <span>lignes refusées',
      '2</b> <span>lignes mises de côté',
      '12 lignes lues : 2 à reprendre, 8 refusées, 2 mises de côté.',
      '« 612345678 » → 06 12 34 56 78',
      '+262 639 69 12 34',
      'Un nom ne commence pas par « = »',
      'est-ce Harnes ?',
      'n’est pas de celles qui sont demandées',
      'ne semble pas complet',
      'Sans son accord, comptez cette famille sans la nommer',
      'Aucun des besoins demandés n’est dit',
      'La même famille que la ligne 4',
      'Écrivez un nombre entier',
      'Une ligne de total',
      'Des numéros de sécurité sociale ont été retirés',
    ])
      expect(page).toContain(said)
    expect(page).not.toContain('084 91')
    expect(await site.owner(`select 1 from app.list_upload where encode(content, 'escape') like '%084%'`)).toEqual([])
    const report = (await site.anyone.get(`${kept.location}/rapport.csv`)).text
    expect(report).toContain('9;Téléphone;non repris;06 12;')
    expect(await households()).toEqual([])
  })

  test('a commune that was not understood is chosen once; the good rows are taken, the others come back to be mended', async () => {
    const kept = await send(site.anyone, ccas, content)
    const here = kept.location ?? ''
    expect((await site.anyone.get(`${here}/communes`)).text).toContain('« Harne »')
    await site.anyone.post(`${here}/communes`, {
      'written.0': 'Harne',
      'meant.0': '62413',
      'written.1': 'Paris',
      'meant.1': '75056',
    })
    const undecided = await site.anyone.post(here, {})
    expect([undecided.status, undecided.text.includes('Choisissez ce qui est fait')]).toEqual([422, true])
    const all = await site.anyone.post(here, { choice: 'all' })
    expect([all.status, all.text.includes('Rien n’a été repris : 7 lignes sont à corriger')]).toEqual([422, true])
    expect(await households()).toEqual([])
    expect((await site.anyone.post(here, { choice: 'good' })).status).toBe(303)
    expect(await households()).toMatchObject([
      { name: 'Aubert', phone: '+262639691234', kinds: ['connection'] },
      { name: 'Famille Benali', phone: '+33612345678', adults: 2, children: 3, kinds: ['computer', 'skills'] },
      { name: 'Rose', phone: null, kinds: ['computer'] },
    ])
    const done = (await site.anyone.get(here)).text
    expect(done).toContain('3 familles nommées. 12 lignes lues : 3 reprises, 7 refusées, 2 mises de côté.')
    const back = (await site.anyone.get(`${here}/refusees.csv`)).text
    expect(back.split('\r\n').filter(Boolean)).toHaveLength(8)
    expect(back).toContain(`Vert;Lens;;;;;;;oui;`)

    const mended = back.replace('Vert;Lens;;;', 'Vert;Lens;;;;oui')
    const again = await send(site.anyone, ccas, mended.replace('Vert;Lens;;;;oui;;;', 'Vert;Lens;;;;oui;;'))
    await site.anyone.post(again.location ?? '', { choice: 'good' })
    expect((await households()).map(({ name }) => name)).toEqual(['Aubert', 'Famille Benali', 'Rose', 'Vert'])
  })

  test('each family has its story, each list its own trace, in a chain that holds', async () => {
    expect(await told()).toEqual([
      { act: 'census.family_named', n: 4 },
      { act: 'census.list_taken_in', n: 2 },
    ])
    expect((await asOwner(site.url, (owner) => verifyChains(owner))).breaks).toEqual([])
    const [family] = await site.owner<{ id: string }>(`select id from app.household where name = 'Rose'`)
    const page = (await claire.get(`/familles/${family?.id}`)).text
    expect(page).toContain('Nommée dans un recensement')
    expect(page).toContain('CCAS de Harnes a transmis son nom')
  })

  test('the same list again changes nothing and says so; two clicks at once take it in once', async () => {
    const one = await send(site.anyone, ml, `${titles}\nFamille Deux;Lens;;;;x;;;oui\n`)
    const answers = await Promise.all([
      site.anyone.post(one.location ?? '', {}),
      site.anyone.post(one.location ?? '', {}),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
    const again = await send(site.anyone, ml, `${titles}\nFamille Deux;Lens;;;;x;;;oui\n`)
    const page = (await site.anyone.get(again.location ?? '')).text
    expect(page).toContain('Déjà reprise')
    expect(page).toContain('1</b> <span>famille déjà nommée')
    expect((await site.anyone.post(again.location ?? '', {})).text).toContain('Cette liste n’ajoute rien')
    expect((await households()).filter(({ name }) => name === 'Famille Deux')).toHaveLength(1)
  })

  test('a list is its structure’s alone', async () => {
    const kept = await send(site.anyone, ml, `${titles}\nFamille Secrète;Lens;;;;x;;;oui\n`)
    const id = kept.location?.split('/').at(-1)
    for (const path of [
      `${ccas}/liste/${id}`,
      `${ccas}/liste/${id}/rapport.csv`,
      `/recensement/inconnu/liste/${id}`,
      `${ml}/liste/nimporte`,
    ])
      expect((await site.anyone.get(path)).status).toBe(404)
    expect((await site.anyone.post(`${ccas}/liste/${id}`, {})).status).toBe(404)
    expect((await site.as('victor').get(`${census}/liste`)).status).toBe(404)
    expect((await site.as('samira').get(`${census}/liste`)).status).toBe(403)
    expect(
      (await site.as('victor').post(`${census}/liste`, { list: file(`${titles}\nX;Lens;;;;x;;;oui\n`), partner: 'X' }))
        .status,
    ).toBe(404)
  })
})

describe('columns', () => {
  const odd = 'Qui;Où;Quoi;Le fait\nFamille Or;Lens;PC et formation;d’accord\nFamille Argent;Harnes;internet;oui\n'

  test('a list that is not understood asks what each column says; the answer is proposed next time, to this structure alone', async () => {
    const kept = await send(site.anyone, college, odd)
    expect(kept.location).toMatch(/\/colonnes$/)
    const page = (await site.anyone.get(kept.location ?? '')).text
    expect(page).toMatch(/Famille Or.*Famille Argent/)
    const none = await site.anyone.post(kept.location ?? '', {})
    expect([none.status, none.text.includes('Dites quelle colonne donne le nom')]).toEqual([422, true])
    const twice = await site.anyone.post(kept.location ?? '', {
      'column.0': 'name',
      'column.1': 'name',
      'column.2': 'kinds',
    })
    expect(twice.text).toContain('gardez une seule des deux')
    expect((await site.anyone.post(kept.location ?? '', { 'column.0': 'motdepasse' })).status).toBe(422)
    const columns = { 'column.0': 'name', 'column.1': 'commune', 'column.2': 'kinds', 'column.3': 'agreed' }
    const said = await site.anyone.post(kept.location ?? '', columns)
    expect((await site.anyone.get(said.location ?? '')).text).toContain('2</b> <span>familles à reprendre')
    const again = odd.replace('QUI', 'qui').replace('Famille Or', 'Famille Fer')
    expect((await send(site.anyone, college, again)).location).not.toMatch(/\/colonnes$/)
    expect((await send(site.anyone, ml, again)).location).toMatch(/\/colonnes$/)
    expect(await site.owner('select purpose, fields from app.column_mapping')).toEqual([
      { purpose: 'census', fields: ['name', 'commune', 'kinds', 'agreed'] },
    ])
  })

  test('without a column for it, whoever sends the list says that everybody agreed', async () => {
    const kept = await send(site.anyone, college, 'Nom;Commune;Besoins\nFamille Zinc;Lens;tablette\n')
    expect((await site.anyone.post(kept.location ?? '', {})).text).toContain('comptez ces familles sans les nommer')
    expect((await households()).map(({ name }) => name)).not.toContain('Famille Zinc')
    expect((await site.anyone.post(kept.location ?? '', { agreed: 'oui' })).status).toBe(303)
    expect((await households()).find(({ name }) => name === 'Famille Zinc')?.kinds).toEqual(['computer'])
  })

  test('days of agreement are read as people and spreadsheets write them', async () => {
    const list = await workbook({
      name: 'Liste',
      rows: [
        ['Nom', 'Commune', 'Ordinateur', 'Accord le', 'Langues'],
        ['Famille Un', 'Lens', true, new Date(Date.UTC(2026, 10, 2)), 'arabe, lari'],
        ['Famille Trois', 'Lens', 'x', '12/31/2015', ''],
        ['Famille Quatre', 'Lens', 'x', '2 novembre 2026', 'Français'],
        ['Famille Cinq', 'Lens', 'x', 46_328, ''],
        ['Famille Six', 'Lens', 'x', '31/02/2026', ''],
        ['Famille Sept', 'Lens', 'x', '2027-01-01', ''],
        ['Famille Huit', 'Lens', 'x', '', ''],
      ],
    })
    const kept = await send(site.anyone, college, list)
    const page = (await site.anyone.get(kept.location ?? '')).text
    for (const said of [
      '02/11/2026',
      'ordre américain',
      'n’existe pas dans le calendrier',
      'n’est pas encore venu',
      'Nombre de jours d’un tableur',
      'une autre langue',
    ])
      expect(page).toContain(said)
    await site.anyone.post(kept.location ?? '', { choice: 'good' })
    expect((await households()).find(({ name }) => name === 'Famille Un')?.languages).toEqual(['ar', 'other'])
    expect(
      await site.owner(
        `select given_on::text as day from app.agreement a join app.household h on h.id = a.household_id where h.name = 'Famille Quatre' and kind = 'sharing'`,
      ),
    ).toEqual([{ day: '2026-11-02' }])
  })
})

describe('counts without a name', () => {
  test('a number a need, or the need in words: they replace what the structure had sent, and are never added to its families', async () => {
    await site.anyone.post(college, { 'n.62498.computer': '9', visitors: '40' })
    const kept = await send(
      site.anyone,
      college,
      'Commune;Ordinateur;Connexion;Formation\nHarnes;12;3;\nLens;;4;7\nHarnes;1;;\nTotal;13;7;7\n',
    )
    const page = (await site.anyone.get(kept.location ?? '')).text
    expect(page).toContain('Ces nombres remplacent ceux')
    expect(page).toContain('les nombres s’ajoutent')
    await site.anyone.post(kept.location ?? '', {})
    expect(await countsOf('Collège')).toEqual([
      { commune: '62413', kind: 'computer', declared: 13 },
      { commune: '62413', kind: 'connection', declared: 3 },
      { commune: '62498', kind: 'connection', declared: 4 },
      { commune: '62498', kind: 'skills', declared: 7 },
    ])
    const before = await told()
    const twice = await site.anyone.post(kept.location ?? '', {})
    expect([twice.status, twice.text.includes('a déjà été reprise')]).toEqual([422, true])
    expect(await told()).toEqual(before)
    const long = await send(
      site.anyone,
      college,
      'Ville;Type de besoin;Nombre\nLens;ordinateurs;5\nLens;chat;5\nLens;PC et internet;2\n',
    )
    const said = (await site.anyone.get(long.location ?? '')).text
    expect(said).toContain('De quel besoin s’agit-il')
    expect(said).toContain('Un seul besoin par ligne')
    await site.anyone.post(long.location ?? '', { choice: 'good' })
    expect(await countsOf('Collège')).toEqual([{ commune: '62498', kind: 'computer', declared: 5 }])
    const csv = (await claire.get(`${census}/chiffres.csv`)).text
    expect(csv).toMatch(/Lens;62498;Un ordinateur;5;\d+;/)
  })
})

describe('the coordination received lists', () => {
  test('for a structure that had no address: it is added with its list', async () => {
    const kept = await send(claire, census, 'Commune;Ordinateur\nHarnes;6\n', 'Épicerie solidaire')
    const page = (await claire.get(census)).text
    expect(page.indexOf('Une liste attend d’être relue')).toBeGreaterThan(0)
    expect(page.indexOf('Une liste attend d’être relue')).toBeLessThan(page.indexOf('Commune par commune'))
    expect((await claire.get(census)).text).toContain('Une liste attend d’être relue')
    await claire.post(kept.location ?? '', {})
    expect(await countsOf('Épicerie solidaire')).toEqual([{ commune: '62413', kind: 'computer', declared: 6 }])
    expect((await claire.get(census)).text).toContain('Épicerie solidaire')
  })

  test('counts of a structure that answered by its link stay; families may join them', async () => {
    const counts = await send(claire, census, 'Commune;Ordinateur\nHarnes;99\n', 'CCAS de Harnes')
    expect((await claire.get(counts.location ?? '')).text).toContain('a déjà répondu par son lien')
    const families = await send(
      claire,
      census,
      'Nom;Commune;Ordinateur;Accord\nFamille Cuivre;Lens;x;oui\n',
      'ccas de harnes',
    )
    expect((await claire.post(families.location ?? '', {})).status).toBe(303)
    expect(
      await site.owner(`select 1 from app.census_invitation where lower(partner) = 'ccas de harnes'`),
    ).toHaveLength(1)
  })

  test('a family that three structures name in one list is one household', async () => {
    const list = ['Structure;Nom;Commune;Tel;Ordinateur;Accord']
    for (const partner of ['Club des aînés', 'Médiathèque', 'MJC'])
      list.push(`${partner};Famille Trio;Lens;0612345699;x;oui`)
    list.push(';Famille Sans Structure;Lens;;x;oui')
    const kept = await send(claire, census, `${list.join('\n')}\n`)
    const page = (await claire.get(kept.location ?? '')).text
    expect(page).toContain('La même famille que la ligne 2')
    expect(page).toContain('Dites quelle structure parle')
    await claire.post(kept.location ?? '', { choice: 'good' })
    expect((await households()).filter(({ name }) => name === 'Famille Trio')).toHaveLength(1)
    expect((await asOwner(site.url, (owner) => verifyChains(owner))).breaks).toEqual([])
  })

  test('the model is taken in as it is filled, in both forms', async () => {
    for (const home of [census, ccas]) {
      const model = await (home === census ? claire : site.anyone).get(`${home}/modele.xlsx`)
      expect(model.headers.get('content-type')).toContain('spreadsheetml')
      const answer = await send(home === census ? claire : site.anyone, home, model.bytes, 'Modèle')
      expect(answer.text).toContain('titres de colonnes')
    }
    const titlesOf = (await claire.get(`${census}/modele.csv`)).text.replace('﻿', '').trim().split(';')
    expect(titlesOf).toEqual([
      'Structure',
      'Nom',
      'Commune',
      'Un ordinateur',
      'Une connexion',
      'Apprendre à s’en servir',
      'Adultes',
      'Enfants',
      'Téléphone',
      'E-mail',
      'Langues',
      'Public',
      'Accord de la famille',
    ])
    const filled = `${titlesOf.join(';')}\nMJC;Famille Modèle;Lens;oui;non;oui;2;1;06 12 34 56 70;modele@test.fr;polonais;RSA, mère isolée;oui\n`
    const kept = await send(claire, census, filled)
    await claire.post(kept.location ?? '', {})
    expect((await households()).find(({ name }) => name === 'Famille Modèle')).toMatchObject({
      email: 'modele@test.fr',
      kinds: ['computer', 'skills'],
      languages: ['pl'],
    })
  })

  test('a public that is declared is kept with who declared it; one that is not known is put aside', async () => {
    expect(
      await site.owner(
        `select t.kind, t.declared_by from app.target_public t join app.household h on h.id = t.household_id where h.name = 'Famille Modèle' order by 1`,
      ),
    ).toEqual([
      { kind: 'rsa', declared_by: 'MJC' },
      { kind: 'single_parent', declared_by: 'MJC' },
    ])
    const kept = await send(
      claire,
      census,
      'Nom;Commune;Ordinateur;Public;Accord\nFamille Autre;Lens;x;gaucher;oui\n',
      'MJC',
    )
    expect((await claire.get(kept.location ?? '')).text).toContain('Ce public n’est pas dans la liste')
  })

  test('the house itself lets nobody speak for a structure of another coordination', async () => {
    const [asked] = await site.owner<{ id: string }>(`select id from app.census_invitation where partner = 'MJC'`)
    const [commune] = await site.owner<{ insee: string; name: string }>(
      `select insee, name from app.commune where insee = '62498'`,
    )
    const whose = { digest: null, invitation: asked?.id ?? '', today: '2026-11-25', now }
    const family = {
      ...{
        name: 'Famille Volée',
        commune: { ...commune!, postcodes: [] },
        phone: null,
        email: null,
        adults: 1,
        children: 0,
      },
      ...{ kinds: ['computer' as const], languages: ['fr'], publics: [], situation: '', urgent: false, agreed: true },
      ...{ agreed_on: null, partner: '' },
    }
    const named = [{ id: newId(), family }]
    const spoken = { how: 'spoken', heard_by: '' } as const
    expect(await site.acting('victor', (by) => takeFamilies(by.db, whose, named, spoken))).toEqual([])
    expect(await site.acting('claire', (by) => takeFamilies(by.db, whose, named, spoken))).toHaveLength(1)
    const before = await told()
    await site.acting('victor', (by) =>
      tellOfList(
        by.db,
        whose,
        named.map(({ id }) => id),
        newId(),
        {},
      ),
    )
    expect(await told()).toEqual(before)
  })

  test('a list that mostly names families already followed is taken in only by somebody sure; a structure is told of none', async () => {
    const names =
      'Alard Berthe Carton Delvaux Evrard Fiquet Gallois Hennebel Imbert Jourdain Kieken Lalou Mouton Niquet Ollivier Pruvot Quenson Roussel Sagot Tison Urbain Vasseur'
    const rows = names.split(' ').map((name, n) => [name, `06 39 98 07 ${String(n + 10)}`] as const)
    const listOf = (say: (name: string) => string) =>
      `${titles}\n${rows.map(([name, phone]) => `${say(name)};Lens;${phone};1;0;x;;;oui`).join('\n')}\n`
    const first = await send(
      claire,
      census,
      listOf((name) => `Famille ${name}`),
      'Épicerie solidaire',
    )
    expect((await claire.get(first.location ?? '')).text).not.toContain('familles que vous suivez déjà')
    expect((await claire.post(first.location ?? '', {})).status).toBe(303)
    const again = await send(
      claire,
      census,
      listOf((name) => `Mme ${name}`),
      'Secours du quartier',
    )
    expect((await claire.get(again.location ?? '')).text).toContain(
      '22 familles ressemblent à des familles que vous suivez déjà',
    )
    const refused = await claire.post(again.location ?? '', {})
    expect([refused.status, refused.text.includes('Plus de la moitié')]).toEqual([422, true])
    const theirs = await send(
      site.anyone,
      college,
      listOf((name) => `Foyer ${name}`),
    )
    expect((await site.anyone.get(theirs.location ?? '')).text).not.toMatch(/ressembl/)
    expect((await claire.post(again.location ?? '', { sure: 'oui' })).status).toBe(303)
  })

  test('accents of Windows are kept', async () => {
    const list = new Uint8Array(
      iconv.encode('Nom;Commune;Ordinateur;Accord\nFamille Élégant;Lens;x;oui\n', 'windows-1252'),
    )
    const kept = await send(claire, census, list, 'MJC')
    await claire.post(kept.location ?? '', {})
    expect((await households()).map(({ name }) => name)).toContain('Famille Élégant')
  })

  test('whoever holds a link leaves twenty lists at most', async () => {
    const one = 'Nom;Commune;Ordinateur;Accord\nFamille Pile;Lens;x;oui\n'
    let last = await send(site.anyone, ml, one)
    for (let n = 0; n < 20 && last.status === 303; n++) last = await send(site.anyone, ml, one)
    expect([last.status, last.text.includes('Vingt listes')]).toEqual([422, true])
  })

  test('a list is forgotten after seven days, whatever became of it', async () => {
    await site.owner(`update app.list_upload set kept_at = now() - interval '8 days'`)
    await site.database.jobs.query('select app.tidy()')
    expect(await site.owner('select 1 from app.list_upload')).toEqual([])
  })

  test('once the census is over, a list is read no more', async () => {
    const kept = await send(claire, census, 'Nom;Commune;Ordinateur;Accord\nFamille Tard;Lens;x;oui\n', 'MJC')
    const mine = await send(site.anyone, ccas, 'Nom;Commune;Ordinateur;Accord\nFamille Tard;Lens;x;oui\n')
    await claire.post(`${census}/clore`)
    expect((await claire.post(kept.location ?? '', {})).text).toContain('Ce recensement est clos')
    expect((await site.anyone.post(mine.location ?? '', {})).text).toContain('Ce recensement est clos')
    expect((await send(site.anyone, ccas, 'Nom;Commune;Ordinateur\nX;Lens;x\n')).text).toContain(
      'Ce recensement est clos',
    )
    expect((await households()).map(({ name }) => name)).not.toContain('Famille Tard')
  })
})
