import { expect, test } from 'vitest'
import { household, passerelles } from '#orientation/prescriptions/prescription.fixture.ts'
import { type FirstName, memberId, organisationId } from '#testing/cast.ts'
import { type Answer, testSite } from '#testing/testSite.ts'

const began = new Date('2026-11-25T09:00:00Z').getTime()
/** Each act comes a minute after the one before, in both territories: what happened has an order. */
let minutes = 0
const now = () => new Date(began + minutes * 60_000)
/** The same territory twice: only which masked organisation sent the family, or named it in a census, differs. */
const [one, other] = await Promise.all([testSite({ now }), testSite({ now })])
type Site = typeof one
const senders = new Map([
  [one, { name: 'Service d’addictologie', kind: 'addiction_care', who: 'Inès Garnier', partner: 'CSAPA de Lens' }],
  [
    other,
    { name: 'Antenne de probation', kind: 'probation', who: 'Bérénice Duval', partner: 'SPIP d’Arras, milieu ouvert' },
  ],
])
const PRIVATE = /addicto|probation|CSAPA|SPIP|Garnier|Inès|Bérénice|Duval|Impasse|milieu ouvert/i

/** What each territory holds at the end: the family, its prescription, its link, another family named in a census. */
async function furnish(site: Site) {
  minutes = 0
  const { name, kind, who, partner } = senders.get(site) ?? { name: '', kind: '', who: '', partner: '' }
  await site.owner('update app.organisation set name = $2, kind = $3, email = $4, phone = $5 where id = $1', [
    ...[organisationId('ines'), name, kind],
    ...(site === one ? ['un@exemple.test', '+33321000001'] : ['deux@exemple.test', '+33321000002']),
  ])
  await site.owner('update app.member set name = $2, email = $3 where id = $1', [
    ...[memberId('ines'), who, site === one ? 'ines@exemple.test' : 'berenice@exemple.test'],
  ])
  await site.owner(`update app.organisation set email = 'accueil@passerelles.test' where id = $1`, [
    organisationId('claire'),
  ])
  const family = await household(site, 'ines', { name: 'Famille Vasseur', needs: ['computer'], agreed: 'spoken' })
  minutes++
  const orient = await site
    .as('ines')
    .post(`/familles/${family}/orienter`, { to: passerelles, kinds: ['computer'], agreed: 'spoken' })
  const prescription = orient.location?.split('/').at(-1) ?? ''
  minutes++
  await site.as('ines').post(`/familles/${family}/publics`, { kind: 'rsa' })
  minutes++
  await site.as('claire').post(`/orientations/${prescription}/demander`, { question: 'Quel moment lui va ?' })
  minutes++
  await site.as('ines').post(`/orientations/${prescription}/repondre`, { reply: 'Le matin.' })
  await site.owner(
    `insert into app.place (id, organisation_id, name, commune, address) values ($1, $2, $3, '62413', 'Impasse')`,
    ['00000000-0000-7000-b000-000000000001', organisationId('ines'), name],
  )
  await site.owner(
    `insert into app.appointment (id, organisation_id, household_id, place_id, mediator_id, subject, starts_at, ends_at, state)
     values ('00000000-0000-7000-b000-000000000002', $1, $2, '00000000-0000-7000-b000-000000000001', $3, 'training', '2026-12-01T09:00Z', '2026-12-01T10:00Z', 'booked')`,
    [organisationId('ines'), family, memberId('ines')],
  )
  const census = (
    await site.as('claire').post('/recensements/nouveau', {
      ...{ title: 'Qui manque de quoi ?', closes_on: '2026-12-15', kinds: ['computer'], communes: 'Harnes 62440' },
    })
  ).location
  minutes++
  await site.as('claire').post(`${census}/inviter`, { partners: `${partner} ; x@exemple.test` })
  const link = await linkTo(site, 'x@exemple.test')
  minutes++
  await site.anyone.post(`${link}/famille`, {
    ...{ name: 'Famille Boulanger', commune: '62413', kinds: ['computer'], publics: ['rsa'] },
    ...{ adults: '1', children: '0', agreed: 'oui' },
  })
  const [named] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Boulanger'`)
  await site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
    select $2, id, 'prescription', 'full', name, name_key, commune, stage, status, touched_at from app.household where id = $1`,
    [named?.id, organisationId('victor')],
  )
  const answer = await linkTo(site, 'accueil@passerelles.test')
  return { family, prescription, answer, named: named?.id ?? '' }
}

const linkTo = async (site: Site, email: string) =>
  (
    await site.owner<{ link: string }>('select link from app.outbox where email = $1 order by id desc limit 1', [email])
  )[0]?.link ?? ''
const held = new Map([
  [one, await furnish(one)],
  [other, await furnish(other)],
])

type Held = NonNullable<ReturnType<typeof held.get>>
const plain = (text: string) =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '«id»')
    .replace(/Référence de cette demande : [2-9A-Z]{5}/g, 'Référence de cette demande : «référence»')
    .replace(/(aide : )[0-9a-f]{8}/g, '$1«reference»')
    .replace(/<dd>[2-9A-Z]{5}(?=<)/g, '<dd>«référence»')
    .replace(/\/(recensement|reponse)\/[\w-]+/g, '/$1/«link»')
const ids = (site: Site): Held => held.get(site) ?? { family: '', prescription: '', answer: '', named: '' }

const pieces = ({ text }: Answer) => plain(text).split(/(?=<)|\r?\n/)
const told = (here: Answer, there: Answer) => {
  const known = new Set(pieces(there))
  return pieces(here).filter((piece) => !known.has(piece))
}

async function alike(what: string, ask: (site: Site) => Promise<Answer>): Promise<Answer> {
  const [first, second] = [await ask(one), await ask(other)]
  // Lines written at one same instant stand in the order of their identifiers: each territory draws its own.
  expect([what, first.status, told(first, second)]).toEqual([what, second.status, told(second, first)])
  expect(pieces(first).toSorted()).toEqual(pieces(second).toSorted())
  expect([what, PRIVATE.exec(first.text)?.[0]]).toEqual([what, undefined])
  return first
}
const read = (who: FirstName, path: (of: Held) => string) =>
  alike(`${who} ${path({ family: ':id', prescription: ':p', answer: ':a', named: ':n' })}`, (site) =>
    site.as(who).get(path(ids(site))),
  )

test('a receiver reads the same before and after its answer, whoever the masked sender is', async () => {
  for (const path of ['/ma-journee', '/orientations', '/orientations?sens=recues', '/familles', '/familles.csv'])
    await read('claire', () => path)
  await read('claire', ({ prescription }) => `/orientations/${prescription}`)
  await read('claire', ({ family }) => `/familles/${family}`)
  expect((await alike('link', (site) => site.anyone.get(ids(site).answer))).text).toContain('tructure partenaire')
  await alike('accepts', (site) => site.as('claire').post(`/orientations/${ids(site).prescription}/accepter`))
  expect((await read('claire', ({ family }) => `/familles/${family}`)).text.toLowerCase()).toContain(
    'une structure partenaire',
  )
  for (const path of [
    '',
    '/droits',
    '/droits/dossier',
    '/publics',
    '/modifier',
    '/orienter',
    '/attribuer',
    '/personnes/nouvelle',
  ])
    await read('claire', ({ family }) => `/familles/${family}${path}`)
  for (const who of ['claire', 'nadia'] as const)
    for (const path of [
      '/ma-journee',
      '/orientations',
      '/familles?nom=Vasseur',
      '/familles.csv',
      '/rendez-vous',
      '/chiffres',
      '/etablissements',
    ])
      await read(who, () => path)
  await read('claire', ({ prescription }) => `/orientations/${prescription}`)
  await read('claire', ({ prescription }) => `/orientations/${prescription}/bon`)
})

test('who follows a family that a masked partner named in the census of somebody else reads neutral words', async () => {
  const text = (await read('victor', ({ named }) => `/familles/${named}`)).text
  expect(text).toContain('Famille Boulanger')
  for (const path of ['/publics', '/droits', '/droits/dossier', '/fiches'])
    await read('victor', ({ named }) => `/familles/${named}${path}`)
  for (const path of ['/ma-journee', '/familles?nom=Boulanger', '/familles.csv']) await read('victor', () => path)
})

test('a third structure, a funder and nobody read the same', async () => {
  for (const who of ['samira', 'lea', 'paul', 'victor'] as const)
    for (const path of ['/ma-journee', '/familles', '/orientations', '/chiffres', '/programmes'])
      await read(who, () => path)
  await read('lea', ({ family }) => `/familles/${family}`)
})

test('the letters that leave to the others are the same, and what links carry in the database too', async () => {
  const letters = async (site: Site) =>
    (
      await site.owner(
        `select email, phone, subject, body, link from app.outbox where email not in ('ines@exemple.test', 'berenice@exemple.test', 'un@exemple.test', 'deux@exemple.test', 'x@exemple.test')`,
      )
    )
      .map((letter) => plain(JSON.stringify(letter)))
      .sort()
  expect((await letters(one)).length).toBeGreaterThan(1)
  expect(await letters(one)).toEqual(await letters(other))
  expect((await letters(one)).join()).not.toMatch(PRIVATE)
  const carried = async (site: Site) => {
    const rows =
      await site.owner(`select p.sender, m.said_by, w.sender as signed, w.place, w.email, w.phone from app.prescription p
      left join app.prescription_message m on m.prescription_id = p.id, app.writers(array[p.id]) w where m.kind = 'answer' or m.id is null`)
    return JSON.stringify(rows)
  }
  expect(await carried(one)).toEqual(await carried(other))
  expect(await carried(one)).not.toMatch(PRIVATE)
})

test('the comparison can fail: its own people read their own name', async () => {
  const [first, second] = [await one.as('ines').get('/ma-journee'), await other.as('ines').get('/ma-journee')]
  expect(plain(first.text)).not.toEqual(plain(second.text))
})
