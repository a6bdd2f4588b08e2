import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { householdSeenBy } from '#needs/households/household.store.ts'
import { testSite } from '#testing/testSite.ts'
import { sectionsOf } from './sections.ts'

const site = await testSite()
const written = await site.as('claire').post('/familles/nouvelle', {
  ...{ name: 'Famille Legrand', commune: 'Harnes', needs: ['computer'], channel: 'in_person', informed: 'oui' },
})
const id = written.location?.split('/').at(-1) ?? ''

/** The pages that the parts of a household's page open by a button. */
const buttons = (offered?: string) =>
  site.acting('claire', async (by) => {
    const household = await householdSeenBy(by, id)
    if (!household) throw new Error('not seen')
    const html = (await sectionsOf(by, household, offered)).map((part) => renderToString(part)).join('')
    return [...html.matchAll(/class="button[^"]*" href="\/familles\/[^/]+\/([^"]*)"/g)].map(([, page]) => page)
  })

const all = ['orienter', 'attribuer', 'rendez-vous', 'atelier', 'bilan', 'clore']

test('each part of the page has its buttons', async () => {
  expect(await buttons()).toEqual(all)
  expect(await buttons('/familles/another/orienter')).toEqual(all)
})

test.each(['orienter', 'attribuer', 'rendez-vous', 'bilan'])(
  'the button for %s goes from its part when the banner offers it; the part and the other buttons stay',
  async (page) => expect(await buttons(`/familles/${id}/${page}`)).toEqual(all.filter((one) => one !== page)),
)
