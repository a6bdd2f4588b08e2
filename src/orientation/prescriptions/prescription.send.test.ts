import { describe, expect, it } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { testSite } from '#testing/testSite.ts'
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

describe('addressing a household to a coordination', async () => {
  const site = await testSite()
  const samira = site.as('samira')
  const count = async (family: string) =>
    (await site.owner('select from app.prescription where household_id = $1', [family])).length

  it('proposes the coordinations, never the own one, with the needs already ticked', async () => {
    const family = await household(site, 'samira', { name: 'Famille Benali' })
    const page = await samira.get(`/familles/${family}/orienter`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Les Passerelles')
    expect(page.text).toContain('L’Autre Berge')
    expect(page.text).not.toContain('Atelier Rebond')
    expect(page.text).toMatch(/name="kinds"[^>]*value="computer"[^>]*checked/)
    expect(page.text).not.toMatch(/name="kinds"[^>]*value="connection"[^>]*checked/)
    const own = await household(site, 'claire', { name: 'Famille Martin' })
    expect((await site.as('claire').get(`/familles/${own}/orienter`)).text).not.toContain(`value="${passerelles}`)
  })

  it('passes nothing on while the person awaits an answer to what it opposes', async () => {
    const family = await household(site, 'samira', { name: 'Famille Oberlin', agreed: 'spoken' })
    const asked = await samira.post(`/familles/${family}/droits/demande`, {
      ...{ kind: 'object', said: '', asker: '', how: 'spoken', received_on: '2026-01-05' },
    })
    expect(asked.status).toBe(303)
    const refused = await samira.post(`/familles/${family}/orienter`, { to: passerelles, kinds: ['computer'] })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('Elle s’est opposée à ce que l’on parle d’elle à d’autres')
    expect(await count(family)).toBe(0)
    await samira.post(asked.location ?? '', { answer: 'refused', answer_said: 'Vous êtes d’accord finalement.' })
    await sent(site, 'samira', family)
    expect(await count(family)).toBe(1)
  })

  it('says how many places remain in the commune', async () => {
    await programme(site, 16)
    const family = await household(site, 'samira', { name: 'Famille Petit' })
    expect((await samira.get(`/familles/${family}/orienter`)).text).toContain('il reste 16 ordinateurs sur 16 à Harnes')
    await closeProgrammes(site)
    expect((await samira.get(`/familles/${family}/orienter`)).text).not.toContain('Ordinateurs solidaires')
  })

  it('shows first who planned places in that commune, then says of the others that they did not', async () => {
    const family = await household(site, 'samira', { name: 'Famille Garcia' })
    const path = `/familles/${family}/orienter`
    const receivers = async () => {
      const { text } = await samira.get(path)
      return [...text.matchAll(/-nom">(Les Passerelles|L’Autre Berge)<\/span><small[^>]*>([^<]*)/g)].map(
        ([, ...said]) => said,
      )
    }
    const none = 'Harnes. Aucun programme en cours, aucune place prévue à Harnes'
    expect(await receivers()).toEqual([
      ['Les Passerelles', none],
      ['L’Autre Berge', none],
    ])
    const id = newId()
    await site.owner(
      `insert into app.programme (id, organisation_id, name, starts_on) values ($1, $2, 'Un clic pour tous', '2020-01-01')`,
      [id, autreBerge],
    )
    await site.owner(
      `insert into app.quota (programme_id, commune, kind, places) values ($1, '62413', 'computer', 3)`,
      [id],
    )
    expect(await receivers()).toEqual([
      ['L’Autre Berge', 'Harnes. Un clic pour tous : il reste 3 ordinateurs sur 3 à Harnes'],
      ['Les Passerelles', none],
    ])
    await closeProgrammes(site)
  })

  it('lets the receiver see the household, and nobody else', async () => {
    const family = await household(site, 'samira', { name: 'Famille Nowak' })
    expect(await sees(site, 'claire', family)).toBe(false)
    const id = await sent(site, 'samira', family)
    expect(await sees(site, 'claire', family)).toBe(true)
    expect(await sees(site, 'victor', family)).toBe(false)
    expect(await stateOf(site, id)).toBe('sent')
    const [event] = await site.owner(`select act, actor from app.event where subject_id = $1`, [id])
    expect(event).toEqual({ act: 'prescription.sent', actor: 'Samira Lopez' })
    const page = await site.as('claire').get(`/orientations/${id}`)
    expect(page.text).toContain('Samira Lopez, CCAS de Harnes')
  })

  it('is an answer awaited in the list, no longer an orientation to make; the export keeps the stage', async () => {
    const family = await household(site, 'samira', { name: 'Famille Attente' })
    const list = async () => (await samira.get('/familles?nom=attente')).text.split('<tbody>')[1] ?? ''
    expect(await list()).toContain('Orientation à mener')
    const id = await sent(site, 'samira', family)
    expect(await list()).toContain('Réponse attendue')
    expect(await list()).not.toContain('Orientation à mener')
    expect((await samira.get('/familles.csv?nom=attente')).text).toContain('Orientation à mener')
    await samira.post(`/orientations/${id}/retirer`)
    expect(await list()).toContain('Orientation à mener')
  })

  it('does not leave without the agreement of the family, and notes it when it is given', async () => {
    const family = await household(site, 'samira', { name: 'Mme Roy' })
    const without = await samira.post(`/familles/${family}/orienter`, {
      to: passerelles,
      kinds: 'computer',
      message: 'Préfère le matin',
    })
    expect(without.status).toBe(422)
    expect(without.text).toContain('Sans l’accord de la famille')
    expect(without.text).toContain('Préfère le matin')
    expect(await sees(site, 'claire', family)).toBe(false)
    const given = await samira.post(`/familles/${family}/orienter`, {
      to: passerelles,
      kinds: 'computer',
      agreed: 'phone',
      agreed_on: '2026-11-02',
    })
    expect(given.status).toBe(303)
    expect(
      await site.owner(
        `select how, given_on::text, noted_by from app.agreement where household_id = $1 and kind = 'sharing'`,
        [family],
      ),
    ).toEqual([{ how: 'phone', given_on: '2026-11-02', noted_by: 'Samira Lopez' }])
  })

  it('does not ask again for an agreement already noted, but does when it was withdrawn', async () => {
    const family = await household(site, 'samira', { name: 'M. Diallo', agreed: 'written' })
    expect((await samira.get(`/familles/${family}/orienter`)).text).not.toContain('name="agreed"')
    await site.owner(`update app.agreement set withdrawn_on = current_date where household_id = $1`, [family])
    expect((await samira.get(`/familles/${family}/orienter`)).text).toContain('name="agreed"')
    expect((await samira.post(`/familles/${family}/orienter`, { to: passerelles, kinds: 'computer' })).status).toBe(422)
  })

  it('refuses a national insurance number and gives back what was typed', async () => {
    const family = await household(site, 'samira', { name: 'Famille Costa', agreed: 'spoken' })
    const answer = await samira.post(`/familles/${family}/orienter`, {
      to: passerelles,
      kinds: 'computer',
      message: 'Son numéro : 2 84 05 62 413 001 12',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('numéro de sécurité sociale')
    expect(answer.text).toContain('Son numéro : 2 84 05 62 413 001 12')
    expect(await count(family)).toBe(0)
  })

  it('a double click sends once and shows the same answer twice', async () => {
    const family = await household(site, 'samira', { name: 'Famille Faure', agreed: 'spoken' })
    const fields = { to: passerelles, kinds: 'computer', _once: newId() }
    const both = await Promise.all([
      samira.post(`/familles/${family}/orienter`, fields),
      samira.post(`/familles/${family}/orienter`, fields),
    ])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(both[0].location).toBe(both[1].location)
    expect(await count(family)).toBe(1)
  })

  it('is not addressed twice to the same coordination while it goes on', async () => {
    const family = await household(site, 'samira', { name: 'Famille Henry', agreed: 'spoken' })
    const first = await sent(site, 'samira', family)
    const page = (await samira.get(`/familles/${family}/orienter`)).text
    expect(page).toContain(`/orientations/${first}`)
    expect(page).not.toContain(`value="${passerelles}`)
    expect(page).toContain('L’Autre Berge')
    const again = await samira.post(`/familles/${family}/orienter`, { to: passerelles, kinds: 'computer' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('déjà orienté')
    expect(again.text).toContain(`/orientations/${first}`)
    expect(await count(family)).toBe(1)
  })

  it('is not addressed for what the programme already promised', async () => {
    const family = await household(site, 'samira', { name: 'Famille Legrand', agreed: 'spoken' })
    const to = await programme(site, 10, [family])
    const answer = await samira.post(`/familles/${family}/orienter`, { to, kinds: ['computer', 'skills'] })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('déjà équipée par ce programme : un ordinateur')
    expect((await samira.post(`/familles/${family}/orienter`, { to, kinds: ['skills'] })).status).toBe(303)
    await closeProgrammes(site)
  })

  it('does not exist for who does not see the household, nor towards a structure that answers nothing', async () => {
    const family = await household(site, 'samira', { name: 'Famille Simon', agreed: 'spoken' })
    for (const stranger of ['sofia', 'victor'] as const) {
      expect((await site.as(stranger).get(`/familles/${family}/orienter`)).status).toBe(404)
      expect(
        (await site.as(stranger).post(`/familles/${family}/orienter`, { to: passerelles, kinds: 'computer' })).status,
      ).toBe(404)
    }
    expect((await site.as('ahmed').get(`/familles/${family}/orienter`)).status).toBe(403)
    expect((await samira.get('/familles/pas-un-identifiant/orienter')).status).toBe(404)
    expect((await samira.post(`/familles/${family}/orienter`, { to: newId(), kinds: 'computer' })).status).toBe(422)
  })

  it('a sender whose nature would reveal something is named by its masked words alone', async () => {
    const family = await household(site, 'ines', { name: 'M. Perrin', agreed: 'spoken' })
    const id = await sent(site, 'ines', family)
    for (const path of [`/orientations/${id}`, '/orientations', `/familles/${family}`, '/ma-journee']) {
      const { status, text } = await site.as('claire').get(path)
      expect(status).toBe(200)
      expect(text.toLowerCase()).toContain('une structure partenaire')
      expect(text).not.toMatch(/addictologie|Garnier|Inès|ines@/)
    }
  })
})
