import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { openMailbox } from '#testing/mailbox.ts'
import { testSite } from '#testing/testSite.ts'
import { somebodyWaits } from '#testing/waits.ts'
import { sceneOf } from './scene.testing.ts'
import { signedOnPaper } from './signed.testing.ts'

let now = new Date('2027-03-01T09:00:00Z')
const site = await testSite({ now: () => now })
const scene = sceneOf(site)
const mailbox = await openMailbox()
const nadia = site.as('nadia')
const onPaper = signedOnPaper
let counter = 0

async function signed(more: Record<string, string> = {}) {
  const sheet = await scene.prepared({ name: `Famille Lettre${'abcdefghijklmnop'[counter++]}`, sim: false })
  expect((await nadia.sign(sheet.url, { ...onPaper, ...more })).status).toBe(303)
  return sheet
}
const byMail = (url: string, email = 'karima@exemple.test', more = {}) =>
  nadia.post(`${url}/exemplaire`, { how: 'email', email, ...more })
const linkIn = (text = '') => /\/exemplaire\/[\w-]+/.exec(text)?.[0] ?? ''
const page = async (url: string) => (await nadia.get(url)).text

test('a copy by e-mail leaves by SMTP as a link that opens the very paper that was signed, and names nobody', async () => {
  const { url, device, id } = await signed()
  expect((await byMail(url)).status).toBe(303)
  expect(await page(url)).toContain('en route vers karima@exemple.test')
  const [mail, ...others] = await mailbox.collect(site.database)
  expect(others).toEqual([])
  expect(mail?.to).toBe('karima@exemple.test')
  for (const secret of ['Lettre', 'Benali', device.number, 'prêt', 'ordinateur'])
    expect(`${mail?.subject}\n${mail?.text}`.toLowerCase()).not.toContain(secret.toLowerCase())
  const link = linkIn(mail?.text)
  expect((await site.anyone.get(link)).text).toContain('Ouvrir mon exemplaire')
  const paper = await site.anyone.get(`${link}/convention.pdf`)
  expect(paper.headers.get('content-type')).toBe('application/pdf')
  expect(Buffer.from(paper.bytes).equals(Buffer.from((await nadia.get(`${url}/convention.pdf`)).bytes))).toBe(true)
  expect(await page(url)).toContain('envoyé à karima@exemple.test')
  const kept = await site.owner(`select body, link from app.outbox where email = 'karima@exemple.test'`)
  expect(kept).toEqual([{ body: '', link: null }])
  const [row] = await site.owner<{ all: string }>('select x::text as all from app.handover x where id = $1', [id])
  expect(row?.all).not.toContain(link.split('/').pop())
})

test('the same is true of a copy asked for with the signature, and of a later try after a busy server', async () => {
  mailbox.refuse(1)
  await signed({ copy: 'email', email: 'plus.tard@exemple.test' })
  expect(await mailbox.collect(site.database)).toEqual([])
  await site.owner(`update app.outbox set not_before = now() where state = 'queued'`)
  expect((await mailbox.collect(site.database)).map(({ to }) => to)).toEqual(['plus.tard@exemple.test'])
})

test('a double click, and two people at once, send one letter', async () => {
  const { url } = await signed()
  const once = { _once: crypto.randomUUID() }
  await Promise.all([byMail(url, 'seule@exemple.test', once), byMail(url, 'seule@exemple.test', once)])
  await Promise.all([
    byMail(url, 'seule@exemple.test'),
    site.as('claire').post(`${url}/exemplaire`, { how: 'email', email: 'seule@exemple.test' }),
  ])
  expect((await mailbox.collect(site.database)).map(({ to }) => to)).toEqual(['seule@exemple.test'])
})

test('an address where nobody lives is said at once on the sheet, which offers paper or another address', async () => {
  const { url, id } = await signed()
  await byMail(url, 'inconnu@exemple.test')
  expect(await mailbox.collect(site.database)).toEqual([])
  const said = await page(url)
  for (const words of ['inconnu@exemple.test', 'a été refusée', 'Imprimez l’exemplaire', 'Donner l’exemplaire'])
    expect(said).toContain(words)
  expect(await scene.state('handover', 'id', id)).toEqual(['signed'])
  expect((await nadia.get('/ma-journee')).text).toContain('Donner l’exemplaire')
  await byMail(url, 'juste@exemple.test')
  expect((await mailbox.collect(site.database)).map(({ to }) => to)).toEqual(['juste@exemple.test'])
  expect(await page(url)).not.toContain('a été refusée')
})

test('a link ends after thirty days, says no more than one that never was, and opens nothing else', async () => {
  const { url, id } = await signed()
  await byMail(url, 'fin@exemple.test')
  const link = linkIn((await mailbox.collect(site.database))[0]?.text)
  for (const wrong of [`${link}x`, '/exemplaire/a', '/exemplaire/%00', `/exemplaire/${'a'.repeat(4000)}`])
    expect([(await site.anyone.get(wrong)).status, wrong]).toEqual([404, wrong])
  now = new Date('2027-03-31T08:59:00Z')
  expect((await site.anyone.get(link)).status).toBe(200)
  now = new Date('2027-03-31T09:01:00Z')
  const [one, other] = [await site.anyone.get(link), await site.anyone.get(`${link}x`)]
  expect(one.status).toBe(404)
  expect(one.text.replaceAll(link, '')).toBe(other.text.replaceAll(`${link}x`, ''))
  expect((await site.anyone.get(`${link}/convention.pdf`)).status).toBe(404)
  now = new Date('2027-03-01T09:00:00Z')
  expect(await scene.state('handover', 'id', id)).toEqual(['closed'])
})

const oppose = (household: string) =>
  site.owner(
    `insert into app.rights_request (id, organisation_id, household_id, kind, how, received_on, received_by, noted_at, due_on)
     values ($1, $2, $3, 'object', 'spoken', '2027-03-01', 'Nadia Haddad', now(), '2027-04-01')`,
    [newId(), organisationId('nadia'), household],
  )

test('nothing leaves for a family that asked that nothing more be done, and a letter on its way waits', async () => {
  const first = await signed()
  await oppose(first.household)
  const answer = await byMail(first.url, 'jamais@exemple.test')
  expect([answer.status, answer.text.includes('Elle s’est opposée')]).toEqual([422, true])
  const second = await signed()
  await byMail(second.url, 'attend@exemple.test')
  await oppose(second.household)
  expect(await mailbox.collect(site.database)).toEqual([])
  await site.owner(`update app.rights_request set lifted_on = '2027-03-02', lifted_by = 'Nadia Haddad'`)
  const [mail] = await mailbox.collect(site.database)
  expect(mail?.to).toBe('attend@exemple.test')
  const link = linkIn(mail?.text)
  expect((await site.anyone.get(link)).status).toBe(200)
  await site.owner('update app.rights_request set lifted_on = null, lifted_by = null')
  expect((await site.anyone.get(link)).status).toBe(404)
  await site.owner('delete from app.rights_request')
  await site.owner(`select app.forget_household($1, now(), 'asked', 'Nadia')`, [second.household])
  expect((await site.anyone.get(`${link}/convention.pdf`)).status).toBe(404)
})

test('a family is erased while its letter leaves: neither waits for the other for ever', async () => {
  const { url, household, id } = await signed()
  await byMail(url, 'croise@exemple.test')
  await asOwner(site.url, async (letter) => {
    await letter.query('begin')
    await letter.query(`set local lock_timeout = '2s'`)
    await letter.query('select from app.outbox where household_id = $1 for update', [household])
    const erased = site.owner(`select app.forget_household($1, now(), 'asked', 'Nadia')`, [household])
    await somebodyWaits(site.url)
    await letter.query('update app.handover set copy_sent_at = now() where id = $1', [id])
    await letter.query('commit')
    await erased
  })
  expect(await site.owner('select copy_to, agreement_file_id from app.handover where id = $1', [id])).toEqual([
    { copy_to: null, agreement_file_id: null },
  ])
  await mailbox.collect(site.database)
})

test('a family whose messages others read, and a site without a mail server, are offered paper', async () => {
  const { url, household } = await signed()
  await site.owner('update app.household set neutral_message = true where id = $1', [household])
  expect((await byMail(url)).text).toContain('donnez-le en main propre')
  expect((await nadia.post(`${url}/exemplaire`, { how: 'email' })).text).toContain('main propre')
  expect((await nadia.post(`${url}/exemplaire`, { how: 'printed' })).status).toBe(303)
  const silent = await testSite({ ways: { email: false, sms: false } })
  const sheet = await sceneOf(silent).prepared({ name: 'Famille Muette', sim: false })
  const answer = await silent.as('nadia').sign(sheet.url, { ...onPaper, copy: 'email', email: 'a@b.fr' })
  expect([answer.status, answer.text.includes('Ce site n’envoie pas d’e-mail')]).toEqual([422, true])
})
