import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, expect, it } from 'vitest'
import { openChromium } from '#testing/chromium.ts'
import { lastLetter } from './browser.testing.ts'
import { servedSite } from './served.testing.ts'
import { totp } from './totp.testing.ts'

const { site, address } = await servedSite()
const launched = await openChromium()
afterAll(() => launched.close())
const wait = () => site.owner('delete from auth."rateLimit"')
const shot = process.env.MAILLON_SHOTS

it('somebody invited comes in, protects their access and finds their account, on a narrow phone, with every page readable by all', async () => {
  const context = await launched.newContext({ viewport: { width: 320, height: 700 } })
  const page = await context.newPage()
  const check = async (name: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `${name} fits in 320 px`).toBeLessThanOrEqual(320)
    if (shot) await page.screenshot({ path: `${shot}/${name}.png`, fullPage: true })
  }
  await site
    .as('claire')
    .post('/membres/inviter', { email: 'yasmine@exemple.test', name: 'Yasmine Roy', role: 'mediator', admin: 'oui' })
  await page.goto(address + (await lastLetter(site, 'yasmine@exemple.test')).link)
  await check('invitation')
  await page.getByRole('button', { name: 'Accepter' }).click()
  await check('code')
  await page.getByRole('button', { name: 'Entrer' }).click()
  await check('code-missing')
  await page.getByLabel('Les six chiffres').fill((await lastLetter(site, 'yasmine@exemple.test')).code)
  await page.getByRole('button', { name: 'Entrer' }).click()
  await page.waitForURL(/second-facteur/)
  await check('choose')
  await page.getByRole('link', { name: 'Utiliser une application' }).click()
  await check('intro')
  await page.getByRole('button', { name: 'Commencer' }).click()
  await check('beginning')
  const key = (await page.locator('strong.number').textContent()) ?? ''
  await page.getByLabel('Le code').fill(totp(key))
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await check('backup-codes')
  await page.getByRole('link', { name: 'Je les ai notés' }).click()
  await check('account')
  await page.goto(`${address}/membres`)
  await check('members')
  await page.getByRole('link', { name: 'Inviter' }).click()
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await check('invite-missing')
  await page.goto(`${address}/membres`)
  await page.getByRole('link', { name: 'Claire Fontaine' }).click()
  await check('member')
  await page.getByRole('link', { name: 'Fermer son accès' }).click()
  await check('leaving')

  await context.clearCookies()
  await wait()
  await page.goto(`${address}/connexion`)
  await check('sign-in')
  await page.getByLabel('Votre adresse').fill('yasmine@exemple')
  await page.getByRole('button', { name: 'Recevoir' }).click()
  await check('sign-in-wrong')
  await page.getByLabel('Votre adresse').fill('yasmine@exemple.test')
  await page.getByRole('button', { name: 'Recevoir' }).click()
  await page.goto(address + (await lastLetter(site, 'yasmine@exemple.test')).link)
  await check('link')
  await page.getByRole('button', { name: 'Entrer' }).click()
  await page.waitForURL(/second-facteur/)
  await check('second-factor')
  await page.goto(`${address}/invitation/unknown`)
  await check('invitation-unknown')
}, 240_000)
