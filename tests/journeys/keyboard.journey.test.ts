import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readyDevice, receivedLot } from '#equipment/devices/device.fixture.ts'
import { delivered } from '#equipment/transfers/transfer.fixture.ts'
import { organisationId } from '#testing/cast.ts'
import { openJourney } from './browser.ts'
import { type Person, sees } from './hands.ts'

const journey = await openJourney()
const { site } = journey

/** What holds the focus: its role in the page, how it is called, and whether a ring shows it. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const held = document.activeElement as HTMLInputElement | null
    if (!held || held === document.body) return null
    const ring = (element: Element | null | undefined) => {
      if (!element) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
    }
    const label = held.labels?.[0]?.innerText ?? held.getAttribute('aria-label') ?? held.innerText ?? ''
    return {
      tag: held.tagName.toLowerCase(),
      type: held.type ?? '',
      name: held.name ?? '',
      value: held.value ?? '',
      text: label.replace(/\s+/g, ' ').trim(),
      ringed: ring(held) || ring(held.closest('label')),
      shown: held.getBoundingClientRect().width > 0,
    }
  })

/** Tabs until the wanted control holds the focus; every stop on the way must be seen. */
async function tabTo(person: Person, wanted: { text?: RegExp; name?: string; value?: string }): Promise<void> {
  const { page } = person
  const stops: string[] = []
  for (let tabs = 0; tabs < 120; tabs++) {
    await page.keyboard.press('Tab')
    const held = await focus(page)
    if (!held) continue
    stops.push(held.text || held.name)
    if (!held.ringed)
      expect.fail(`Nothing shows that « ${held.text || held.name} » holds the focus at ${person.path()}`)
    const isIt =
      (!wanted.text || wanted.text.test(held.text)) &&
      (!wanted.name || held.name === wanted.name) &&
      (!wanted.value || held.value === wanted.value)
    if (isIt) return
  }
  expect.fail(
    `${JSON.stringify(wanted, (_, value) => (value instanceof RegExp ? String(value) : value))} is never reached at ${person.path()}, only: ${stops.join(', ')}`,
  )
}

const type = async (person: Person, name: string, text: string) => {
  await tabTo(person, { name })
  await person.page.keyboard.press('Control+A')
  await person.page.keyboard.type(text)
}
const tick = async (person: Person, wanted: Parameters<typeof tabTo>[1]) => {
  await tabTo(person, wanted)
  await person.page.keyboard.press('Space')
}
const enter = async (person: Person, text: RegExp) => {
  await tabTo(person, { text })
  await Promise.all([person.page.waitForNavigation({ waitUntil: 'load' }), person.page.keyboard.press('Enter')])
}

test('somebody signs in, hears a need and orients a family without a mouse', async () => {
  const paul = await journey.comes(null, { width: 1200 })
  await paul.open('/connexion')
  await type(paul, 'email', 'paul@exemple.test')
  await enter(paul, /code/i)
  const [letter] = await site.owner<{ body: string }>(`select body from app.outbox where email = 'paul@exemple.test'`)
  await type(paul, 'code', /\b\d{6}\b/.exec(letter?.body ?? '')?.[0] ?? '')
  await Promise.all([paul.page.waitForNavigation(), paul.page.keyboard.press('Enter')])
  await paul.open('/ma-journee')
  await sees(paul, 'Bonjour Paul')

  await paul.page.keyboard.press('Tab')
  expect((await focus(paul.page))?.text).toBe('Aller au contenu')
  await paul.page.keyboard.press('Enter')
  await paul.page.locator('#contenu:focus').waitFor()

  await paul.open('/familles')
  await enter(paul, /^Signaler un besoin$/)
  await type(paul, 'name', 'Famille Ziani')
  await type(paul, 'commune', 'Harnes')
  await tick(paul, { name: 'needs', value: 'computer' })
  await type(paul, 'phone', '06 12 34 56 78')
  await tick(paul, { name: 'informed' })
  await tabTo(paul, { name: 'agreed' })
  await paul.page.keyboard.type('De vive')
  await enter(paul, /^Enregistrer le besoin$/)
  await sees(paul, 'Le besoin est enregistré.', 'Famille Ziani')

  await enter(paul, /^Orienter$/)
  await tabTo(paul, { name: 'to' })
  await paul.page.keyboard.press('Space')
  await enter(paul, /^Envoyer l’orientation$/)
  await sees(paul, 'L’orientation est partie')
}, 240_000)

test('a refused form takes the focus to what is to be mended', async () => {
  const paul = await journey.comes('paul', { width: 1200 })
  await paul.open('/familles/nouvelle')
  await enter(paul, /^Enregistrer le besoin$/)
  await sees(paul, 'points à revoir')
  await paul.page.locator('#a-corriger:focus').waitFor()
  await paul.page.keyboard.press('Tab')
  await paul.page.keyboard.press('Enter')
  await paul.page.waitForURL(/#champ-/)
  await paul.page.keyboard.press('Tab')
  expect((await focus(paul.page))?.shown).toBe(true)
})

test('the focus goes round a page and is never held', async () => {
  const claire = await journey.comes('claire', { width: 360 })
  for (const path of ['/ma-journee', '/familles', '/programmes/nouveau']) {
    await claire.open(path)
    let left = false
    for (let tabs = 0; tabs < 150 && !left; tabs++) {
      await claire.page.keyboard.press('Tab')
      left = tabs > 0 && (await focus(claire.page))?.text === 'Aller au contenu'
      if ((await focus(claire.page)) === null) left = true
    }
    expect(left, path).toBe(true)
  }
})

test('a handover is signed on paper without a mouse', async () => {
  const lot = await receivedLot(site)
  const device = await readyDevice(site, lot, 'PFCLAVIER')
  await delivered(site, [device])
  const household = await acceptedHousehold()
  const programme = { name: 'Clavier', starts_on: '2026-01-01', 'commune-0': 'Harnes', 'ordinateurs-0': '2' }
  const opened = (await site.as('claire').post('/programmes/nouveau', programme)).location?.split('/').at(-1)
  await site.as('claire').post(`/familles/${household}/attribuer`, { programme: opened, device })

  const nadia = await journey.comes('nadia', { width: 1200 })
  await nadia.open(`/familles/${household}`)
  await enter(nadia, /^Préparer/)
  await tabTo(nadia, { name: 'kind' })
  await nadia.page.keyboard.press('ArrowDown')
  await enter(nadia, /^Préparer la feuille$/)
  await sees(nadia, 'La feuille est prête.')
  await tick(nadia, { name: 'read' })
  await type(nadia, 'signer', 'Amina Ziani')
  await type(nadia, 'witness', 'Nadia Haddad')
  await enter(nadia, /^Noter la signature sur papier$/)
  await sees(nadia, 'C’est signé', 'Amina Ziani')
}, 240_000)

/** A household that a coordination has accepted, by the same doors as people take. */
async function acceptedHousehold(): Promise<string> {
  const sent = await site.as('samira').post('/orientations/nouvelle', {
    name: 'Famille Ziani-Roy',
    commune: 'Harnes',
    adults: '1',
    children: '0',
    needs: ['computer'],
    phone: '06 12 34 56 78',
    channel: 'phone',
    languages: ['fr'],
    informed: 'oui',
    agreed: 'spoken',
    to: organisationId('claire'),
  })
  await site.as('claire').post(`${sent.location}/accepter`)
  const [row] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Ziani-Roy'`)
  return row?.id ?? ''
}
