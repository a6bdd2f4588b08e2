import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { household, sent } from './prescription.fixture.ts'
import { refusalReasons, sayWhy, settledBy } from './words.ts'

const site = await testSite()
const [samira, claire] = [site.as('samira'), site.as('claire')]
const refused = async (name: string, reason: string) => {
  const family = await household(site, 'samira', { name })
  const id = await sent(site, 'samira', family)
  await claire.post(`/orientations/${id}/refuser`, { reason })
  return { family, id }
}

test('only a family that wants nothing, or has it already, stops the search for somebody else', () => {
  const settled = (Object.keys(refusalReasons) as (keyof typeof refusalReasons)[]).filter((reason) =>
    settledBy(sayWhy(reason, 'Dit au téléphone.')),
  )
  expect(settled).toEqual(['already_served', 'declined'])
  expect(settledBy(null)).toBe(null)
})

test('what the family does not want is noted and spoken of with it: nobody else is proposed', async () => {
  const { family, id } = await refused('Famille Merci Non', 'declined')
  const { text } = await samira.get(`/orientations/${id}`)
  expect(text).toContain('La famille ne le souhaite pas, d’après les Passerelles. Parlez-en avec elle.')
  expect(text).toContain(`href="/familles/${family}/droits/accord"`)
  expect(text).not.toMatch(/Prévenez la famille|class="button[^>]*>\s*<span>Orienter/)
  expect((await samira.get('/ma-journee')).text).toContain('Lire la réponse')
  expect((await samira.get('/orientations')).text).toContain('Lire la réponse')
  await samira.post(`/orientations/${id}/noter`)
  expect((await samira.get('/orientations')).text).not.toMatch(/Lire la réponse|[Oo]rienter ailleurs/)
  expect((await samira.get('/ma-journee')).text).not.toContain('Famille Merci Non')
  expect((await samira.get(`/orientations/${id}`)).text).not.toContain('C’est noté')
})

test('a family that has it already: noted first, elsewhere by a plain link', async () => {
  const { family, id } = await refused('Famille Servie', 'already_served')
  const { text } = await samira.get(`/orientations/${id}`)
  expect(text).toContain('La famille n’attend plus rien, d’après les Passerelles')
  expect(text).toContain('C’est noté')
  expect(text).toContain(`href="/familles/${family}/orienter?suite=${id}"`)
  expect(text).not.toContain('Noter le retrait de son accord')
})

test('a programme whose conditions are not met, and a missing interpreter, are reasons; somebody else is looked for', async () => {
  const { id } = await refused('Famille Traduite', 'no_interpreter')
  expect((await samira.get(`/orientations/${id}`)).text).toContain('Pas d’interprète, ou pas dans sa langue.')
  const other = await refused('Famille Conditions', 'not_in_programme')
  expect((await samira.get(`/orientations/${other.id}`)).text).toContain('Orienter vers')
})

test('an accepted orientation is not taken back: the page says how the family may take back its agreement', async () => {
  const family = await household(site, 'samira', { name: 'Famille Acceptée' })
  const id = await sent(site, 'samira', family)
  await claire.post(`/orientations/${id}/accepter`)
  const { status, text } = await samira.get(`/orientations/${id}/retirer`)
  expect(status).toBe(403)
  expect(text).toContain('La famille ne veut plus ?')
  expect(text).toContain(`href="/familles/${family}/droits/accord"`)
})
