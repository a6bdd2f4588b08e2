import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { csvFile } from '#equipment/devices/device.fixture.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const SCHOOLS = 125
const EACH = 120
const site = await testSite()
const [claire, paul] = [site.as('claire'), site.as('paul')]
await site.owner(`update organisation set uai = '6200000A' where id = $1`, [organisationId('paul')])
await site.owner(
  `insert into organisation (id, name, kind, commune, uai, email, phone)
   select app.uuid7(), 'Collège inventé ' || n, 'school', '62413', lpad((6200000 + n)::text, 7, '0') || 'A',
     case when n % 5 > 0 then 'c' || n || '@exemple.test' end, '03 21 00 00 ' || lpad((n % 100)::text, 2, '0') from generate_series(1, $1) n`,
  [SCHOOLS - 1],
)
const titles = 'N° de série;Marque;Modèle;Inventaire;UAI;Établissement;Classe'
const rows = Array.from({ length: SCHOOLS * EACH }, (_, n) => {
  const to = n % SCHOOLS
  return [
    ...[`R9${String(n * 7919).padStart(9, '0')}K`, 'Inventix', 'Tablette 10', `CD-${n}`, `${6200000 + to}A`],
    ...[to === 0 ? 'Collège des Trois-Tilleuls' : `Collège inventé ${to}`, `${6 - (n % 4)}e ${'ABCDE'[n % 5]}`],
  ].join(';')
})

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
const follow = async (query = '') => plain((await claire.get(`/transferts/suivi${query}`)).text)
/** Most bytes of a page of these lists, as they travel: a phone in a store room reads it on a weak network. */
const WEIGHT = 24_000

test('fifteen thousand tablets leave for a hundred and twenty-five schools: who has not counted is found and asked, and every number adds up', async () => {
  const sent = await claire.post('/transferts/liste', {
    ...{ list: csvFile(`${titles}\n${rows.join('\n')}\n`, 'tablettes.csv'), invoice: 'Marché 2026-14' },
  })
  const reread = plain((await claire.get(sent.location ?? '')).text)
  expect(reread).toContain('15 000 appareils à annoncer 125 établissements 0 ligne refusée')
  expect((await claire.post(sent.location ?? '', { choice: 'all' })).location).toBe('/transferts/suivi')

  expect(await follow()).toContain('15 000 appareils annoncés 0 reçu 15 000 attendus 0 manquant')
  expect(await follow()).toContain('125 structures 125 n’ont pas compté 0 à éclaircir 0 a tout reçu')

  // One school counts, and one tablet is not there.
  const [slip] = await site.owner<{ id: string }>('select id from transfer where receiver_id = $1', [
    organisationId('paul'),
  ])
  const here = `/transferts/${slip?.id}`
  await paul.post(`${here}/reception/compte`, { count: String(EACH) })
  await paul.post(`${here}/reception/tout`, {})
  await site.owner(`update transfer_item set state = 'expected', how = null where transfer_id = $1 and serial = $2`, [
    ...[slip?.id, rows[0]?.split(';')[0]],
  ])
  await paul.post(`${here}/reception/fin`, { who: 'Paul Wattrelos' })
  expect(await follow()).toContain('15 000 appareils annoncés 119 reçus 14 880 attendus 1 manquant')
  expect(await follow()).toContain('125 structures 124 n’ont pas compté 1 à éclaircir 0 a tout reçu')

  const gaps = await follow('?ou=ecarts')
  expect(gaps).toContain('1 structure sur 125')
  expect(gaps).toContain('Collège des Trois-Tilleuls')
  expect(gaps).not.toContain('Collège inventé')
  const found = await follow('?q=invente 117')
  expect(found).toContain('1 structure sur 125')
  expect(found).toContain('03 21 00 00 17')
  expect(await follow('?q=inconnue')).toContain('Aucune structure ici')

  // Both ask at once: each school that has an address is written to once.
  const answers = await Promise.all([1, 2].map(() => claire.post('/transferts/suivi/relance', {})))
  expect(answers.map(({ location }) => location)).toEqual(Array(2).fill('/transferts/suivi?ou=a-compter'))
  const written = () =>
    site.owner(`select 1 from outbox where email like 'c%@exemple.test' and subject like '%attend d’être compté%'`)
  expect(await written()).toHaveLength(100)
  await claire.post('/transferts/suivi/relance', {})
  expect(await written()).toHaveLength(100)
  expect(await follow('?ou=a-compter')).toContain('Relancée le')
  expect((await site.as('victor').get('/transferts/suivi')).text).not.toContain('Collège inventé')

  const [school] = await site.owner<{ id: string }>(`select id from organisation where name = 'Collège inventé 117'`)
  const one = plain((await claire.get(`/transferts?structure=${school?.id}`)).text)
  expect(one).toContain('Collège inventé 117')
  expect(one).not.toContain('Collège inventé 116')
  expect(plain((await claire.get('/transferts?q=invente 42')).text)).toContain('Collège inventé 42')
  expect(plain((await claire.get('/transferts?etat=received')).text)).toContain('Collège des Trois-Tilleuls')

  for (const path of [
    '/transferts/suivi',
    '/transferts',
    here,
    `${here}?apres=ML-0050`,
    sent.location ?? '',
    '/ma-journee',
  ]) {
    const { text } = await claire.get(path)
    expect(gzipSync(text).length, path).toBeLessThan(WEIGHT)
  }
}, 240_000)
