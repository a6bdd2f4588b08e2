import { expect, test } from 'vitest'
import { openJourney } from './browser.ts'

const journey = await openJourney()

test('the notice is one sheet of A4: whoever takes it home turns no page', async () => {
  // The longest it gets: an organisation that says all of itself.
  await journey.site.owner(`update app.organisation set phone = '+33353011000', email = 'contact@ccas-de-harnes.exemple.fr',
    dpo_name = 'Centre de gestion du Pas-de-Calais', dpo_email = 'protection-des-donnees@cdg62.exemple.fr', legal_basis = 'agreed' where name = 'CCAS de Harnes'`)
  const samira = await journey.comes('samira', { width: 1200 })
  await samira.open('/notice')
  const paper = (await samira.page.pdf({ format: 'A4' })).toString('latin1')
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
}, 240_000)
