import { expect, test } from 'vitest'
import { sceneOf } from '#handover/handouts/scene.testing.ts'
import { organisationId } from '#testing/cast.ts'
import { giveToClass, receiveAllButOne, tabletsLeave } from './arrival.steps.ts'
import { type Look, openJourney } from './browser.ts'
import { allFitted, type Person, sees } from './hands.ts'

const phone = await openJourney()
const plain = await openJourney()

test(
  'a head receives twenty-six tablets of which one is missing, and hands the others to a class on a phone: three sign on the screen, one refuses the charger, one is absent, the rest sign a list',
  () => afternoon(phone, { width: 360, script: true }),
  180_000,
)
test(
  'the same holds without any script: whoever does not draw writes a name before a witness',
  () => afternoon(plain, { width: 360, script: false }),
  180_000,
)

const PUPILS = 25
const WITNESS = 'Paul Wattrelos'

async function afternoon(journey: Awaited<ReturnType<typeof openJourney>>, look: Look): Promise<void> {
  const serials = await tabletsLeave(journey, PUPILS + 1)
  const of = await sceneOf(journey.site).schoolClass(PUPILS)
  const paul = await journey.comes('paul', look)
  await receiveAllButOne(paul, serials)
  await giveToClass(paul, PUPILS)
  // Twenty-one agreements are written by one press: more than the few seconds of another page.
  paul.page.setDefaultTimeout(60_000)
  await paul.open(`/classes/${of}`)
  await paul.follow('Remettre du matériel')
  await sees(paul, '25 élèves', '25 prêts dans votre stock')
  await paul.press('Préparer les feuilles')
  await sees(paul, '25 feuilles prêtes', '25 familles', /25\s+attendues/)
  const day = paul.path()
  await paul.press('Ouvrir la séance')

  for (let at = 0; at < 3; at++) {
    await paul.press('Est arrivée')
    await paul.follow('Faire signer')
    await signHere(paul, look, `Karima Benali ${'i'.repeat(at + 1)}`)
    expect(paul.path()).toBe(day)
  }
  await sees(paul, /3\s+servies/, /22\s+attendues/)
  await refuseCharger(paul)
  await paul.open(day)
  const absent = paul.page.locator('.turns > li').nth(1)
  const name = await absent.locator('h3').innerText()
  await absent.locator('h3 a').click()
  await paul.press('Noter l’absence')
  await sees(paul, 'est notée absente', /1\s+absente/)

  await noteList(paul, name)
  await sees(paul, '21 signatures notées', /24\s+servies/, /1\s+absente/)
  await paul.follow('Clore la séance')
  await sees(paul, '1 famille n’a pas signé', name)
  await paul.choose('Leurs feuilles', /Une autre séance/)
  await paul.press('Clore la séance')
  await sees(paul, 'La séance est close. 1 feuille à signer', name, '1 famille', /1\s+attendue/)
  const states = await journey.site.owner<{ state: string; n: number }>(
    `select state, count(*)::int as n from app.device where organisation_id = $1 group by state order by state`,
    [organisationId('paul')],
  )
  expect(states).toEqual([
    { state: 'handed_over', n: 24 },
    { state: 'reserved', n: 1 },
  ])
  allFitted(paul)
}

async function signHere(paul: Person, { script }: Look, signer: string): Promise<void> {
  await paul.fill('Qui signe pour la famille', signer)
  await paul.page.getByRole('radio', { name: 'Parent de l’enfant', exact: true }).check()
  await paul.fill('Adresse de la famille', '3 rue des Lilas')
  await paul.tick(/La convention a été lue ensemble/)
  if (!script) {
    await sees(paul, 'Sur cet appareil, la signature se fait sur papier.')
    await paul.fill('Qui, de votre structure, a vu la signature', WITNESS)
    await paul.press('Le nom écrit vaut signature')
    return
  }
  await paul.press('Signer et remettre')
  await sees(paul, 'Faites signer dans le cadre')
  const pad = paul.page.locator('canvas')
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('There is nowhere to sign')
  await paul.page.mouse.move(box.x + 30, box.y + 60)
  await paul.page.mouse.down()
  await paul.page.mouse.move(box.x + 160, box.y + 100, { steps: 6 })
  await paul.page.mouse.up()
  await paul.press('Signer et remettre')
}

async function refuseCharger(paul: Person): Promise<void> {
  await paul.page.locator('.turns > li').first().locator('h3 a').click()
  await paul.page.locator('tr').filter({ hasText: 'Chargeur' }).getByRole('link').click()
  await paul.fill('Pourquoi', 'La famille en a déjà un')
  await paul.press('Noter le refus')
  await sees(paul, 'cet objet ne sera pas remis', 'Refusé')
}

/** With the keyboard alone: each line but the absent one, then who signed it. */
async function noteList(paul: Person, absent: string): Promise<void> {
  await paul.follow('Noter les signatures sur papier')
  const lines = paul.page.locator('.pupils > li').filter({ hasNotText: absent })
  for (let at = 0; at < (await lines.count()); at++) {
    const line = lines.nth(at)
    await line.getByRole('checkbox').focus()
    await paul.page.keyboard.press('Space')
    await line.getByLabel('Qui a signé').fill(`Parent ${'abcdefghijklmnopqrstuvwxyz'[at]}`)
    await line.getByLabel('En qualité de').selectOption({ label: 'Parent de l’enfant' })
    await line.getByLabel('Adresse de la famille').fill(`${at + 1} rue des Lilas`)
  }
  await paul.fill('Qui, de votre structure, a vu ces signatures', WITNESS)
  await paul.press('Noter les signatures')
}
