import { describe, expect, it } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { browser, lastLetter } from './browser.testing.ts'

const site = await testSite()
const wait = () => site.owner('delete from auth."rateLimit"')

let statements: string[] = []
const heard = new Set<object>()
const listen = (client: { query: (...args: never[]) => unknown }) => {
  if (heard.has(client)) return
  heard.add(client)
  const { query } = client
  client.query = (...args) => {
    const [asked] = args as unknown as [string | { text: string }]
    statements.push(typeof asked === 'string' ? asked : asked.text)
    return query.apply(client, args)
  }
}
for (const pool of [site.database.accounts, site.database.jobs, site.database.site]) pool.on('acquire', listen as never)

/** Everything the database is asked, without the values, while somebody asks for a code and tries one; and what they see. */
const workOf = async (email: string) => {
  statements = []
  const visitor = browser(site)
  const first = await visitor.post('/connexion', { email })
  const shown = await visitor.get('/connexion/code')
  const tried = await visitor.post('/connexion/code', { code: '000000' })
  const without = (text: string) => text.replaceAll(email, '@').replaceAll(/name="_once" value="[^"]+"/g, '')
  return { statements, pages: [first.location, first.status, without(shown.text), tried.status, without(tried.text)] }
}

describe('an address that nobody here has', () => {
  it('is answered with the same pages, after the same statements, and no message leaves', async () => {
    await workOf('claire@exemple.test')
    await wait()
    const known = await workOf('nadia@exemple.test')
    const unknown = await workOf('inconnue@exemple.test')
    expect(unknown.pages).toEqual(known.pages)
    expect(unknown.statements).toEqual(known.statements)
    expect(known.statements.length).toBeGreaterThan(8)
    expect(await site.owner(`select email from app.outbox order by created_at`)).toEqual([
      { email: 'claire@exemple.test' },
      { email: 'nadia@exemple.test' },
    ])
  })

  it('gets no account, even with the right digits', async () => {
    const visitor = browser(site)
    await wait()
    await visitor.post('/connexion', { email: 'autre@exemple.test' })
    for (const code of ['000000', '123456']) await visitor.post('/connexion/code', { code })
    expect(await site.owner(`select id from auth."user" where email = 'autre@exemple.test'`)).toEqual([])
  })
})

describe('tries', () => {
  it('send one message a minute to an address, and say so without saying whether it is known', async () => {
    await wait()
    for (const email of ['paul@exemple.test', 'personne@exemple.test']) {
      const visitor = browser(site)
      expect((await visitor.post('/connexion', { email })).location).toBe('/connexion/code')
      expect((await visitor.post('/connexion', { email })).location).toBe('/connexion/code?deja=oui')
      expect((await visitor.get('/connexion/code?deja=oui')).text).toContain('Attendez quelques minutes')
    }
    expect(await site.owner(`select id from app.outbox where email = 'paul@exemple.test'`)).toHaveLength(1)
  })

  it('never refuse to somebody the page of their code, however often others asked in their place', async () => {
    for (const email of ['lea@exemple.test', 'aucune@exemple.test']) {
      await wait()
      for (let n = 0; n < 8; n++) expect((await browser(site).post('/connexion', { email })).status).toBe(303)
    }
  })

  it('send five messages, then one every five minutes: a link that still lives is always on its way', async () => {
    const ask = () => browser(site).post('/connexion', { email: 'sofia@exemple.test' })
    const sent = async () => (await site.owner(`select id from app.outbox where email = 'sofia@exemple.test'`)).length
    const minutes = (n: number) =>
      site.owner(`update auth."rateLimit" set "lastRequest" = "lastRequest" - $1`, [n * 60_000 + 1000])
    await wait()
    for (let minute = 0; minute < 8; minute++) {
      await ask()
      await minutes(1)
    }
    expect(await sent()).toBe(6)
    await minutes(5)
    await ask()
    expect(await sent()).toBe(7)
  })

  it('stop at five codes a minute for one address, also from several browsers', async () => {
    await wait()
    const first = browser(site)
    await first.post('/connexion', { email: 'odile@exemple.test' })
    const statuses = []
    for (let n = 0; n < 6; n++) {
      const visitor = browser(site)
      visitor.holds('maillon_entree', first.cookie('maillon_entree') ?? '')
      statuses.push((await visitor.post('/connexion/code', { code: '000000' })).status)
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    expect((await first.post('/connexion/code', { code: '000000' })).text).toContain('Ouvrez plutôt le lien')
    const { link } = await lastLetter(site, 'odile@exemple.test')
    expect((await browser(site).post(link)).location).toBe('/ma-journee')
  })

  it('stop at twenty a minute from one network address, whatever the accounts', async () => {
    await wait()
    const from = (remoteAddress: string, n: number) => {
      const body = new FormData()
      body.append('email', `personne${n}@exemple.test`)
      const init = { method: 'POST', body, headers: { origin: 'http://localhost' } }
      return site.site.app.request('/connexion', init, { incoming: { socket: { remoteAddress } } })
    }
    for (let n = 0; n < 20; n++) expect((await from('203.0.113.7', n)).status).toBe(303)
    const last = await from('203.0.113.7', 20)
    expect(last.status).toBe(429)
    expect(await last.text()).toContain('Trop d’essais')
    expect((await from('203.0.113.8', 21)).status).toBe(303)
  })

  it('are counted without keeping anybody’s address', async () => {
    expect(JSON.stringify(await site.owner('select key from auth."rateLimit"'))).not.toContain('exemple')
  })
})
