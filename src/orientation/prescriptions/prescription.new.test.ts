import { describe, expect, it } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { testSite } from '#testing/testSite.ts'
import { autreBerge, closeProgrammes, household, passerelles, programme, sees } from './prescription.fixture.ts'

const whole = {
  name: 'Mme Kowalczyk',
  commune: 'Harnes',
  adults: '1',
  children: '2',
  phone: '06 12 34 56 78',
  channel: 'phone',
  best_moment: 'après 17 h',
  languages: ['pl', 'fr'],
  needs: ['computer', 'connection'],
  situation: 'Cours à distance de l’aîné, un seul téléphone pour trois.',
  informed: 'oui',
  agreed: 'spoken',
  to: passerelles,
}

describe('orienting somebody in one page', async () => {
  const site = await testSite()
  const samira = site.as('samira')
  const url = '/orientations/nouvelle'
  const households = async (name: string) =>
    (await site.owner('select from app.household where name = $1', [name])).length

  it('is one page, one form and at most sixteen questions in sight; what is rarer is one press away', async () => {
    const { text, status } = await samira.get(url)
    expect(status).toBe(200)
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
    expect(main.match(/<form/g)).toHaveLength(1)
    const asked = (html: string) =>
      new Set([...html.matchAll(/<(?:input|select|textarea)[^>]* name="([^"_][^"]*)"/g)].map((match) => match[1]))
    const inSight = asked(main.replace(/<details(?! open)[\s\S]*?<\/details>/g, ''))
    expect(inSight.size).toBeLessThanOrEqual(16)
    expect([...inSight]).toEqual(expect.arrayContaining(Object.keys(whole)))
    for (const folded of [
      'living',
      'neutral_message',
      'confidential_address',
      'equipment_at_hand',
      'connection_at_hand',
    ])
      expect([folded, inSight.has(folded), asked(main).has(folded)]).toEqual([folded, false, true])
    expect(main).not.toContain('<script')
  })

  it('lists what is to be mended in the order of the page', async () => {
    const { text } = await samira.post(url, {
      ...{ name: '', commune: '', phone: '06 12', needs: undefined, informed: undefined, agreed: undefined },
      ...{ situation: 'n° 2 85 05 78 006 084 91', channel: 'phone', to: undefined },
    })
    const listed = [...text.matchAll(/<li><a href="#(champ-[a-z_]+)"/g)].map((match) => match[1])
    expect(listed).toHaveLength(8)
    expect(listed).toEqual(listed.toSorted((a, b) => text.indexOf(`id="${a}"`) - text.indexOf(`id="${b}"`)))
  })

  it('asks for the number that the way of reaching her needs, and says so before it refuses', async () => {
    const { text } = await samira.get(url)
    expect(text).not.toMatch(/Téléphone<span class="optional"> \(facultatif\)/)
    expect(text).toContain('(pour un appel ou un SMS)')
  })

  it('registers the family, then addresses it: two acts, each with its trace', async () => {
    const answer = await samira.post(url, whole)
    expect(answer.status).toBe(303)
    const id = answer.location?.split('/').at(-1)
    const [row] = await site.owner<{ household_id: string }>(
      'select household_id, kinds, state, sender, message from app.prescription where id = $1',
      [id],
    )
    expect(row).toMatchObject({
      kinds: ['computer', 'connection'],
      state: 'sent',
      sender: 'Samira Lopez, CCAS de Harnes',
    })
    const acts = await site.owner('select act from app.event where household_id = $1 order by seq', [row?.household_id])
    expect(acts.map(({ act }) => act)).toEqual(['household.registered', 'prescription.sent'])
    const agreements = await site.owner('select kind from app.agreement where household_id = $1 order by kind', [
      row?.household_id,
    ])
    expect(agreements.map(({ kind }) => kind)).toEqual(['information', 'sharing'])
    const page = await samira.get(answer.location ?? '')
    expect(page.text).toContain('Une réponse est attendue des Passerelles')
    expect(await sees(site, 'claire', row?.household_id ?? '')).toBe(true)
  })

  it('asks which commune was meant and loses nothing of what was typed', async () => {
    const typed = { ...whole, name: 'Famille Aubry', commune: 'Saint-Martin' }
    const asked = await samira.post(url, typed)
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('Plusieurs communes répondent à ce nom')
    expect(asked.text).toContain('Cours à distance de l’aîné, un seul téléphone pour trois.')
    expect(await households('Famille Aubry')).toBe(0)
    const choice = 'Saint-Martin (67220)'
    expect(asked.text).toContain(`value="${choice}"`)
    const stillWrong = await samira.post(url, { ...typed, commune_choice: choice, phone: '06 12' })
    expect(stillWrong.status).toBe(422)
    expect(stillWrong.text).toMatch(/value="Saint-Martin \(67220\)"[^>]*checked/)
    expect((await samira.post(url, { ...typed, commune_choice: choice })).status).toBe(303)
    expect(await site.owner('select commune from app.household where name = $1', ['Famille Aubry'])).toEqual([
      { commune: '67426' },
    ])
  })

  it('words typed since then win over a commune ticked before', async () => {
    await samira.post(url, {
      ...whole,
      name: 'Famille Buisson',
      commune: 'Harnes',
      commune_choice: 'Saint-Martin (67220)',
    })
    expect(await site.owner('select commune from app.household where name = $1', ['Famille Buisson'])).toEqual([
      { commune: '62413' },
    ])
  })

  it('says when a commune is not known', async () => {
    const answer = await samira.post(url, { ...whole, name: 'Famille Caron', commune: 'Zzyzx' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Cette commune n’est pas reconnue')
  })

  it('shows no figure of another commune: only once the commune is known, and only what serves the needs ticked', async () => {
    await programme(site, 16)
    const hint = (text: string) => /-nom">Les Passerelles<\/span><small[^>]*>([^<]*)/.exec(text)?.[1]
    expect(hint((await samira.get(url)).text)).toBe('Harnes. Programme « Ordinateurs solidaires »')
    const wrong = { ...whole, name: '', commune: 'Harnes (62440)' }
    expect(hint((await samira.post(url, wrong)).text)).toBe(
      'Harnes. Ordinateurs solidaires : il reste 16 ordinateurs sur 16 à Harnes',
    )
    expect(hint((await samira.post(url, { ...wrong, commune: 'Sallaumines' })).text)).toContain(
      'aucune place prévue à Sallaumines',
    )
    expect(hint((await samira.post(url, { ...wrong, needs: 'skills' })).text)).toBe(
      'Harnes. Programme « Ordinateurs solidaires »',
    )
    await closeProgrammes(site)
  })

  it('shows a handful whole; of many, folds those without a programme, last, and opens them when one of them was chosen', async () => {
    await programme(site, 16)
    expect((await samira.get(url)).text).not.toContain('Sans programme en cours')
    await site.owner(
      `with o as (insert into app.organisation (id, name, kind, commune, email)
         select gen_random_uuid(), 'Structure ' || n, 'association', '62413', n || '@structure.test' from generate_series(1, 3) n returning id)
       insert into app.habilitation (organisation_id, state, by_link, decided_by, decided_in, decided_at) select id, 'not_required', true, 'Claire Fontaine', $1, now() from o`,
      [passerelles],
    )
    const { text } = await samira.get(url)
    expect(text.indexOf('L’Autre Berge')).toBeGreaterThan(text.indexOf('Sans programme en cours'))
    expect(text.indexOf('Les Passerelles')).toBeLessThan(text.indexOf('Sans programme en cours'))
    expect(text).toMatch(/<details class="disclosure"><summary>Sans programme/)
    const again = await samira.post(url, { ...whole, name: '', to: autreBerge })
    expect(again.text).toMatch(/<details class="disclosure" open[^>]*><summary>Sans programme/)
    await closeProgrammes(site)
    expect((await samira.get(url)).text).not.toContain('Sans programme en cours')
    await site.owner(`update app.habilitation set by_link = false`)
  })

  it('says that the structure already knows the family, and goes on only when told to', async () => {
    const known = await household(site, 'samira', { name: 'Mme Jeanne Dupont' })
    const answer = await samira.post(url, { ...whole, name: 'mme JEANNE DUPONT' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Est-ce cette famille ?')
    expect(answer.text).toContain('C’est elle : l’orienter')
    expect(answer.text).toContain(`/familles/${known}`)
    expect(await households('mme JEANNE DUPONT')).toBe(0)
    expect((await samira.post(url, { ...whole, name: 'mme JEANNE DUPONT', known: 'oui', seen: known })).status).toBe(
      303,
    )
  })

  it('addresses the file that is hers, with what was typed, instead of a second one', async () => {
    const known = await household(site, 'samira', { name: 'Mme Irène Duquesne', needs: ['skills'] })
    const typed = { ...whole, name: 'Mme Irène DUQUESNE', same: known }
    const answer = await samira.post(url, typed)
    expect(answer.status).toBe(303)
    const [sent] = await site.owner<{ household_id: string; kinds: string[] }>(
      'select household_id, kinds from app.prescription where id = $1',
      [answer.location?.split('/').at(-1)],
    )
    expect(sent).toMatchObject({ household_id: known, kinds: whole.needs })
    expect(await households('Mme Irène DUQUESNE')).toBe(0)
    // Addressed a second time to the same structure, it is refused, and nothing of what was typed was written in the file.
    const events = () => site.owner(`select id from app.event where household_id = $1 order by id`, [known])
    const before = await events()
    const again = await samira.post(url, { ...typed, situation: 'Encore' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('a déjà orienté cette famille')
    expect(again.text).toContain('Encore')
    expect(await events()).toEqual(before)
  })

  it('says that her file served, and that a confidential address was left out', async () => {
    const known = await household(site, 'samira', { name: 'Mme Alma Duquesnoy', needs: ['skills'] })
    await site.owner(`update app.household set confidential_address = true, address = '1 rue Cachée' where id = $1`, [
      known,
    ])
    const typed = { ...whole, name: 'Mme Alma Duquesnoy', address: '2 rue Neuve' }
    const answer = await samira.post(url, { ...typed, same: known })
    const said = decodeURIComponent(String(answer.headers?.get('set-cookie')))
    expect(said).toContain('avec le dossier que votre structure suivait déjà')
    expect(said).toContain('L’adresse, confidentielle, n’a pas été reprise')
    const fresh = await samira.post(url, { ...whole, name: 'Mme Nouvelle Venue', phone: '06 12 34 56 11' })
    expect(decodeURIComponent(String(fresh.headers?.get('set-cookie')))).not.toMatch(/dossier|confidentielle/)
  })

  it('keeps where she lives, what she has already, and the precautions that her situation asks for', async () => {
    const answer = await samira.post(url, {
      ...{ ...whole, name: 'Mme Prudence Roy', phone: '06 12 34 56 99', living: 'hosted', neutral_message: 'oui' },
      ...{ confidential_address: 'oui', equipment_at_hand: ['phone'], connection_at_hand: 'prepaid' },
    })
    expect(answer.status).toBe(303)
    expect(
      await site.owner(
        `select living, neutral_message, confidential_address, equipment_at_hand, connection_at_hand from app.household where name = 'Mme Prudence Roy'`,
      ),
    ).toEqual([
      {
        ...{ living: 'hosted', neutral_message: true, confidential_address: true },
        ...{ equipment_at_hand: ['phone'], connection_at_hand: 'prepaid' },
      },
    ])
    const wrong = await samira.post(url, { ...whole, name: '', living: 'château', neutral_message: 'oui' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch(/<details[^>]* open[^>]*><summary>Sa situation demande de la prudence/)
  })

  it('a file that one does not follow is not addressed by its number', async () => {
    const foreign = await household(site, 'ines', { name: 'Mme Olga Esnault' })
    expect((await samira.post(url, { ...whole, same: foreign })).status).toBe(404)
  })

  it('never says what another structure knows', async () => {
    await household(site, 'ines', { name: 'Mme Ida Evrard' })
    const answer = await samira.post(url, { ...whole, name: 'Mme Ida Evrard' })
    expect(answer.status).toBe(303)
  })

  it.each([
    ['agreed', 'Sans l’accord de la famille'],
    ['informed', 'Dites à la famille'],
    ['to', 'Choisissez à qui'],
    ['needs', 'Cochez au moins un besoin'],
  ])('nothing is written without %s', async (field, sentence) => {
    const answer = await samira.post(url, { ...whole, name: `Famille sans ${field}`, [field]: undefined })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(await households(`Famille sans ${field}`)).toBe(0)
  })

  it('nothing is written towards a structure that does not coordinate', async () => {
    expect((await samira.post(url, { ...whole, name: 'Famille Fabre', to: newId() })).status).toBe(422)
    expect(await households('Famille Fabre')).toBe(0)
  })

  it('refuses a national insurance number in the situation', async () => {
    const answer = await samira.post(url, { ...whole, name: 'Famille Gay', situation: 'NIR 2 84 05 62 413 001 12' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('numéro de sécurité sociale')
    expect(answer.text).toContain('NIR 2 84 05 62 413 001 12')
  })

  it('a double click registers and sends once', async () => {
    const fields = { ...whole, name: 'Famille Huet', _once: newId() }
    const both = await Promise.all([samira.post(url, fields), samira.post(url, fields)])
    expect(both[0].location).toBe(both[1].location)
    expect(await households('Famille Huet')).toBe(1)
  })

  it('is not for who never meets families', async () => {
    for (const first of ['ahmed', 'denis', 'lea'] as const) expect((await site.as(first).get(url)).status).toBe(403)
  })
})
