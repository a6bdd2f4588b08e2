import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'
import { SHEET_CHANGED } from './shown.rules.ts'
import { signedOnScreen } from './signed.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const [nadia, claire] = [site.as('nadia'), site.as('claire')]
const signed = signedOnScreen
const shownIn = (text: string) => /name="shown" value="([^"]+)"/.exec(text)?.[1] ?? ''
const computerOf = async (sheet: string) =>
  (
    await site.owner<{ id: string; number: string }>(
      `select i.id, d.number from app.handover_item i join app.device d on d.id = i.device_id where handover_id = $1`,
      [sheet],
    )
  )[0] ?? { id: '', number: '' }
const swap = async (sheet: { id: string }) => {
  const other = await scene.device()
  const { id } = await computerOf(sheet.id)
  return (await claire.post(`/remises/${sheet.id}/objets/${id}/echanger`, { device: other.number, why: 'other' }))
    .status
}

test('a signature holds for the machine that the page showed: swapped meanwhile, the sheet is read again and what was typed stays', async () => {
  const sheet = await scene.prepared({ name: 'Famille Montre', sim: false })
  const shown = shownIn((await nadia.get(sheet.url)).text)
  expect(await swap(sheet)).toBe(303)
  const answer = await nadia.post(`${sheet.url}/signer`, { ...signed, shown })
  expect([answer.status, answer.text.includes(SHEET_CHANGED)]).toEqual([422, true])
  expect(answer.text).toContain('value="Karima Benali"')
  expect(answer.text).toContain('value="3 rue des Lilas"')
  expect(answer.text).toContain((await computerOf(sheet.id)).number)
  // What was drawn, and ticked as read, was for something else.
  expect(answer.text).not.toContain(signed.signature)
  expect(answer.text).not.toMatch(/name="read"[^>]*checked/)
  expect(await scene.state('handover', 'id', sheet.id)).toEqual(['prepared'])
  expect((await nadia.post(`${sheet.url}/signer`, { ...signed, shown: shownIn(answer.text) })).status).toBe(303)
})

test('a refused thing, another day and another kind are seen too; a post that showed nothing is refused', async () => {
  const sheet = await scene.prepared({ name: 'Famille Vue', sim: true })
  const shown = shownIn((await nadia.get(sheet.url)).text)
  for (const blind of [{}, { shown: '' }, { shown: 'x' }, { shown: 'x'.repeat(65) }])
    expect((await nadia.post(`${sheet.url}/signer`, { ...signed, ...blind })).status).toBe(422)
  const [card] = await site.owner<{ id: string }>(
    'select id from app.handover_item where handover_id = $1 and sim_card_id is not null',
    [sheet.id],
  )
  await claire.post(`${sheet.url}/objets/${card?.id}/refuser`, { why: 'Déjà équipée' })
  expect((await nadia.post(`${sheet.url}/signer`, { ...signed, shown })).text).toContain(SHEET_CHANGED)
  for (const change of [`due_on = '2029-01-01'`, `kind = 'gift'`]) {
    const read = shownIn((await nadia.get(sheet.url)).text)
    await site.owner(`update app.handover set ${change} where id = $1`, [sheet.id])
    expect((await nadia.post(`${sheet.url}/signer`, { ...signed, shown: read })).text).toContain(SHEET_CHANGED)
  }
  expect(await scene.state('handover', 'id', sheet.id)).toEqual(['prepared'])
})

test('a form sent back for another reason does not hide that its sheet changed', async () => {
  const sheet = await scene.prepared({ name: 'Famille Relue', sim: false })
  const shown = shownIn((await nadia.get(sheet.url)).text)
  await swap(sheet)
  const answer = await nadia.post(`${sheet.url}/signer`, { ...signed, signer: '', shown })
  for (const said of [SHEET_CHANGED, 'Écrivez le nom de la personne qui signe']) expect(answer.text).toContain(said)
  expect(answer.text).not.toContain(signed.signature)
  const same = await nadia.post(`${sheet.url}/signer`, { ...signed, signer: '', shown: shownIn(answer.text) })
  expect(same.text).not.toContain(SHEET_CHANGED)
  expect(same.text).toContain(signed.signature)
})

test('a swap and a signature at the same instant: what is signed is what was shown, or nothing', async () => {
  for (let round = 0; round < 6; round++) {
    const sheet = await scene.prepared({ name: `Famille Instant${'abcdef'[round]}`, sim: false })
    const before = (await computerOf(sheet.id)).number
    const shown = shownIn((await nadia.get(sheet.url)).text)
    const [{ id }, other] = [await computerOf(sheet.id), await scene.device()]
    const swapping = () =>
      claire.post(`/remises/${sheet.id}/objets/${id}/echanger`, { device: other.number, why: 'other' })
    const swapFirst = round % 2 === 1 ? swapping() : null
    const signing = nadia.post(`${sheet.url}/signer`, { ...signed, shown })
    const [answer] = await Promise.all([signing, swapFirst ?? swapping()])
    const after = (await computerOf(sheet.id)).number
    expect([answer.status, after === before]).toEqual(answer.status === 303 ? [303, true] : [422, false])
  }
})
