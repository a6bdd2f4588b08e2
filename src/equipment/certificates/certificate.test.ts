import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { textOfPdf } from '#platform/pdf/paper.testing.ts'
import { addedDevice, arrivedOn, logFile, readyDevice, snapshotFile } from '../devices/device.fixture.ts'
import { workshop } from '../devices/workshop.testing.ts'
import { colleagueOf } from '../wiping/colleague.testing.ts'
import { certificatePdf } from './certificate.pdf.ts'

const { site, ahmed, lot } = await workshop({ address: 'https://maillon.test' })
const lina = await colleagueOf(site)
let serial = ''
let id = ''
let count = 0
beforeEach(async () => {
  serial = `CERT${++count}XYZ`
  id = await readyDevice(site, lot, serial)
})

type Colleague = typeof lina
const here = () => `/appareils/${id}/certificat`
const digestSeen = async (who: Colleague) =>
  /name="evidence" value="([0-9a-f]{64})"/.exec((await who.get(here())).text)?.[1]
const signed = (evidence = '') => ({
  ...{ evidence, looked: 'oui', destination: 'reuse', title: 'Responsable de l’atelier', place: 'Harnes' },
})
const check = async (who: Colleague = lina, more: Record<string, string> = {}) =>
  who.post(here(), { ...signed(await digestSeen(who)), ...more })
const kept = async () =>
  (
    await site.owner<{ id: string; code: string; number: string; sha256: Buffer; revoked_why: string | null }>(
      'select * from certificate where device_id = $1 order by issued_at',
      [id],
    )
  ).at(-1)!
const failed = () =>
  ahmed.post(`/appareils/${id}/effacement`, {
    logs: logFile({
      host: serial,
      start: '2026-05-01T09:00:00',
      drives: [{ serial: `D-${serial}`, status: '-FAILED-' }],
    }),
  })

describe('no certificate', () => {
  test('from whoever brought the evidence, on the page, by the rule and in the database', async () => {
    expect((await ahmed.get(here())).text).toContain('Vous avez apporté une preuve')
    const answer = await ahmed.post(here(), signed(await digestSeen(lina)))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('une autre personne de votre structure')
    await check()
    await expect(
      site.acting('ahmed', (by) =>
        sql`insert into certificate select app.uuid7(), 'CE-X', organisation_id, device_id, 'ABCDEFGH2345', sha256('x'), file_id, sha256('y'), sha256('z'), facts, '{}', ${by.member.id}, 'Ahmed Kaci', now() from certificate where device_id = ${id}`.execute(
          by.db,
        ),
      ),
    ).rejects.toThrow(/did not bring it/)
  })

  test.each([
    [{ looked: '' }, 'Regardez chaque preuve'],
    [{ title: '' }, 'votre fonction'],
    [{ destination: 'moon' }, 'Dites où va'],
    [{ evidence: '0'.repeat(64) }, 'Une preuve a changé'],
  ])('with %j, and what was typed stays', async (more, said) => {
    const answer = await check(lina, more)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    expect(answer.text).toContain('value="Harnes"')
    expect(await kept()).toBeUndefined()
  })

  test('as long as a drive is not proved', async () => {
    const evidence = await digestSeen(lina)
    await failed()
    expect((await lina.get(here())).text).toContain('Tout n’est pas prouvé')
    expect((await lina.post(here(), signed(evidence))).text).toContain('Tout n’est pas prouvé')
  })

  test('of a machine without known drives, nor to an organisation that does not see it', async () => {
    const bare = await addedDevice(site, lot, { serial: `BARE${serial}`, inventory_tag: `B${serial}` })
    expect((await lina.get(`/appareils/${bare}/certificat`)).text).toContain('aucun support connu')
    expect((await site.as('victor').get(here())).status).toBe(404)
    expect((await site.as('denis').post(here(), signed())).status).toBe(403)
  })
})

describe('what stood on it before', () => {
  const factsOfIt = async () =>
    (
      await site.owner<{ facts: Record<string, unknown> }>('select facts from certificate where device_id = $1', [id])
    )[0]?.facts

  test('is never said in the place of its donor: not asked, it is written as not said', async () => {
    await check()
    expect(await factsOfIt()).toMatchObject({ sensitivity: 'unknown', backup: 'unknown' })
    const { id: certificate } = await kept()
    const paper = (await lina.get(`${here()}/${certificate}`)).text
    expect(paper).not.toContain('n’a pas dit')
  })

  test('is what the verifier knows, and a lot announced with protected data proposes it', async () => {
    expect((await lina.get(here())).text).not.toContain('value="protected" selected')
    await site.owner('update donation_line set protected = true where donation_id = $1', [lot])
    const page = (await lina.get(here())).text
    await site.owner('update donation_line set protected = false where donation_id = $1', [lot])
    expect(page).toContain('Le donateur a annoncé des données protégées')
    await check(lina, { sensitivity: 'protected', backup: 'yes' })
    expect(await factsOfIt()).toMatchObject({ sensitivity: 'protected', backup: 'yes' })
    expect((await check(lina, { sensitivity: 'secret défense' })).status).toBe(422)
  })

  test('a log whose hour is so near the arrival that its zone matters is shown, and must be looked at', async () => {
    await arrivedOn(site, id, '2026-03-02T10:00:00+01:00')
    expect((await lina.get(here())).text).toContain('fuseau horaire')
    const unseen = await check()
    expect(unseen.status).toBe(422)
    expect(unseen.text).toContain('Un doute est écrit sous une preuve')
    expect((await check(lina, { doubts: 'oui' })).status).toBe(303)
    expect(JSON.stringify(await factsOfIt())).toContain('comparée par une seconde personne')
  })
})

describe('a certificate', () => {
  test('is issued once by two verifiers at once and by a double click, and says what SP 800-88 asks', async () => {
    const omar = await colleagueOf(site, 'Omar Diallo')
    const evidence = await digestSeen(lina)
    const answers = await Promise.all([lina, omar, lina].map((who) => who.post(here(), signed(evidence))))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await site.owner('select from certificate where device_id = $1', [id])).toHaveLength(1)
    expect(await site.owner("select from event where subject_id = $1 and act = 'wipe.checked'", [id])).toHaveLength(1)
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('Certificat CE-')
  })

  test('is the same bytes for ever, for its donor too, and its digest is kept', async () => {
    await check()
    const { id: certificate, sha256, number } = await kept()
    const [one, two] = [
      await lina.get(`${here()}/${certificate}`),
      await site.as('denis').get(`${here()}/${certificate}`),
    ]
    expect(one.status).toBe(200)
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true)
    expect(createHash('sha256').update(one.bytes).digest().equals(sha256)).toBe(true)
    const page = (await site.as('denis').get(here())).text
    expect(page).toContain(number)
    expect(page).not.toMatch(/Lina Costa|Ahmed Kaci/)
    expect((await site.as('victor').get(`${here()}/${certificate}`)).status).toBe(404)
  })

  test('of a lot come together, and to nobody else', async () => {
    await check()
    const { number } = await kept()
    expect((await site.as('denis').get(`/dons/${lot}/certificats`)).text).toContain(number)
    const zip = await site.as('denis').get(`/dons/${lot}/certificats.zip`)
    expect(Object.keys(unzipSync(zip.bytes)).join()).toContain(number)
    expect((await site.as('victor').get(`/dons/${lot}/certificats.zip`)).status).toBe(403)
  })

  test('is denied by evidence that comes later, and a new one follows a new wipe', async () => {
    await check()
    const first = await kept()
    await failed()
    expect((await kept()).revoked_why).toBe('contradicted')
    expect((await site.anyone.get(`/preuve/${first.code}`)).text).toContain('ne vaut plus')
    await ahmed.post(`/appareils/${id}/effacement`, {
      logs: logFile({ host: serial, start: '2026-05-02T09:00:00', drives: [{ serial: `D-${serial}` }] }),
    })
    await check()
    expect((await kept()).code).not.toBe(first.code)
  })
})

describe('the public page', () => {
  test('proves by its code, and names no person', async () => {
    await check()
    const { code, number } = await kept()
    const { text, status } = await site.anyone.get(`/preuve/${code.toLowerCase().replace(/(.{4})/g, '$1-')}`)
    expect(status).toBe(200)
    for (const said of [
      number,
      'Ce certificat tient',
      'Atelier Rebond',
      'Clear (NIST SP 800-88)',
      'Mairie de Sallaumines',
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/Lina|Ahmed|Costa|Kaci|Responsable/)
    expect(text).not.toContain(serial)
    expect(text).toContain(serial.slice(-4))
  })

  test('compares a serial number that was typed, without showing one', async () => {
    await check()
    const { code } = await kept()
    const compare = async (typed: string) => (await site.anyone.post(`/preuve/${code}`, { serial: typed })).text
    expect(await compare(serial.toLowerCase())).toContain('Oui : ce numéro')
    expect(await compare(`d ${serial}`)).toContain('Oui : ce numéro')
    expect(await compare('AUTRE')).toContain('Non : ce numéro')
    expect(await compare('')).toContain('Écrivez le numéro')
  })

  test('recognises its file, or the digest of it, and no other', async () => {
    await check()
    const { id: certificate, code, sha256 } = await kept()
    const { bytes } = await lina.get(`${here()}/${certificate}`)
    const send = (fields: Record<string, string | File>) => site.anyone.post('/preuve', fields)
    const pdf = (content: Uint8Array) => new File([Buffer.from(content)], 'certificat.pdf')
    expect((await send({ file: pdf(bytes) })).location).toBe(`/preuve/${code}?fichier=oui`)
    expect(
      (
        await send({
          digest: sha256
            .toString('hex')
            .toUpperCase()
            .replace(/(.{8})/g, '$1 '),
        })
      ).location,
    ).toContain(code)
    expect((await send({ code })).location).toBe(`/preuve/${code}`)
    expect((await send({ file: pdf(Buffer.concat([bytes, Buffer.from(' ')])) })).text).toContain('Aucun certificat')
    expect((await send({ digest: 'abc' })).text).toContain('64 signes')
    expect((await send({})).text).toContain('Tapez le code')
  })

  test('of a wrong code is one page, word for word, whatever the code', async () => {
    await check()
    const { code } = await kept()
    const near = code.slice(0, 11) + (code.endsWith('2') ? '3' : '2')
    const pages = await Promise.all(
      [near, 'X', '%F0%9F%92%A9', 'Z'.repeat(500), "' or 1=1"].map((one) => site.anyone.get(`/preuve/${one}`)),
    )
    const bare = ({ text }: { text: string }) => text.replace(/value="[^"]*"/g, '')
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]))
    expect(new Set(pages.map(bare)).size).toBe(1)
    expect((await site.anyone.post(`/preuve/${near}`, { serial })).status).toBe(404)
  })

  test('says that a family had the machine since by the month only, so that no day names it', async () => {
    await check()
    const { code } = await kept()
    const lend = (since: string) =>
      site.owner(
        `with h as (insert into household (id, organisation_id, name, commune) select app.uuid7(), organisation_id, 'Invention ${count}' , '62413' from device where id = $1 returning id, organisation_id),
          closed as (update custody set until = now() where device_id = $1 and until is null)
         insert into custody (id, device_id, organisation_id, household_id, since, until) select app.uuid7(), $1, organisation_id, id, ${since}, ${since} from h`,
        [id],
      )
    await lend("now() + interval '1 second'")
    expect((await site.anyone.get(`/preuve/${code}`)).text).toContain('Ce certificat tient')
    await site.owner("update certificate set issued_at = now() - interval '80 days' where device_id = $1", [id])
    await lend("now() - interval '40 days'")
    expect((await site.anyone.get(`/preuve/${code}`)).text).toContain('cette machine a servi depuis')
  })
})

test('the paper names who erased and who verified, the level explained, and where to check it', async () => {
  const facts = {
    ...{ number: 'ML-0412', maker: 'Maison', model: 'Portable 14', kind: 'laptop', serial: 'PF0', tag: 'M-12' },
    ...{ donor: 'Mairie de Sallaumines', destination: 'reuse' as const, evidence: ['ab'.repeat(32)] },
    supports: [
      {
        ...{ model: 'INVENTED DISK', serial: 'INV-1', type: 'ssd', bytes: 240_000_000_000, level: 'Clear' },
        ...{
          explained: 'Effacer.',
          method: 'Remplissage de zéros',
          tool: 'nwipe 0.36',
          verification: 'Relecture entière.',
        },
        on: '2026-03-02',
      },
    ],
  }
  const text = textOfPdf(
    await certificatePdf({
      ...{ number: 'CE-00001', facts, code: 'ABCDEFGH2345', address: 'https://maillon.test', compress: false },
      organisation: { name: 'Atelier Rebond', email: 'bonjour@rebond.test', phone: null },
      operators: ['Ahmed Kaci'],
      verifier: { name: 'Lina Costa', title: 'responsable', place: 'Harnes' },
      at: new Date('2026-03-04T10:00:00Z'),
    }),
  ).replace(/\s+/g, ' ')
  for (const said of [
    'Ahmed Kaci',
    'Lina Costa',
    'INV-1',
    'Clear. Effacer.',
    'nwipe 0.36',
    'ABCD\u2011EFGH\u20112345',
    'Mairie de Sallaumines',
    'M-12',
    'bonjour@rebond.test',
  ])
    expect(text).toContain(said)
})

test('a tablet whose reset two people saw is certified by a third look, under its own words', async () => {
  const tablet = await addedDevice(site, lot, { serial: `TAB${serial}`, inventory_tag: `TAB${serial}`, kind: 'tablet' })
  const [{ version } = { version: 0 }] = await site.owner<{ version: number }>(
    'select version from device where id = $1',
    [tablet],
  )
  await ahmed.post(`/appareils/${tablet}/remise-a-zero`, {
    ...{ version: String(version), method: 'settings', system: 'Android 12', done_on: '2026-03-03', place: 'Harnes' },
  })
  const [record] = await site.owner<{ id: string }>('select id from wipe_record where device_id = $1', [tablet])
  await lina.post(`/appareils/${tablet}/temoin/${record?.id}`, { first_screen: 'oui', no_account: 'oui' })
  id = tablet
  expect((await check()).status).toBe(303)
  expect((await site.anyone.get(`/preuve/${(await kept()).code}`)).text).toContain('Depuis ses réglages, Android 12')
  await ahmed.post(`/appareils/${tablet}/releve`, { snapshot: snapshotFile() })
})
