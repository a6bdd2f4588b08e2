import { describe, expect, it } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { browser } from './browser.testing.ts'

const demoPersonas = ['claire@exemple.test', 'nadia@exemple.test']
const demo = await testSite({ demo: true, demoPersonas })
const real = await testSite({ demo: false, demoPersonas })

describe('the door of a demonstration', () => {
  it('shows each invented person with one button', async () => {
    for (const path of ['/', '/demo']) {
      const { status, text } = await demo.anyone.get(path)
      expect(status).toBe(200)
      expect(text).toContain('Claire Fontaine')
      expect(text).toContain('Entrer comme Nadia')
      expect(text).not.toContain('Samira')
    }
    expect((await demo.as('claire').get('/')).location).toBe('/ma-journee')
  })

  it('lets anyone be an invented person with one click, and leave again', async () => {
    const visitor = browser(demo)
    const entered = await visitor.post('/demo', { email: 'claire@exemple.test' })
    expect(entered.location).toBe('/ma-journee')
    expect((await visitor.get('/ma-journee')).status).toBe(200)
    const token = visitor.cookie('maillon.session_token')
    expect((await visitor.post('/deconnexion')).location).toBe('/')
    expect(visitor.cookie('maillon.session_token')).toBeUndefined()
    visitor.holds('maillon.session_token', token ?? '')
    expect((await visitor.get('/ma-journee')).location).toContain('/connexion')
  })

  it('changes person without leaving, and the former session is over', async () => {
    const visitor = browser(demo)
    await visitor.post('/demo', { email: 'claire@exemple.test' })
    const former = visitor.cookie('maillon.session_token') ?? ''
    await visitor.post('/demo', { email: 'nadia@exemple.test' })
    expect(visitor.cookie('maillon.session_token')).not.toBe(former)
    visitor.holds('maillon.session_token', former)
    expect((await visitor.get('/ma-journee')).status).toBe(303)
  })

  it('does not open for a member who is not on the list', async () => {
    const visitor = browser(demo)
    expect((await visitor.post('/demo', { email: 'samira@exemple.test' })).status).toBe(404)
    expect(visitor.cookie('maillon.session_token')).toBeUndefined()
  })

  it('does not exist on a real site, even where a list was left in its settings', async () => {
    const visitor = browser(real)
    expect((await visitor.get('/demo')).status).toBe(404)
    expect((await visitor.post('/demo', { email: 'claire@exemple.test' })).status).toBe(404)
    expect(visitor.cookie('maillon.session_token')).toBeUndefined()
  })
})
