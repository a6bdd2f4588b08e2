import axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sceneOf } from '#handover/fieldDays/scene.testing.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { openJourney } from './browser.ts'
import { type Person, sees } from './hands.ts'

const journey = await openJourney()
const scene = sceneOf(journey.site)

const CODE = 'marronnier'

test('a school yard without network: signed through a cut, a reload and a wrong clock, then sent; nothing lost, nothing twice, each contradiction told', async () => {
  const day = await scene.day(3)
  const [first, second, third] = day.sheets
  const names = await journey.site.owner<{ id: string; name: string }>(
    'select x.id, h.name from app.handover x join app.household h on h.id = x.household_id where x.handout_id = $1',
    [day.id],
  )
  const nameOf = (id = '') => names.find((one) => one.id === id)?.name ?? ''

  const nadia = await journey.comes('nadia', { width: 360 })
  const claire = await journey.comes('claire', { width: 820 })
  // This tablet's clock is a day ahead, all day long.
  await claire.page.clock.install({ time: Date.now() + DAY })
  await takeAlong(nadia, day.id, 'Tablette 1')
  await takeAlong(claire, day.id, 'Tablette 2')

  await nadia.page.context().setOffline(true)
  await claire.page.context().setOffline(true)

  // The battery died: the page comes back without any network, closed.
  await nadia.page.reload()
  await shows(nadia, 'Tablette 1 est fermée')
  await nadia.page.getByLabel('Code de la tablette').fill('autre code')
  await nadia.page.getByRole('button', { name: 'Ouvrir' }).click()
  await shows(nadia, 'Ce n’est pas le code de cette tablette')
  await unlock(nadia)

  // What was being filled in is still there after a cut in the middle of a sheet.
  await openSheet(nadia, nameOf(first?.id))
  await nadia.page.getByLabel('Qui signe pour la famille').fill('Karima Benali')
  await nadia.page.getByLabel('Adresse de la famille').fill('3 rue des Lilas')
  await shows(nadia, 'À vérifier')
  await nadia.page.waitForTimeout(300)
  await nadia.page.reload()
  await unlock(nadia)
  await openSheet(nadia, nameOf(first?.id))
  expect(await nadia.page.getByLabel('Qui signe pour la famille').inputValue()).toBe('Karima Benali')

  await readTogether(nadia)

  // An empty pad signs nothing; the right device is recognised, another family's is not given.
  await nadia.page.getByRole('button', { name: 'Signer pour tout' }).click()
  await shows(nadia, 'Le cadre est vide')
  await scan(nadia, await numberOf(second?.device.id))
  await shows(nadia, `est prévu pour ${nameOf(second?.id)}`)
  await scan(nadia, await numberOf(first?.device.id))
  await shows(nadia, 'c’est le bon appareil')
  await draw(nadia.page)
  await signAndKeep(nadia)
  await shows(nadia, 'C’est signé et gardé sur cette tablette', '1 geste gardé')

  // The same family signs on the other tablet too, and a third one refuses its card.
  await unlock(claire)
  await signHere(claire, nameOf(first?.id), 'Omar Benali')
  await openSheet(claire, nameOf(third?.id))
  await claire.page.getByRole('button', { name: /N’en veut pas : Carte SIM/ }).click()
  await claire.page.getByLabel('Pourquoi').first().fill('Elle a déjà une ligne')
  await readTogether(claire)
  await claire.page.getByLabel('Qui signe pour la famille').fill('Inès Roux')
  await claire.page.getByLabel('Adresse de la famille').fill('3 rue des Lilas')
  await draw(claire.page)
  await signAndKeep(claire)
  await shows(claire, 'C’est signé et gardé sur cette tablette', '2 gestes gardés')

  // Network again, everything leaves by itself: the second tablet arrives first.
  await claire.page.context().setOffline(false)
  await shows(claire, 'Tout est envoyé.')
  await nadia.page.context().setOffline(false)
  await shows(nadia, 'Un geste à régler', 'déjà signée (sur Tablette 2')

  const acts = await journey.site.owner<{ kind: string; outcome: string; at: Date; signed: boolean }>(
    'select kind, outcome, at, signature is not null as signed from app.field_act order by received_at',
  )
  expect(acts.map(({ kind, outcome, signed }) => [kind, outcome, signed])).toEqual([
    ['signed', 'done', true],
    ['signed', 'done', true],
    ['signed', 'incident', true],
  ])
  for (const { at } of acts) expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(10 * 60_000)
  expect(
    await journey.site.owner<{ state: string; signer: string }>(
      'select state, signer from app.handover where id = any ($1) order by signer',
      [[first?.id, third?.id]],
    ),
  ).toEqual([
    { state: 'signed', signer: 'Inès Roux' },
    { state: 'signed', signer: 'Omar Benali' },
  ])

  // Somebody reads both stories and says what happened; the tablet is emptied.
  await nadia.open(`/seances/${day.id}/terrain`)
  await shows(nadia, 'À régler', 'Son horloge avançait de 24 h')
  await nadia.follow('Régler')
  await shows(nadia, 'Karima Benali', 'Omar Benali')
  await nadia.fill('Ce qui s’est passé', 'La même famille, signée deux fois.')
  await nadia.press('Mettre de côté')
  await shows(nadia, 'C’est réglé')
  await nadia.open('/terrain')
  await unlock(nadia)
  await shows(nadia, `${nameOf(first?.id)} : Cette feuille est déjà signée`)
  await nadia.page.getByRole('button', { name: 'Vider cette tablette' }).click()
  await nadia.page.getByRole('button', { name: 'Vider : 2 sans signature' }).click()
  await shows(nadia, 'Aucune remise n’est gardée sur cette tablette')
  expect(await leftOn(nadia.page)).toEqual({ tablet: 0, acts: 0 })
})

test('a tablet whose memory is really full says so, keeps what is on the screen, and signs once there is room', async () => {
  const day = await scene.day(2)
  const nadia = await journey.comes('nadia', { width: 360 })
  const quota = await roomOf(nadia.page)
  await quota(24_000_000)
  await takeAlong(nadia, day.id, 'Tablette 3')
  await unlock(nadia)
  const names = await nadia.page.locator('.turns h3').allInnerTexts()
  await nadia.page.context().setOffline(true)
  await signHere(nadia, names[0] ?? '', 'Omar Haddad')
  await openSheet(nadia, names[1] ?? '')
  await readTogether(nadia)
  await nadia.page.getByLabel('Qui signe pour la famille').fill('Karima Benali')
  await nadia.page.getByLabel('Adresse de la famille').fill('3 rue des Lilas')
  await draw(nadia.page)
  await nadia.page.waitForTimeout(300)
  await nadia.page.evaluate(photosUntilFull)
  await signAndKeep(nadia)
  await shows(nadia, 'La mémoire de cette tablette est pleine', 'faites signer sur papier', '1 geste gardé')
  expect(await nadia.page.getByLabel('Qui signe pour la famille').inputValue()).toBe('Karima Benali')
  const file = nadia.page.waitForEvent('download')
  await nadia.page.getByRole('button', { name: 'Enregistrer un fichier de secours' }).click()
  expect((await file).suggestedFilename()).toContain('terrain-')

  // Nothing can be noted either of what Maillon answers: it is sent again, and done once.
  await nadia.page.context().setOffline(false)
  await shows(nadia, 'la mémoire de cette tablette est pleine : elle ne peut pas le noter')
  await nadia.page.evaluate(() => {
    indexedDB.deleteDatabase('photos')
  })
  await nadia.page.waitForTimeout(300)
  await nadia.page.getByRole('button', { name: 'C’est juste' }).click()
  await shows(nadia, 'C’est signé et gardé sur cette tablette')
  await nadia.page.getByRole('button', { name: 'Envoyer maintenant' }).click()
  await shows(nadia, 'Tout est envoyé.')
  expect(
    await journey.site.owner('select signer from app.handover where handout_id = $1 order by signer', [day.id]),
  ).toEqual([{ signer: 'Karima Benali' }, { signer: 'Omar Haddad' }])
})

test('a tablet without room, or whose browser keeps nothing, leaves with no sheet and says what to do', async () => {
  const day = await scene.day(1)
  const nadia = await journey.comes('nadia', { width: 360 })
  await nadia.open(`/seances/${day.id}/terrain`)
  const quota = await roomOf(nadia.page)
  await quota(1)
  await ask(nadia, 'Tablette 7')
  await shows(nadia, 'La mémoire de cette tablette est pleine')
  await quota()
  const shut = await journey.comes('nadia', { width: 360 })
  await shut.page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await shut.open(`/seances/${day.id}/terrain`)
  await ask(shut, 'Tablette 8')
  await shows(shut, 'pas en navigation privée')
  await shut.open('/terrain')
  await shows(shut, 'Ce navigateur ne garde rien', 'faites signer sur papier')
  const refused = await journey.comes('nadia', { width: 360 })
  await refused.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('', 'SecurityError')
    }
  })
  await refused.open('/terrain')
  await shows(refused, 'Ce navigateur ne garde rien')
  expect(
    await journey.site.owner('select 1 from app.field_tablet where handout_id = $1 and given_back_at is null', [
      day.id,
    ]),
  ).toEqual([])
})

test('a slip of the finger is taken back: an arrival, an absence, a signature; and a closed tablet is not emptied at one touch', async () => {
  const day = await scene.day(1)
  const nadia = await journey.comes('nadia', { width: 360 })
  await takeAlong(nadia, day.id, 'Tablette 9')
  await nadia.page.getByRole('button', { name: 'Vider cette tablette' }).click()
  await shows(nadia, 'Vider : toutes ses feuilles s’effacent')
  await unlock(nadia)
  await nadia.page.locator('.turns button').first().click()
  await nadia.page.getByRole('button', { name: 'La famille est là' }).click()
  await nadia.page.getByRole('button', { name: 'Arrivée notée par erreur' }).click()
  await shows(nadia, 'Attendue', 'La famille est là')
  await nadia.page.getByText('La famille ne vient pas').click()
  await nadia.page.getByRole('button', { name: 'Elle n’est pas venue' }).click()
  await nadia.page.locator('.turns button').first().click()
  await nadia.page.getByRole('button', { name: 'Elle est arrivée' }).click()
  await shows(nadia, 'Arrivée')
  await readTogether(nadia)
  await nadia.page.getByLabel('Qui signe pour la famille').fill('Karima Benali')
  await nadia.page.getByLabel('Adresse de la famille').fill('3 rue des Lilas')
  await draw(nadia.page)
  await nadia.page.getByRole('button', { name: 'Signer pour tout' }).click()
  await shows(nadia, 'Karima Benali emporte')
  await nadia.page.getByRole('button', { name: 'Signer de nouveau' }).click()
  await nadia.page.getByRole('button', { name: 'Signer pour tout' }).click()
  await shows(nadia, 'Le cadre est vide')
  await draw(nadia.page)
  await signAndKeep(nadia)
  await shows(nadia, 'C’est signé et gardé sur cette tablette')
  await nadia.page.getByRole('button', { name: 'Envoyer maintenant' }).click()
  await shows(nadia, 'Tout est envoyé.')
  expect(
    await journey.site.owner<{ kind: string; outcome: string }>(
      `select a.kind, a.outcome from app.field_act a join app.field_tablet t on t.id = a.tablet_id where t.handout_id = $1 order by a.seq`,
      [day.id],
    ),
  ).toEqual(['arrived', 'awaited', 'absent', 'arrived', 'signed'].map((kind) => ({ kind, outcome: 'done' })))
})

test('the screens of a tablet have no fault that axe finds, in the light and in the dark, and are served by the keyboard alone', async () => {
  const day = await scene.day(2)
  for (const dark of [false, true]) {
    const nadia = await journey.comes('nadia', { width: 360, dark })
    await takeAlong(nadia, day.id, dark ? 'Tablette 6' : 'Tablette 5')
    expect(await faultsOf(nadia.page)).toEqual([])
    await nadia.page.getByLabel('Code de la tablette').fill(CODE)
    await nadia.page.keyboard.press('Enter')
    await shows(nadia, 'Cour du collège')
    expect(await faultsOf(nadia.page)).toEqual([])
    await nadia.page
      .getByRole('button', { name: /la feuille de/ })
      .first()
      .focus()
    await nadia.page.keyboard.press('Enter')
    await shows(nadia, 'Une signature pour')
    await expect.poll(() => nadia.page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    for (const closed of await nadia.page.locator('summary').all()) await closed.press('Enter')
    await nadia.page.getByRole('button', { name: 'Signer pour tout' }).press('Enter')
    await shows(nadia, 'Le cadre est vide', 'Lisez la convention ensemble')
    expect(await faultsOf(nadia.page)).toEqual([])
    await nadia.page.getByRole('checkbox').press(' ')
    await nadia.page.getByLabel('Qui signe pour la famille').fill('Karima Benali')
    await nadia.page.getByLabel('Adresse de la famille').fill('3 rue des Lilas')
    await nadia.page.getByLabel('Qui, de votre structure, a vu la signature').fill('Nadia Haddad')
    await nadia.page.getByRole('button', { name: 'Noter la signature sur papier' }).press('Enter')
    await shows(nadia, 'C’est signé et gardé sur cette tablette')
    expect(await faultsOf(nadia.page)).toEqual([])
    expect(await nadia.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
})

test('nothing that a finder of the tablet could read stands in its memory', async () => {
  const day = await scene.day(1)
  const nadia = await journey.comes('nadia', { width: 360 })
  await takeAlong(nadia, day.id, 'Tablette 4')
  await unlock(nadia)
  const [name] = await nadia.page.locator('.turns h3').allInnerTexts()
  await signHere(nadia, name ?? '', 'Karima Benali')
  const kept = await nadia.page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open('maillon-terrain')
      asked.onsuccess = () => done(asked.result)
    })
    const all = async (store: string) =>
      new Promise<unknown[]>((done) => {
        const asked = db.transaction(store).objectStore(store).getAll()
        asked.onsuccess = () => done(asked.result)
      })
    const text = (value: unknown): string =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? new TextDecoder('latin1').decode(value as ArrayBuffer)
        : value && typeof value === 'object'
          ? Object.values(value).map(text).join(' ')
          : String(value)
    return text([...(await all('tablet')), ...(await all('acts'))])
  })
  expect(kept.length).toBeGreaterThan(1_000)
  expect(kept).toContain('Tablette 4')
  for (const word of [name ?? '', 'Benali', 'Karima', CODE, 'ML-']) expect(kept).not.toContain(word)
})

/** A screen drawn by the tablet comes a moment after the gesture. */
async function shows(person: Person, ...sentences: string[]): Promise<void> {
  await person.page
    .waitForFunction(
      (wanted) => {
        const text = (document.querySelector('main')?.innerText ?? '').replace(/[\u00a0\u202f]/g, ' ')
        return wanted.every((sentence) => text.includes(sentence))
      },
      sentences,
      { timeout: 30_000, polling: 100 },
    )
    .catch(() => {})
  await sees(person, ...sentences)
}

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

async function ask(person: Person, label: string): Promise<void> {
  await person.page.getByLabel('Nom de la tablette').fill(label)
  await person.page.getByLabel('Code pour l’ouvrir').fill(CODE)
  await person.page.getByRole('button', { name: 'Emporter les feuilles' }).click()
}

async function takeAlong(person: Person, handout: string, label: string): Promise<void> {
  await person.open(`/seances/${handout}/terrain`)
  await ask(person, label)
  await person.page.waitForURL(`${journey.address}/terrain`)
  await shows(person, `${label} est fermée`)
}

async function unlock(person: Person): Promise<void> {
  await person.page.getByLabel('Code de la tablette').fill(CODE)
  await person.page.getByRole('button', { name: 'Ouvrir' }).click()
  await shows(person, 'Cour du collège')
}

async function openSheet(person: Person, name: string): Promise<void> {
  await person.page.getByRole('button', { name: new RegExp(`la feuille de ${name}`) }).click()
  await shows(person, 'Une signature pour')
}

/** The words of the agreement are on the tablet; the box says that they were read. */
async function readTogether(person: Person): Promise<void> {
  await person.page.getByText('Lire la convention').click()
  await shows(person, 'prendre soin de l’appareil')
  await person.page.getByRole('checkbox').check()
}

async function signHere(person: Person, name: string, signer: string): Promise<void> {
  await openSheet(person, name)
  await readTogether(person)
  await person.page.getByLabel('Qui signe pour la famille').fill(signer)
  await person.page.getByLabel('Adresse de la famille').fill('3 rue des Lilas')
  await draw(person.page)
  await signAndKeep(person)
  await shows(person, 'C’est signé et gardé sur cette tablette')
  await person.page.getByRole('button', { name: 'Famille suivante' }).click()
}

/** Signed, read again by both, then kept. */
async function signAndKeep(person: Person): Promise<void> {
  await person.page.getByRole('button', { name: 'Signer pour tout' }).click()
  await person.page.getByRole('button', { name: 'C’est juste' }).click()
}

async function scan(person: Person, code: string): Promise<void> {
  const box = person.page.getByLabel('Scannez l’appareil')
  await box.fill(code)
  await box.press('Enter')
}

async function draw(page: Page): Promise<void> {
  const pad: Locator = page.locator('canvas')
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('There is nowhere to sign')
  await page.mouse.move(box.x + 30, box.y + 60)
  await page.mouse.down()
  for (const [x, y] of [
    [60, 100],
    [90, 50],
    [130, 120],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 })
  await page.mouse.up()
}

/** Fills what this browser gives the site until it refuses the smallest picture. */
const photosUntilFull = async () => {
  const db = await new Promise<IDBDatabase>((done) => {
    const asked = indexedDB.open('photos')
    asked.onupgradeneeded = () => asked.result.createObjectStore('photos', { autoIncrement: true })
    asked.onsuccess = () => done(asked.result)
  })
  db.onversionchange = () => db.close()
  const photo = (size: number) => {
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65_536)))
    return bytes
  }
  const fits = (size: number) =>
    new Promise<boolean>((done) => {
      const tx = db.transaction('photos', 'readwrite')
      tx.objectStore('photos').add(photo(size))
      tx.oncomplete = () => done(true)
      tx.onabort = () => done(false)
    })
  for (const size of [1_000_000, 65_536, 4_096, 256]) while (await fits(size));
}

/** The real quota of this browser for this site: so many bytes, or as much as it had. */
async function roomOf(page: Page): Promise<(bytes?: number) => Promise<void>> {
  const cdp = await page.context().newCDPSession(page)
  return async (quotaSize) => {
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: journey.address, ...(quotaSize && { quotaSize }) })
  }
}

const numberOf = async (device = ''): Promise<string> =>
  (await journey.site.owner<{ number: string }>('select number from app.device where id = $1', [device]))[0]?.number ??
  ''

const leftOn = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open('maillon-terrain')
      asked.onsuccess = () => done(asked.result)
    })
    const count = (store: string) =>
      new Promise<number>((done) => {
        const asked = db.transaction(store).objectStore(store).count()
        asked.onsuccess = () => done(asked.result)
      })
    return { tablet: await count('tablet'), acts: await count('acts') }
  })
