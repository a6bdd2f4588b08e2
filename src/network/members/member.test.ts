import { describe, expect, it } from 'vitest'
import { browser, lastLetter } from '#network/accounts/browser.testing.ts'
import { rolesToGive } from '#network/organisations/role.rules.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { memberId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { changeRole, revoke } from './member.store.ts'

const site = await testSite()
const wait = () => site.owner('delete from auth."rateLimit"')
const someone = { name: 'Yasmine Roy', role: 'mediator' }
const invited = async (email: string, more: Record<string, string> = {}) => {
  await site.as('claire').post('/membres/inviter', { ...someone, email, ...more })
  return lastLetter(site, email.toLowerCase())
}
const memberBy = async (email: string) => {
  const [row] = await site.owner<{ id: string; status: string; user_id: string | null; role: string; admin: boolean }>(
    'select id, status, user_id, role, admin from app.member where email = $1 order by created_at desc limit 1',
    [email],
  )
  return row!
}
const accept = async (link: string, email: string) => {
  await wait()
  const visitor = browser(site)
  await visitor.get(link)
  await visitor.post(link)
  const { code } = await lastLetter(site, email)
  return { visitor, entered: await visitor.post('/connexion/code', { code }) }
}
const actsOn = async (id: string) =>
  (await site.owner<{ act: string }>('select act from app.event where subject_id = $1 order by seq', [id])).map(
    ({ act }) => act,
  )

describe('inviting', () => {
  it('brings somebody in with one click and a code sent to their own address', async () => {
    const email = 'yasmine@exemple.test'
    const { link, subject } = await invited('Yasmine@Exemple.test')
    expect(subject).toBe('Claire Fontaine vous invite dans Maillon')
    expect(await memberBy(email)).toMatchObject({ status: 'invited', user_id: null })
    expect((await browser(site).get(link)).text).toContain('Rejoindre Les Passerelles')
    const { visitor, entered } = await accept(link, email)
    expect(entered.location).toBe('/ma-journee')
    const member = await memberBy(email)
    expect(member).toMatchObject({ status: 'active', role: 'mediator', admin: false })
    expect(member.user_id).toBeTruthy()
    expect(await actsOn(member.id)).toEqual(['member.invited', 'member.joined'])
    expect((await visitor.get('/connexion/second-facteur')).text).toContain('Protégez votre accès')
  })

  it('joins a second organisation under the same account, and acts there at once', async () => {
    const { link } = await invited('denis@exemple.test', { name: 'Denis Carpentier', role: 'donor' })
    const { visitor } = await accept(link, 'denis@exemple.test')
    const page = (await visitor.get('/compte')).text
    expect(page).toContain('Mes structures')
    expect(page).toMatch(/Les Passerelles.*Vous y êtes/s)
    const other = memberId('denis')
    const before = visitor.cookie('maillon.session_token')
    expect((await visitor.post('/compte/structure', { membre: other })).status).toBe(303)
    expect(visitor.cookie('maillon.session_token')).not.toBe(before)
    expect((await visitor.get('/compte')).text).toMatch(
      /Mairie de Sallaumines<\/dd>|Mairie de Sallaumines.*Vous y êtes/s,
    )
    expect((await visitor.post('/compte/structure', { membre: memberId('claire') })).status).toBe(404)
  })

  it('is accepted by somebody who is already in with that address, without another code', async () => {
    const { link } = await invited('lea@exemple.test', { name: 'Léa Morel', role: 'donor' })
    const lea = site.as('lea')
    expect((await lea.get(link)).text).toContain('Rejoindre')
    expect((await lea.post(link)).location).toBe('/ma-journee')
    expect((await lea.get('/compte')).text).toMatch(/Les Passerelles.*Vous y êtes/s)
  })

  it('keeps only the digest of the link', async () => {
    const { link } = await invited('digest@exemple.test')
    const [row] = await site.owner<{ kept: string }>(
      `select encode(token_hash, 'escape') as kept from app.invitation order by created_at desc limit 1`,
    )
    expect(row?.kept).not.toContain(link.split('/').at(-1))
  })

  it('lets somebody in who types their address instead of opening the link', async () => {
    const email = 'direct@exemple.test'
    await invited(email)
    await wait()
    const visitor = browser(site)
    await visitor.post('/connexion', { email })
    await visitor.post('/connexion/code', { code: (await lastLetter(site, email)).code })
    expect(await memberBy(email)).toMatchObject({ status: 'active' })
  })
})

describe('an invitation that cannot be accepted', () => {
  const refusedWith = async (link: string, sentence: string) => {
    await wait()
    for (const answer of [await browser(site).get(link), await browser(site).post(link)])
      expect(answer.text).toContain(sentence)
  }

  it('says that it expired, and what to ask for', async () => {
    const { link } = await invited('tard@exemple.test')
    await site.owner(
      `update app.invitation set expires_at = now() - interval '1 minute' where member_id = (select id from app.member where email = 'tard@exemple.test')`,
    )
    await refusedWith(link, 'a expiré')
    const before = await site.owner('select id from app.outbox')
    await browser(site).post('/connexion', { email: 'tard@exemple.test' })
    expect(await site.owner('select id from app.outbox')).toHaveLength(before.length)
  })

  it('says that it was already accepted', async () => {
    const { link } = await invited('deja@exemple.test')
    await accept(link, 'deja@exemple.test')
    await refusedWith(link, 'a déjà été acceptée')
  })

  it('says that it was taken back', async () => {
    const { link } = await invited('repris@exemple.test')
    const { id } = await memberBy('repris@exemple.test')
    await site.as('claire').post(`/membres/${id}/annulation`)
    await refusedWith(link, 'a été annulée')
    expect(await actsOn(id)).toEqual(['member.invited', 'member.invitation_cancelled'])
  })

  it('says that a more recent link exists, once it was sent again', async () => {
    const { link } = await invited('encore@exemple.test')
    const { id } = await memberBy('encore@exemple.test')
    await site.as('claire').post(`/membres/${id}/relance`)
    await refusedWith(link, 'n’est plus valable')
    expect((await browser(site).get((await lastLetter(site, 'encore@exemple.test')).link)).text).toContain('Rejoindre')
  })

  it('is not for somebody signed in with another address', async () => {
    const { link } = await invited('ailleurs@exemple.test')
    expect((await site.as('samira').get(link)).text).toContain('pour quelqu’un d’autre')
    await site.as('samira').post(link)
    expect(await memberBy('ailleurs@exemple.test')).toMatchObject({ status: 'invited', user_id: null })
  })

  it('is not joined with another person’s code', async () => {
    const { link } = await invited('vole@exemple.test')
    await wait()
    const thief = browser(site)
    await thief.post('/connexion', { email: 'victor@exemple.test' })
    const entry = { email: 'victor@exemple.test', suite: '/', invitation: link.split('/').at(-1) }
    thief.holds('maillon_entree', Buffer.from(JSON.stringify(entry)).toString('base64url'))
    await thief.post('/connexion/code', { code: (await lastLetter(site, 'victor@exemple.test')).code })
    expect(await memberBy('vole@exemple.test')).toMatchObject({ status: 'invited', user_id: null })
  })

  it('is refused for somebody who already works there', async () => {
    const answer = await site.as('claire').post('/membres/inviter', { ...someone, email: 'nadia@exemple.test' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('a déjà un accès')
    expect(answer.text).toContain('Yasmine Roy')
  })
})

describe('closing an access', () => {
  it('ends at the next request, wherever the person is signed in', async () => {
    expect((await site.as('nadia').get('/ma-journee')).status).toBe(200)
    expect((await site.as('claire').post(`/membres/${memberId('nadia')}/retrait`)).location).toBe('/membres')
    expect((await site.as('nadia').get('/ma-journee')).location).toContain('/connexion')
    expect(await site.owner(`select id from auth.session where token = 'token-of-nadia'`)).toEqual([])
    expect(await actsOn(memberId('nadia'))).toEqual(['member.revoked'])
  })

  it('leaves the other organisations of that account open', async () => {
    const { link } = await invited('ahmed@exemple.test', { name: 'Ahmed Kaci', role: 'donor' })
    await accept(link, 'ahmed@exemple.test')
    const { id } = await memberBy('ahmed@exemple.test')
    await site.as('claire').post(`/membres/${id}/retrait`)
    expect((await site.as('ahmed').get('/compte')).status).toBe(200)
  })

  it('can be taken back by inviting again', async () => {
    const { link } = await invited('nadia@exemple.test', { name: 'Nadia Haddad' })
    await accept(link, 'nadia@exemple.test')
    expect(await memberBy('nadia@exemple.test')).toMatchObject({ id: memberId('nadia'), status: 'active' })
  })

  it('never closes the last one who manages the organisation', async () => {
    const alone = await site.as('samira').post(`/membres/${memberId('samira')}/retrait`)
    expect(alone.status).toBe(403)
    expect(alone.text).toContain('la seule personne qui gère')
    const demoted = await site.as('samira').post(`/membres/${memberId('samira')}`, { role: 'prescriber' })
    expect(demoted.status).toBe(422)
    expect((await memberBy('samira@exemple.test')).admin).toBe(true)
  })

  it('never leaves nobody, even when two close each other at the same moment', async () => {
    const second = memberId('nadia')
    await site.as('claire').post(`/membres/${second}`, { role: 'coordinator', admin: 'oui' })
    await site.owner(
      `insert into auth.session (token, "userId", "memberId", "secondFactorAt", "expiresAt")
      select 'token-of-nadia', user_id, id, now(), now() + interval '1 hour' from app.member where id = $1`,
      [second],
    )
    await Promise.allSettled([
      site.acting('claire', (by) => revoke(by, second)),
      site.acting('nadia', (by) => revoke(by, memberId('claire'))),
      site.acting('claire', (by) => changeRole(by, second, { role: 'mediator', admin: false })),
    ])
    const left = await site.owner(
      `select m.id from app.member m where m.organisation_id = (select organisation_id from app.member where id = $1) and admin and status = 'active'`,
      [second],
    )
    expect(left).toHaveLength(1)
  })
})

describe('the story of an organisation', () => {
  it('holds every invitation and departure in one unbroken chain', async () => {
    const { breaks, events } = await asOwner(site.url, (owner) => verifyChains(owner))
    expect(breaks).toEqual([])
    expect(events).toBeGreaterThan(15)
  })
})

describe('the list of members', () => {
  it('is for those who manage, and holds nobody of another organisation', async () => {
    const { text } = await site.as('samira').get('/membres')
    expect(text).toContain('Samira Lopez')
    expect(text).not.toContain('Claire Fontaine')
    expect((await site.as('samira').get(`/membres/${memberId('claire')}`)).status).toBe(404)
    expect((await site.as('samira').post(`/membres/${memberId('claire')}/retrait`)).status).toBe(404)
  })

  it('is closed to the others', async () => {
    await site.owner(`update app.member set admin = false where id = $1`, [memberId('paul')])
    for (const path of ['/membres', '/membres/inviter', `/membres/${memberId('paul')}`])
      expect((await site.as('paul').get(path)).status).toBe(403)
    expect((await site.as('paul').post('/membres/inviter', { ...someone, email: 'x@exemple.test' })).status).toBe(403)
  })
})

describe('a role', () => {
  it('is one that the structure does: a town hall cannot make itself a coordination, nor invite one', async () => {
    const denis = site.as('denis')
    const page = (await denis.get('/membres/inviter')).text
    expect(page).toContain('Guichet de la ville')
    expect(page).not.toContain('>Coordination<')
    const own = await denis.post(`/membres/${memberId('denis')}`, { role: 'coordinator', admin: 'oui' })
    expect([own.status, own.text.includes('ne fait pas cela dans Maillon')]).toEqual([422, true])
    const other = await denis.post('/membres/inviter', {
      ...someone,
      role: 'coordinator',
      email: 'complice@exemple.test',
    })
    expect(other.status).toBe(422)
    expect((await memberBy('denis@exemple.test')).role).toBe('donor')
    expect(await site.owner(`select 1 from app.member where email = 'complice@exemple.test'`)).toEqual([])
  })

  it('stays open to a structure that was given it by whoever runs the site', () => {
    expect(rolesToGive('association', [])).not.toContain('coordinator')
    expect(rolesToGive('association', ['coordinator'])).toContain('coordinator')
    expect(rolesToGive('unheard of', [])).toEqual(['donor'])
  })

  it('asks for a second factor as soon as it opens the door to others', async () => {
    await site.owner(`update auth.session set "secondFactorAt" = null where token = 'token-of-denis'`)
    expect((await site.as('denis').get('/membres')).location).toMatch(/second-facteur/)
    await site.owner(`update auth.session set "secondFactorAt" = now() where token = 'token-of-denis'`)
  })
})

describe('invitations', () => {
  it('stop at forty a day for one structure', async () => {
    const samira = site.as('samira')
    for (let n = 0; n < 40; n++)
      expect((await samira.post('/membres/inviter', { ...someone, email: `invitee${n}@exemple.test` })).status).toBe(
        303,
      )
    const more = await samira.post('/membres/inviter', { ...someone, email: 'invitee40@exemple.test' })
    expect([more.status, more.text.includes('Reprenez demain')]).toEqual([422, true])
  })
})
