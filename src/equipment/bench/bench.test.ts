import { describe, expect, test } from 'vitest'
import { testSite } from '../../testing/testSite.ts'

const site = await testSite()

describe('the bench is at hand', () => {
  test('from every page of the refurbisher, and it can be scanned into on arrival', async () => {
    expect((await site.as('ahmed').get('/dons')).text).toContain('<a href="/etabli">')
    expect((await site.as('ahmed').get('/etabli')).text).toMatch(/<input type="search"[^>]* autofocus/)
  })

  test('a number that was not found does not stand in the way of the next scan', async () => {
    const { text } = await site.as('ahmed').get('/etabli?numero=ML-9999')
    expect(text).toContain('Aucun appareil « ML-9999 »')
    expect(text).not.toContain('value="ML-9999"')
  })
})
