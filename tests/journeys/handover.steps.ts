import { expect } from 'vitest'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { type Person, sees } from './hands.ts'

/** Where families are received. */
export async function addPlace(nadia: Person): Promise<void> {
  await nadia.open('/lieux/nouveau')
  await nadia.fill('Nom du lieu', 'Espace numérique')
  await nadia.fill('Adresse', '4 rue des Fusillés')
  await nadia.fill('Commune', 'Harnes')
  await nadia.page.locator('main form button[type=submit]').click()
  await nadia.open('/lieux')
  await sees(nadia, 'Espace numérique')
}

/** The sheet says what changes hands; nothing does before the signature. */
export async function prepareHandover(nadia: Person, household: string, now: Date): Promise<string> {
  await nadia.open(household)
  await nadia.follow('Préparer la remise')
  await nadia.fill('Accessoires remis avec l’appareil', 'chargeur et souris')
  await nadia.choose('La famille le reçoit comme', 'Un prêt')
  await nadia.fill('Retour prévu le', dayOf(new Date(now.getTime() + 365 * DAY)))
  await nadia.press('Préparer la feuille')
  await sees(
    nadia,
    'La feuille est prête. Rien ne change de mains avant la signature.',
    'Remise à la famille Tahiri',
    'chargeur et souris',
  )
  return nadia.path()
}

/** With the finger on the screen, once: the name forgotten meanwhile does not make the family sign again. */
export async function signOnScreen(nadia: Person): Promise<void> {
  await readTogether(nadia, '')
  const pad = nadia.page.locator('canvas')
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('There is nowhere to sign')
  const { mouse } = nadia.page
  await mouse.move(box.x + 30, box.y + 60)
  await mouse.down()
  for (const [x, y] of [
    [60, 100],
    [90, 50],
    [130, 120],
    [180, 70],
  ] as const)
    await mouse.move(box.x + x, box.y + y, { steps: 4 })
  await mouse.up()
  await nadia.press('Signer et remettre')
  await sees(nadia, 'Écrivez le nom de la personne qui signe.')
  await nadia.page.waitForFunction(() => {
    const canvas = document.querySelector('canvas')
    const seen = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
    return seen?.some((shade, at) => at % 4 === 0 && shade < 100)
  })
  await nadia.fill('Qui signe pour la famille', SIGNER)
  await nadia.press('Signer et remettre')
  await sees(nadia, 'C’est signé : le matériel est entre les mains de la famille.', 'par Leïla Tahiri')
}

/** Without a script, or by choice: on paper, before a witness of the organisation. */
export async function signOnPaper(nadia: Person): Promise<void> {
  await readTogether(nadia)
  await nadia.fill('Qui, de votre structure, a vu la signature', 'Nadia Haddad')
  await nadia.press('Noter la signature sur papier')
  await sees(nadia, 'C’est signé', 'par Leïla Tahiri', 'Signature sur papier vue par')
}

const SIGNER = 'Leïla Tahiri'

async function readTogether(nadia: Person, signer = SIGNER): Promise<void> {
  await nadia.tick('L’appareil s’allume et la session s’ouvre')
  await nadia.tick('Le chargeur est là et il charge')
  await nadia.tick('La convention a été lue ensemble, dans une langue que la famille comprend')
  await nadia.fill('Qui signe pour la famille', signer)
  // Asked of a loan alone: in which quality, and where as long as the file says no address.
  const quality = nadia.page.getByRole('radio', { name: 'Parent de l’enfant', exact: true })
  if ((await quality.count()) > 0) await quality.check()
  const address = nadia.page.getByRole('textbox', { name: 'Adresse de la famille' })
  if ((await address.count()) > 0) await address.fill('3 rue des Lilas')
}

/** The family leaves with the same paper. */
export async function giveCopy(nadia: Person): Promise<void> {
  const agreement = await nadia.download('Ouvrir la convention signée')
  expect(agreement.subarray(0, 5).toString()).toBe('%PDF-')
  expect(agreement.length).toBeGreaterThan(5_000)
  await nadia.choose('Comment', 'Imprimé et donné')
  await nadia.press('Donner l’exemplaire')
  await sees(nadia, 'L’exemplaire de la famille est noté.')
  expect(await nadia.chain()).toBe('done done done done done now ahead')
}
