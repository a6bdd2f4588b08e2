import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { organisationId, tokenOf } from '#testing/cast.ts'
import { type Answer, testSite } from '#testing/testSite.ts'
import { writerOf } from './writing.ts'

const now = new Date('2026-11-20T09:00:00Z')
/** The same family, named by the same school. In the second territory a CCAS and a mission locale follow it too. */
const [alone, known] = await Promise.all([testSite({ now: () => now }), testSite({ now: () => now })])
type Site = typeof alone
const H = '00000000-0000-7000-b000-000000000001'
const id = (n: number) => `00000000-0000-7000-c000-${n.toString().padStart(12, '0')}`

async function named(site: Site) {
  await site.owner(
    `insert into app.household (id, organisation_id, name, commune, phone, adults, children, touched_at, created_at)
     values ($1, $2, 'Famille Karlune', '62413', '+33639980123', 1, 1, '2026-11-10', '2026-11-10')`,
    [H, organisationId('paul')],
  )
  await site.owner(
    `insert into app.beneficiary (id, household_id, first_name, adult, class, school_id, organisation_id) values ($1, $2, 'Ylan', false, '5e B', $3, $3)`,
    [id(1), H, organisationId('paul')],
  )
  await site.owner(
    `insert into app.need (id, household_id, organisation_id, kind, situation, heard_at) values ($1, $2, $3, 'computer', 'Partage un téléphone', '2026-11-10')`,
    [id(2), H, organisationId('paul')],
  )
  await site.owner(`update app.household set touched_at = '2026-11-10' where id = $1`, [H])
  await site.owner(
    `update app.household_access set touched_at = '2026-11-10', since = '2026-11-10' where household_id = $1`,
    [H],
  )
}
await named(alone)
await named(known)
for (const who of ['samira', 'ines'] as const)
  await known.acting('paul', (by) =>
    known.owner(
      `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
       select $1, id, 'prescription', name, name_key, commune, stage, status, touched_at from app.household where id = $2 and $3 <> ''`,
      [organisationId(who), H, by.member.id],
    ),
  )
await known.as('samira').post(`/familles/${H}/publics`, { kind: 'rsa' })
await known.as('ines').post(`/familles/${H}/publics`, { kind: 'ase_leaver' })
await known.as('samira').post(`/familles/${H}/personnes/nouvelle`, { age_group: 'adult', first_name: 'Orsolina' })
await known.as('ines').post(`/familles/${H}/personnes/nouvelle`, { age_group: 'adult', first_name: 'Perceval' })
const { version } = (
  await known.owner<{ version: number }>('select version from app.household where id = $1', [H])
)[0] ?? { version: 0 }
await known.as('samira').post(`/familles/${H}/besoins`, {
  ...{ needs: ['computer', 'skills', 'connection'], situation: 'Partage un téléphone', version: String(version) },
})
await known.owner(
  `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, message, state, sent_at)
   select $1, $2, $3, $4, m.id, 'Samira Lopez', '{computer}', 'Mot de Samira', 'sent', now() from app.member m where m.name = 'Samira Lopez'`,
  [id(3), H, organisationId('samira'), organisationId('claire')],
)
await known.owner(`update app.prescription set state = 'accepted' where id = $1`, [id(3)])
await known.owner(`update app.need set state = 'promised' where id = $1`, [id(2)])

const plain = ({ status, text, location }: Answer) => ({
  status,
  location,
  text: text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '«id»')
    .replace(/(aide : )[0-9a-f]{8}/g, '$1«reference»')
    // A file that several write bears a number, for nobody to write over another unread.
    .replace(/(name="version" value=")\d+/g, '$1«version»')
    .replaceAll('><', '>\n<'),
})
const rows = (site: Site, text: string) =>
  asOwner(site.url, async (client) => {
    await client.query('reset role')
    await client.query('begin')
    await client.query('set local role maillon_app')
    await client.query('select app.open($1)', [tokenOf('paul')])
    return JSON.stringify((await client.query(text)).rows)
  })

test('the two others did act: the comparison below can fail', async () => {
  expect((await known.owner('select from app.target_public')).length).toBe(2)
  expect((await known.owner('select from app.beneficiary')).length).toBe(3)
  expect((await known.owner('select from app.need')).length).toBe(3)
  const { text } = await known.as('samira').get(`/familles/${H}`)
  for (const word of ['RSA', 'Perceval']) expect(text).toContain(word)
})

const pages = [
  ...[
    '/familles',
    '/familles.csv',
    '/familles?nom=Karlune',
    '/familles?nom=Orsolina',
    '/familles?etape=3',
    '/ma-journee',
  ],
  ...['/eleves', '/signalements', '/orientations'],
  ...['', '/personnes/nouvelle', '/publics', '/besoins', '/droits', '/droits/dossier', '/orienter', '/modifier'].map(
    (page) => `/familles/${H}${page}`,
  ),
]
test.each(pages)('a school reads %s as if nobody else knew its pupil’s family', async (page) => {
  const [one, other] = [await alone.as('paul').get(page), await known.as('paul').get(page)]
  expect(plain(other)).toEqual(plain(one))
})

test.each([
  'beneficiary',
  'need',
  'target_public',
  'prescription',
  'event',
  'handover',
  'allocation',
  'agreement',
  'outcome',
  'appointment',
])('past every rule of the code, a school’s role reads no row of others in %s', async (table) => {
  const read = await rows(known, `select to_jsonb(t) as row from app.${table} t`)
  for (const word of [
    'Orsolina',
    'Perceval',
    'rsa',
    'ase_leaver',
    'skills',
    'Mot de Samira',
    'Samira Lopez',
    organisationId('samira'),
    organisationId('ines'),
  ])
    expect([word, read.includes(word)]).toEqual([word, false])
})

test('what a school asks again of a need that another noted first is neither refused nor told', async () => {
  const before = (await alone.owner<{ version: number }>('select version from app.household where id = $1', [H]))[0]
  const asked = (site: Site, at: number) =>
    site.as('paul').post(`/familles/${H}/besoins`, {
      ...{ needs: ['computer', 'skills'], situation: 'Partage un téléphone', version: String(at) },
    })
  const at = (await known.owner<{ version: number }>('select version from app.household where id = $1', [H]))[0]
  const [one, other] = [await asked(alone, before?.version ?? 0), await asked(known, at?.version ?? 0)]
  expect([other.status, other.location]).toEqual([one.status, one.location])
})

test('nobody adds somebody in the name of another organisation, nor rewrites who did', async () => {
  const writing = writerOf(known.url)
  await expect(
    writing('samira', `update app.beneficiary set organisation_id = $1 where id = $2`, [
      organisationId('samira'),
      id(1),
    ]),
  ).rejects.toThrow(/written once/)
})

test('equipped: the family’s school reads the day, once the device was handed over', async () => {
  expect((await known.as('paul').get(`/familles/${H}`)).text).not.toContain('Famille équipée')
  await known.owner(
    `insert into app.handover (id, organisation_id, household_id, kind, state, handed_by, created_at, signed_at) values ($1, $2, $3, 'gift', 'signed', 'x', $4, $4)`,
    [id(9), organisationId('claire'), H, now],
  )
  expect((await known.as('paul').get(`/familles/${H}`)).text).toContain('Famille équipée')
  const [list, page] = await Promise.all([
    known.as('paul').get('/familles?etape=3'),
    known.as('paul').get(`/familles/${H}`),
  ])
  expect(list.text).toContain('Famille Karlune')
  expect(list.text).toContain('Équipée')
  expect(page.text).toContain('Équipée le vendredi 20 novembre 2026')
  for (const { text } of [list, page])
    expect(text).not.toMatch(/Formation|Connexion|Autonomie|name="etape"|est à la médiation|Rien n’est encore promis/)
})
