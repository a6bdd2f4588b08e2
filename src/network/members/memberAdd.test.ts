import { describe, expect, it } from 'vitest'
import { browser, lastLetter } from '#network/accounts/browser.testing.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { readTyped } from '#platform/cli/typed.ts'
import { asOwner } from '#platform/db/database.ts'
import { testSite } from '#testing/testSite.ts'
import { memberAddCommand } from './memberAdd.command.ts'
import { addMember } from './memberAdd.ts'
import { unlockMember } from './memberUnlock.ts'

const site = await testSite()
const first = {
  organisation: 'Le Fil',
  kind: 'association',
  email: 'rose@exemple.test',
  name: 'Rose Delattre',
  role: 'funder',
  admin: true,
} as const

describe('maillon member add', () => {
  it('makes the first person of a site, who enters with a code and manages the organisation', async () => {
    await asOwner(site.url, (owner) => addMember(owner, first))
    const rose = browser(site)
    await rose.post('/connexion', { email: first.email })
    await rose.post('/connexion/code', { code: (await lastLetter(site, first.email)).code })
    await site.owner(`update auth.session set "secondFactorAt" = now() where token not like 'token-of-%'`)
    expect((await rose.get('/membres')).text).toContain('Rose Delattre')
    expect((await asOwner(site.url, (owner) => verifyChains(owner))).breaks).toEqual([])
  })

  it('adds to an organisation that exists already, and refuses the same person twice', async () => {
    await asOwner(site.url, (owner) =>
      addMember(owner, { ...first, organisation: 'le fil', email: 'jean@exemple.test' }),
    )
    expect(await site.owner(`select id from app.organisation where lower(name) = 'le fil'`)).toHaveLength(1)
    await expect(asOwner(site.url, (owner) => addMember(owner, first))).rejects.toThrow('est déjà membre de Le Fil')
  })

  it.each([
    [['--organisation', 'Le Fil', '--kind', 'club'], 'Dites ce que vaut --kind'],
    [['--organisation', 'Le Fil', '--kind', 'association', '--email', 'rose'], 'adresse e-mail complète'],
  ])('says what is missing or wrong in %j', async (words, sentence) => {
    const all = words.includes('--email') ? words : [...words, '--email', 'a@b.fr']
    await expect(async () => memberAddCommand.run(readTyped(memberAddCommand, all, '/'))).rejects.toThrow(sentence)
  })
})

describe('maillon member unlock', () => {
  it('lets somebody who lost every proof come back in with a code, and closes what was open', async () => {
    await site.owner(`insert into auth.passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
      select gen_random_uuid(), 'x', user_id, 'x', 0, 'singleDevice', false from app.member where email = 'nadia@exemple.test'`)
    await asOwner(site.url, (owner) => unlockMember(owner, 'nadia@exemple.test'))
    expect(await site.owner('select id from auth.passkey')).toEqual([])
    expect((await site.as('nadia').get('/compte')).location).toContain('/connexion')
    const nadia = browser(site)
    await nadia.post('/connexion', { email: 'nadia@exemple.test' })
    await nadia.post('/connexion/code', { code: (await lastLetter(site, 'nadia@exemple.test')).code })
    expect((await nadia.get('/connexion/second-facteur')).text).toContain('Protégez votre accès')
    const acts = await site.owner(`select actor, act from app.event where act = 'member.unlocked'`)
    expect(acts).toEqual([{ actor: 'Ligne de commande', act: 'member.unlocked' }])
  })

  it('says when nobody has that address', async () => {
    await expect(asOwner(site.url, (owner) => unlockMember(owner, 'personne@exemple.test'))).rejects.toThrow(
      'Personne n’est encore entré',
    )
  })
})
