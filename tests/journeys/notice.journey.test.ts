import { expect, test } from 'vitest'
import { openJourney } from './browser.ts'

const journey = await openJourney()

test('the notice is one sheet of A4: whoever takes it home turns no page', async () => {
  const samira = await journey.comes('samira', { width: 1200 })
  await samira.open('/notice')
  const paper = (await samira.page.pdf({ format: 'A4' })).toString('latin1')
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
}, 60_000)
