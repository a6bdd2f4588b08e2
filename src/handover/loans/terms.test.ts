import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const { lent, prepared } = sceneOf(site)
const [claire, nadia] = [site.as('claire'), site.as('nadia')]
const today = dayOf(new Date())
const inDays = (days: number) => dayOf(new Date(Date.now() + days * DAY))
const say = (programme: string, more: object = {}) =>
  claire.post(`/programmes/${programme}/prets`, {
    ...{ from_on: today, months: '12', renewals: '1', notice_days: '15', care: 'Le garder au sec.' },
    ...more,
  })
const renew = (at: string, due_on: string) => nadia.post(`${at}/prolonger`, { due_on, agreed_by: 'Karima Benali' })
const sign = (url: string) =>
  nadia.sign(url, {
    ...{ signer: 'Karima Benali', signer_as: 'parent', address: '3 rue des Lilas' },
    ...{ read: 'oui', how: 'paper', witness: 'Nadia Haddad' },
  })
const loanUnder = async (handover: string) =>
  `/prets/${(await site.owner<{ id: string }>('select id from app.custody where handover_id = $1 and until is null', [handover]))[0]?.id}`

describe('what a programme lends on', () => {
  test('is dated, free, and said by the coordination of that programme alone', async () => {
    const { programme } = await lent()
    expect((await say(programme, { care: 'Caution de 50 €' })).text).toContain('Un prêt à usage est gratuit')
    expect((await say(programme, { months: '0' })).text).toContain('Durée en mois : un nombre de 1 à 60.')
    expect((await say(programme, { from_on: inDays(-1) })).text).toContain('ce qui est déjà signé garde ses conditions')
    expect((await say(programme)).status).toBe(303)
    expect((await site.as('victor').get(`/programmes/${programme}/prets`)).status).toBe(404)
    expect((await site.as('lea').get(`/programmes/${programme}/prets`)).status).toBe(403)
  })

  test('differs from one programme to another, and each loan follows its own', async () => {
    const [short, long] = [await prepared(), await prepared()]
    await say(short.programme, { months: '6', renewals: '0' })
    await say(long.programme, { months: '36', renewals: '2' })
    for (const { url } of [short, long]) expect((await sign(url)).status).toBe(303)
    const [one, other] = [await loanUnder(short.id), await loanUnder(long.id)]
    expect((await renew(one, '2028-12-01')).text).toContain('ne prévoit pas de prolonger')
    expect((await renew(other, '2031-07-02')).text).toContain('Au plus tard le')
    expect((await renew(other, '2030-07-01')).status).toBe(303)
    expect((await renew(other, '2031-07-01')).status).toBe(303)
    expect((await renew(other, '2031-08-01')).text).toContain('déjà été prolongé 2 fois')
  })

  test('is kept by what was signed, whatever is said later the same day or for a later one', async () => {
    const family = await prepared()
    await say(family.programme, { renewals: '1' })
    expect((await sign(family.url)).status).toBe(303)
    await say(family.programme, { renewals: '0' })
    await say(family.programme, { from_on: inDays(30), renewals: '5' })
    const at = await loanUnder(family.id)
    expect((await nadia.get(`${at}/prolonger`)).text).toContain('1 prolongation')
    expect((await renew(at, '2028-12-01')).status).toBe(303)
    expect((await renew(at, '2029-03-01')).text).toContain('déjà été prolongé 1 fois')
    const said = (await claire.get(`/programmes/${family.programme}/prets`)).text
    expect(said.match(/12 mois/g)?.length).toBeGreaterThanOrEqual(3)
  })

  test('is never said otherwise afterwards: the application may not touch a line', async () => {
    const { programme } = await lent()
    await say(programme)
    await expect(
      site.acting('claire', (by) =>
        sql`update loan_terms set renewals = 9 where programme_id = ${programme}`.execute(by.db),
      ),
    ).rejects.toThrow(/permission denied/)
  })
})
