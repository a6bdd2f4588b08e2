import { expect, test } from 'vitest'
import { openMailbox } from '#testing/mailbox.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const mailbox = await openMailbox()
const nadia = site.as('nadia')
let counter = 0

async function signed() {
  const sheet = await scene.prepared({ name: `Famille Rappel${'abcdefgh'[counter++]}`, sim: false })
  const answer = await nadia.sign(sheet.url, {
    ...{ signer: 'Karima Benali', signer_as: 'parent', address: '3 rue des Lilas' },
    ...{ read: 'oui', how: 'paper', witness: 'Nadia Haddad' },
  })
  expect(answer.status).toBe(303)
  return sheet
}
const byMail = (url: string, email: string) => nadia.post(`${url}/exemplaire`, { how: 'email', email })
const recalled = (url: string) => nadia.post(`${url}/exemplaire/rappel`)
const arrived = async () => (await mailbox.collect(site.database)).map(({ to }) => to)
const linkIn = (text = '') => /\/exemplaire\/[\w-]+/.exec(text)?.[0] ?? ''
const copyOf = async (id: string) =>
  (
    await site.owner('select state, copy_how, copy_to, copy_hash, copy_message from app.handover where id = $1', [id])
  )[0]
const toGive = { state: 'signed', copy_how: null, copy_to: null, copy_hash: null, copy_message: null }

test('a copy that went to somebody else’s address is called back: its link opens nothing, and another may be given', async () => {
  const { url, id } = await signed()
  await byMail(url, 'voisine@exemple.test')
  const link = linkIn((await mailbox.collect(site.database))[0]?.text)
  expect((await site.anyone.get(link)).status).toBe(200)
  expect((await nadia.get(url)).text).toContain('Ce n’était pas la bonne adresse')
  expect((await recalled(url)).status).toBe(303)
  for (const path of [link, `${link}/convention.pdf`]) expect((await site.anyone.get(path)).status).toBe(404)
  expect(await copyOf(id)).toEqual(toGive)
  const page = (await nadia.get(url)).text
  expect(page).toContain('Donner l’exemplaire')
  expect(page).not.toContain('voisine@exemple.test')
  expect((await recalled(url)).text).toContain('il n’y a rien à rappeler')
  await byMail(url, 'karima@exemple.test')
  expect(await arrived()).toEqual(['karima@exemple.test'])
  const told = await site.owner(
    `select act from app.event where subject_id = $1 and act like '%copy%' order by at, id`,
    [id],
  )
  expect(told.map(({ act }) => act)).toEqual(['handover.copy_given', 'handover.copy_recalled', 'handover.copy_given'])
})

test('a letter that still waits does not leave; two who call it back at once do it once', async () => {
  const { url, id } = await signed()
  await byMail(url, 'voisine@exemple.test')
  const answers = await Promise.all([recalled(url), site.as('claire').post(`${url}/exemplaire/rappel`)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await arrived()).toEqual([])
  expect(await copyOf(id)).toEqual(toGive)
})

test('nothing is called back that was printed, not given yet, or another organisation’s', async () => {
  const { url } = await signed()
  expect((await recalled(url)).status).toBe(422)
  expect((await site.as('victor').post(`${url}/exemplaire/rappel`)).status).toBe(404)
  await nadia.post(`${url}/exemplaire`, { how: 'printed' })
  expect((await recalled(url)).status).toBe(422)
  expect((await nadia.get(url)).text).not.toContain('pas la bonne adresse')
})

test.for(['neutral_message', 'confidential_address'])(
  'a family that becomes %s after its letter is given its copy by hand: the link closes, what waits does not leave',
  async (precaution) => {
    const [opened, waiting] = [await signed(), await signed()]
    await byMail(opened.url, 'lue@exemple.test')
    const link = linkIn((await mailbox.collect(site.database))[0]?.text)
    await byMail(waiting.url, 'attend@exemple.test')
    for (const { household } of [opened, waiting])
      await site.owner(`update app.household set ${precaution} = true where id = $1`, [household])
    expect((await site.anyone.get(`${link}/convention.pdf`)).status).toBe(404)
    expect(await arrived()).toEqual([])
    for (const { id, url } of [opened, waiting]) {
      expect(await copyOf(id)).toEqual(toGive)
      expect((await byMail(url, 'encore@exemple.test')).text).toContain('donnez-le en main propre')
    }
    expect((await nadia.get('/ma-journee')).text).toContain('Donner l’exemplaire')
  },
)

test('a letter written in spite of it waits, and its link opens nothing', async () => {
  const { url, household } = await signed()
  await byMail(url, 'double@exemple.test')
  const [row] = await site.owner<{ link: string }>(`select link from app.outbox where email = 'double@exemple.test'`)
  // As if both were written at the same instant.
  await site.owner('alter table app.household disable trigger copy_called_back')
  await site.owner('update app.household set neutral_message = true where id = $1', [household])
  await site.owner('alter table app.household enable trigger copy_called_back')
  expect(await arrived()).toEqual([])
  expect((await site.anyone.get(row?.link ?? '')).status).toBe(404)
})
