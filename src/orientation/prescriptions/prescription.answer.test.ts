import { describe, expect, it } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { acceptPrescription, refusePrescription } from './answering.store.ts'
import {
  autreBerge,
  closeProgrammes,
  household,
  passerelles,
  programme,
  sees,
  sent,
  stateOf,
} from './prescription.fixture.ts'

describe('answering a prescription', async () => {
  const site = await testSite()
  const claire = site.as('claire')
  const samira = site.as('samira')
  const addressed = async (name: string, first: 'samira' | 'paul' | 'ines' = 'samira') => {
    const family = await household(site, first, { name, agreed: 'spoken' })
    return { family, id: await sent(site, first, family) }
  }
  const mails = (id: string) =>
    site.owner<{ email: string; subject: string; body: string }>(
      'select email, subject, body from app.outbox where link = $1',
      [`/orientations/${id}`],
    )

  it('accepted: the needs are addressed, the chain moves, the sender is told without a name', async () => {
    const { family, id } = await addressed('Famille Benali')
    const answer = await claire.post(`/orientations/${id}/accepter`)
    expect(answer.location).toBe(`/familles/${family}`)
    expect(await stateOf(site, id)).toBe('accepted')
    await claire.get(`/orientations/${id}`)
    await expect.poll(() => site.owner('select from app.reading where household_id = $1', [family])).not.toHaveLength(0)
    expect(await site.owner('select distinct state from app.need where household_id = $1', [family])).toEqual([
      { state: 'prescribed' },
    ])
    expect(await site.owner('select chain from app.household where id = $1', [family])).toEqual([{ chain: 'ddnasaa' }])
    const [mail] = await mails(id)
    expect(mail).toMatchObject({
      email: 'samira@exemple.test',
      subject: 'Une réponse vous attend dans Maillon : Les Passerelles',
    })
    expect(mail?.body).not.toMatch(/Benali|accept/i)
    const page = await samira.get(`/orientations/${id}`)
    expect(page.text).toContain('Orientation acceptée par les Passerelles')
    expect(page.text).toContain('Claire Fontaine')
  })

  it('refused: the sender reads why and to whom to turn, the receiver no longer sees the household', async () => {
    const { family, id } = await addressed('Famille Costa')
    const answer = await claire.post(`/orientations/${id}/refuser`, {
      reason: 'not_our_area',
      said: 'Voyez plus près.',
      suggested: autreBerge,
    })
    expect(answer.location).toBe('/orientations')
    expect(await sees(site, 'claire', family)).toBe(false)
    expect((await claire.get(`/orientations/${id}`)).status).toBe(404)
    const page = await samira.get(`/orientations/${id}`)
    expect(page.text).toContain('La commune n’est pas sur notre territoire. Voyez plus près.')
    expect(page.text).toContain('Orienter vers L’Autre Berge')
    expect((await mails(id))[0]?.body).not.toMatch(/Costa|refus/i)
    expect((await samira.get('/ma-journee')).text).toContain('Famille Costa : orientation refusée')
    await samira.post(`/orientations/${id}/noter`)
    expect((await samira.get('/ma-journee')).text).not.toContain('Famille Costa : orientation refusée')
  })

  it('sent on after a refusal: the suggested coordination receives it, the first one is closed', async () => {
    const { family, id } = await addressed('Famille Nguyen')
    await claire.post(`/orientations/${id}/refuser`, { reason: 'no_place', suggested: autreBerge })
    const form = await samira.get(`/familles/${family}/orienter?suite=${id}`)
    expect(form.text).toMatch(new RegExp(`value="${autreBerge}"[^>]*checked`))
    expect(
      (
        await samira.post(`/familles/${family}/orienter?suite=${id}`, {
          to: autreBerge,
          kinds: 'computer',
          agreed: 'spoken',
        })
      ).status,
    ).toBe(303)
    expect(await stateOf(site, id)).toBe('rerouted')
    expect(await sees(site, 'victor', family)).toBe(true)
    expect(await sees(site, 'claire', family)).toBe(false)
    expect((await samira.get(`/familles/${family}/orienter?suite=${id}`)).status).toBe(403)
  })

  it('a reason from the list is needed, with words when it is another one', async () => {
    const { id } = await addressed('Famille Adam')
    expect((await claire.post(`/orientations/${id}/refuser`, { said: 'Plus tard' })).status).toBe(422)
    const unsaid = await claire.post(`/orientations/${id}/refuser`, { reason: 'other' })
    expect(unsaid.status).toBe(422)
    expect(unsaid.text).toMatch(/value="other"[^>]*checked/)
    const secret = await claire.post(`/orientations/${id}/refuser`, { reason: 'other', said: '2 84 05 62 413 001 12' })
    expect(secret.text).toContain('numéro de sécurité sociale')
    expect(
      (await claire.post(`/orientations/${id}/refuser`, { reason: 'no_place', suggested: passerelles })).status,
    ).toBe(422)
    expect(await stateOf(site, id)).toBe('sent')
  })

  it('two answers at once: one is kept, the other reads who came first', async () => {
    const { id } = await addressed('Famille Blanc')
    const answers = await Promise.all([
      site.acting('claire', (by) => acceptPrescription(by, id)),
      site.acting('claire', (by) => refusePrescription(by, id, { reason: 'no_place', said: '' })),
    ])
    expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1)
    const second = answers.find((answer) => 'refusal' in answer)
    expect(second).toMatchObject({
      refusal: expect.stringMatching(/^Déjà (acceptée|refusée) par Claire Fontaine|ne suit plus/),
    })
    expect(
      await site.owner(
        `select from app.event where subject_id = $1 and act in ('prescription.accepted', 'prescription.refused')`,
        [id],
      ),
    ).toHaveLength(1)
    const { id: other } = await addressed('Famille Brun')
    const pages = await Promise.all([
      claire.post(`/orientations/${other}/accepter`),
      claire.post(`/orientations/${other}/accepter`),
    ])
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(pages.find(({ status }) => status === 422)?.text).toContain('Déjà acceptée par Claire Fontaine')
  })

  it('a colleague who accepts what was just refused reads that it no longer awaits an answer', async () => {
    const { family, id } = await addressed('Famille Carpentier')
    const both = await Promise.all([
      claire.post(`/orientations/${id}/refuser`, { reason: 'no_place' }),
      claire.post(`/orientations/${id}/accepter`),
    ])
    const state = await stateOf(site, id)
    expect(await sees(site, 'claire', family)).toBe(state === 'accepted')
    expect(both.every(({ status }) => [303, 404, 422].includes(status))).toBe(true)
  })

  it('withdrawn: the receiver no longer sees the household, and an answered one stays', async () => {
    const { family, id } = await addressed('Famille Clerc')
    const asked = await samira.get(`/orientations/${id}/retirer`)
    expect(asked.text).toContain('Les Passerelles ne voient plus')
    expect(await stateOf(site, id)).toBe('sent')
    expect((await claire.get(`/orientations/${id}/retirer`)).status).toBe(404)
    expect((await samira.post(`/orientations/${id}/retirer`)).status).toBe(303)
    expect((await samira.get(`/orientations/${id}/retirer`)).status).toBe(403)
    expect(await sees(site, 'claire', family)).toBe(false)
    expect((await claire.post(`/orientations/${id}/accepter`)).status).toBe(404)
    const after = (await samira.get(`/orientations/${id}`)).text
    for (const said of ['Orientation retirée', 'Retirée avant la réponse', `/familles/${family}/orienter"`])
      expect(after).toContain(said)
    await samira.post(`/familles/${family}/orienter`, { to: autreBerge, agreed: 'spoken', kinds: 'computer' })
    expect((await samira.get(`/orientations/${id}`)).text).not.toContain('Orienter vers quelqu’un d’autre')
    const other = await addressed('Famille Colin')
    await claire.post(`/orientations/${other.id}/accepter`)
    const late = await samira.post(`/orientations/${other.id}/retirer`)
    expect(late.status).toBe(422)
    expect(await stateOf(site, other.id)).toBe('accepted')
  })

  it('refusing one of two prescriptions keeps the household in sight for the other', async () => {
    const { family, id } = await addressed('Famille David')
    await claire.post(`/orientations/${id}/accepter`)
    await site.owner(
      `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
       select m.organisation_id, a.household_id, 'programme', 'full', a.name, a.name_key, a.commune, a.stage, a.status, a.touched_at
       from app.household_access a, app.member m where a.household_id = $1 and a.organisation_id = $2 and m.name = 'Paul Wattrelos'`,
      [family, passerelles],
    )
    const second = await sent(site, 'paul', family)
    await claire.post(`/orientations/${second}/refuser`, { reason: 'already_served' })
    expect(await stateOf(site, second)).toBe('refused')
    expect(await sees(site, 'claire', family)).toBe(true)
  })

  it('does not exist for others, nor once the share has ended', async () => {
    const { family, id } = await addressed('Famille Garcia')
    for (const stranger of ['sofia', 'victor', 'paul', 'ines'] as const) {
      expect((await site.as(stranger).get(`/orientations/${id}`)).status).toBe(404)
      expect((await site.as(stranger).get('/orientations?etat=toutes')).text).not.toContain('Garcia')
    }
    expect((await site.as('victor').post(`/orientations/${id}/accepter`)).status).toBe(404)
    expect((await samira.post(`/orientations/${id}/accepter`)).status).toBe(403)
    expect((await site.as('nadia').post(`/orientations/${id}/accepter`)).status).toBe(403)
    expect((await claire.post(`/orientations/${id}/retirer`)).status).toBe(404)
    expect((await claire.get('/orientations')).text).toContain('Garcia')
    await site.owner(
      'update app.household_access set ended_at = now() where household_id = $1 and organisation_id = $2',
      [family, passerelles],
    )
    expect((await claire.get(`/orientations/${id}`)).status).toBe(404)
    expect((await claire.post(`/orientations/${id}/accepter`)).status).toBe(404)
    expect((await claire.get('/orientations')).text).not.toContain('Garcia')
  })

  it('the sender keeps its prescription in sight, without the name, once it no longer follows the household', async () => {
    const { family, id } = await addressed('Famille Lopez')
    await site.owner(
      `update app.household_access set ended_at = now() where household_id = $1 and reason = 'registered'`,
      [family],
    )
    const page = await samira.get(`/orientations/${id}`)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('Famille Lopez')
    const late = await samira.post(`/orientations/${id}/retirer`)
    expect(late.status).toBe(422)
    expect(late.text).toContain('ne suit plus cette famille')
  })

  it('the coordination reads that the family is served already, under this record or one of the same name', async () => {
    const twin = await household(site, 'claire', { name: 'MARCHAND', agreed: 'spoken' })
    const { family, id } = await addressed('Famille Marchand')
    const to = await programme(site, 10, [family, twin])
    const page = await claire.get(`/orientations/${id}`)
    expect(page.text).toContain('Cette famille est déjà équipée par ce programme')
    expect(page.text).toContain(`/familles/${twin}`)
    expect(page.text.indexOf('Ce qui est demandé')).toBeLessThan(page.text.indexOf('>Accepter<'))
    expect(page.text).not.toContain('/rapprochements/')
    expect((await claire.get(`/rapprochements/${family}/${twin}`)).status).toBe(404)
    const fresh = await household(site, 'samira', { name: 'Famille Noël', agreed: 'spoken' })
    expect((await claire.get(`/orientations/${await sent(site, 'samira', fresh, to)}`)).text).not.toContain(
      'déjà équipée par ce programme',
    )
    await closeProgrammes(site)
  })

  it('the sender follows what becomes of the family: dates, and no detail', async () => {
    const { family, id } = await addressed('Famille Robin')
    await claire.post(`/orientations/${id}/accepter`)
    await programme(site, 10, [family])
    await site.owner(
      `insert into app.handover (id, organisation_id, household_id, kind, state, signed_at, handed_by, created_at) values (gen_random_uuid(), $1, $2, 'gift', 'signed', now(), 'Nadia Haddad', now())`,
      [passerelles, family],
    )
    const { text } = await samira.get(`/orientations/${id}`)
    for (const word of ['Acceptée', 'Équipement promis', 'Équipement remis']) expect(text).toContain(word)
    expect(text).not.toContain('Nadia Haddad')
    await closeProgrammes(site)
  })
})

describe('what awaits whom', async () => {
  let now = new Date('2026-11-16T09:00:00Z')
  const site = await testSite({ now: () => now })
  const family = await household(site, 'samira', { name: 'Famille Weber', agreed: 'spoken' })
  const id = await sent(site, 'samira', family)

  it('a coordination is told to answer, loudly after seven days, and nobody else is', async () => {
    const { prescriptionTurns } = await import('../orientation.turns.ts')
    const turns = (first: 'claire' | 'victor' | 'samira' | 'ahmed') => site.acting(first, prescriptionTurns)
    expect(await turns('claire')).toMatchObject([{ tone: 'turn', verb: ['Répondre', `/orientations/${id}`] }])
    expect(await turns('victor')).toEqual([])
    expect(await turns('samira')).toEqual([])
    expect(await turns('ahmed')).toEqual([])
    now = new Date('2026-11-23T09:00:00Z')
    expect(await turns('claire')).toMatchObject([{ tone: 'loss' }])
    await site.acting('claire', (by) => acceptPrescription(by, id))
    expect(await turns('claire')).toEqual([])
    expect(await turns('samira')).toMatchObject([{ tone: 'calm' }])
    now = new Date('2026-12-01T09:00:00Z')
    expect(await turns('samira')).toEqual([])
  })

  it('the household’s page says who addressed it to whom, and no longer offers to orient', async () => {
    const page = await site.as('samira').get(`/familles/${family}`)
    expect(page.text).toContain('Orientation envoyée')
    expect(page.text).toContain('Samira Lopez, CCAS de Harnes')
    expect(page.text).not.toContain(`/familles/${family}/orienter`)
    expect((await site.as('claire').get('/orientations?sens=recues&etat=acceptees')).text).toContain('Famille Weber')
    expect((await site.as('claire').get('/orientations')).text).not.toContain('Famille Weber')
    expect((await site.as('samira').get('/orientations')).text).toContain('Famille Weber')
  })
})
