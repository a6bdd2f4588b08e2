import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { familiesAlike } from './qualify.store.ts'
import { signalTurns } from './signal.turns.ts'

let time = Date.parse('2026-11-24T09:00:00Z')
const site = await testSite({ now: () => new Date(time) })
const paul = site.as('paul')
const list = 'PETIT Léa\nPETIT Léo\nDE LA CROIX Jean\nBENALI Inès\nMARTIN Zoé'
const today = '2026-11-24'

const idIn = (location: string | null) => location?.split('/').at(-1)?.split('?')[0] ?? ''
const openClass = async (name: string, names = list) =>
  idIn((await paul.post('/classes/nouvelle', { name, names })).location)
/** The identifiers of a class's pupils by first name, behind the locks. */
const pupilsOf = async (of: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await site.owner<{ first_name: string; id: string }>('select first_name, id from app.pupil where class_id = $1', [
        of,
      ])
    ).map(({ first_name, id }) => [first_name, id]),
  )
const tick = (of: string, fields: Record<string, string>) =>
  paul.post(`/classes/${of}`, { since: today, noticed: 'class_missed', ...fields })
const signalOf = async (pupil: string | undefined) =>
  (
    await site.owner<Record<string, string | null> & { id: string }>(
      'select * from app.signal where pupil_id = $1 order by flagged_at desc limit 1',
      [pupil],
    )
  )[0]

let fourthB = ''
let ids: Record<string, string> = {}
beforeAll(async () => {
  fourthB = await openClass('4e B')
  ids = await pupilsOf(fourthB)
})

describe('a class', () => {
  test('of nobody, or with a line that is no name, is refused with what was typed', async () => {
    for (const names of ['', '   \n', 'PETIT', 'PETIT Léo 06 12 34 56 78', 'PETIT Léo\nPETIT Léo']) {
      const answer = await paul.post('/classes/nouvelle', { name: '3e A', names })
      expect([names, answer.status]).toEqual([names, 422])
      if (names.trim()) expect(answer.text).toContain(names.split('\n')[0])
    }
    expect((await paul.post('/classes/nouvelle', { name: '', names: list })).status).toBe(422)
    expect(await site.owner(`select 1 from app.school_class where name = '3e A'`)).toEqual([])
  })

  test('opened twice is one class', async () => {
    const again = await paul.post('/classes/nouvelle', { name: '4E b', names: list })
    expect(again.status).toBe(422)
    expect(again.text).toContain('existe déjà')
  })

  test('pasted again, adds only the names that are new', async () => {
    const names = `${list}\nOULD ALI Sofia`
    expect((await paul.post(`/classes/${fourthB}/eleves`, { names })).location).toBe(`/classes/${fourthB}`)
    expect((await paul.post(`/classes/${fourthB}/eleves`, { names })).status).toBe(303)
    ids = await pupilsOf(fourthB)
    expect(Object.keys(ids)).toHaveLength(6)
    const more = Array.from({ length: 58 }, (_, n) => `NOUVEAU ${'abcdefgh'[n % 8]}${'ijklmnop'[n >> 3]}`).join('\n')
    expect((await paul.post(`/classes/${fourthB}/eleves`, { names: more })).text).toContain('60 élèves au plus')
  })

  test('keeps two names of a pupil and nothing else', async () => {
    const [row] = await site.owner('select * from app.pupil where id = $1', [ids.Léa])
    expect(Object.keys(row ?? {}).sort()).toEqual(
      'class_id created_at first_name forgotten_at household_id id last_name name_key organisation_id'.split(' '),
    )
  })

  test('of another school, of another year or of nowhere does not exist', async () => {
    await site.owner(
      `insert into app.organisation (id, name, kind, commune) values ('00000000-0000-7000-8000-0000000000ff', 'Collège Voisin', 'school', '62413')`,
    )
    const other = newId()
    const past = newId()
    await site.owner(
      `insert into app.school_class (id, organisation_id, name, school_year, created_at, ticked_at)
       values ($1, '00000000-0000-7000-8000-0000000000ff', '6e Z', 2026, now(), now()), ($2, $3, '6e Y', 2025, now(), now())`,
      [other, past, organisationId('paul')],
    )
    for (const id of [other, past, newId(), 'absent'])
      for (const path of ['', '/eleves', '/feuille']) expect((await paul.get(`/classes/${id}${path}`)).status).toBe(404)
    expect((await tick(other, {})).status).toBe(404)
    expect((await paul.get('/classes')).text).not.toMatch(/6e [YZ]/)
    expect((await paul.get(`/signalements?classe=${other}`)).text).not.toContain('6e Z')
  })
})

describe('a class ticked on one screen', () => {
  test('with one wrong line saves nothing, says it beside the pupil, and keeps the rest', async () => {
    const wrong = await tick(fourthB, {
      [`p.${ids.Léa}`]: 'oui',
      [`p.${ids.Zoé}`]: 'oui',
      [`depuis.${ids.Zoé}`]: '2026-12-25',
      [`par.${ids.Zoé}`]: 'Mme Lambert',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('MARTIN Zoé : Ce jour n’est pas encore venu.')
    expect(wrong.text).toContain(`href="#champ-depuis.${ids.Zoé}"`)
    expect(wrong.text).toContain('value="Mme Lambert"')
    expect(wrong.text.match(/checked/g)).toHaveLength(2)
    expect(await site.owner('select 1 from app.signal')).toEqual([])
    for (const since of ['2026-08-31', '', 'hier', '2026-13-45'])
      expect((await tick(fourthB, { since, [`p.${ids.Léa}`]: 'oui' })).status).toBe(422)
    expect((await tick(fourthB, { noticed: 'rumour', [`p.${ids.Léa}`]: 'oui' })).status).toBe(422)
    expect((await tick(fourthB, { [`joint.${ids.Léa}`]: 'maybe', [`p.${ids.Léa}`]: 'oui' })).status).toBe(422)
  })

  test('with nobody missing is an answer too', async () => {
    const answer = await tick(fourthB, {})
    expect(answer.location).toBe(`/classes/${fourthB}`)
    expect(decodeURIComponent(answer.headers.get('set-cookie') ?? '')).toContain('tout le monde suit')
  })

  test('flags each with the day of the class or its own, how it was noticed, and who spoke to the family', async () => {
    const fields = {
      since: '2026-11-20',
      [`p.${ids.Léa}`]: 'oui',
      [`p.${ids.Léo}`]: 'oui',
      [`depuis.${ids.Léo}`]: '2026-11-10',
      [`vu.${ids.Léo}`]: 'work_missing',
      [`joint.${ids.Léo}`]: 'reached',
      [`p.${ids.Jean}`]: 'oui',
      [`joint.${ids.Jean}`]: 'message_left',
      [`par.${ids.Jean}`]: 'Mme Lambert',
    }
    const once = newId()
    const first = await tick(fourthB, { ...fields, _once: once })
    expect(first.location).toBe(`/signalements?classe=${fourthB}`)
    expect((await tick(fourthB, { ...fields, _once: once })).location).toBe(first.location)
    expect(await site.owner('select 1 from app.signal')).toHaveLength(3)
    expect(await signalOf(ids.Léa)).toMatchObject({
      ...{
        state: 'flagged',
        since: '2026-11-20',
        noticed: 'class_missed',
        reach: 'not_tried',
        reached_by: '',
        tries: 0,
      },
      flagged_by: 'Paul Wattrelos',
    })
    expect(await signalOf(ids.Léo)).toMatchObject({
      ...{ state: 'reached', since: '2026-11-10', noticed: 'work_missing', reach: 'reached', tries: 1 },
      reached_by: 'Paul Wattrelos',
    })
    expect(await signalOf(ids.Jean)).toMatchObject({
      state: 'flagged',
      reach: 'message_left',
      reached_by: 'Mme Lambert',
    })
    expect(await site.owner(`select act from app.event where act = 'class.ticked'`)).toHaveLength(2)
  })

  test('with nobody new says who is followed still, never that everybody follows', async () => {
    const said = async (fields: Record<string, string>) =>
      decodeURIComponent((await tick(fourthB, fields)).headers.get('set-cookie') ?? '')
    const nobody = await said({})
    expect(nobody).toContain('4e B : personne de nouveau ; 3 élèves toujours suivis.')
    expect(nobody).not.toContain('tout le monde suit')
    const other = await openClass('3e D', 'SEUL Tom\nVRAI Ana')
    const of = await pupilsOf(other)
    const both = { [`p.${of.Tom}`]: 'oui', [`p.${of.Ana}`]: 'oui' }
    expect(decodeURIComponent((await tick(other, both)).headers.get('set-cookie') ?? '')).toContain('2 élèves repérés.')
    const one = decodeURIComponent((await tick(other, { [`retour.${of.Tom}`]: 'oui' })).headers.get('set-cookie') ?? '')
    expect(one).toContain('1 élève revenu ; 1 élève toujours suivi.')
    for (const id of [of.Tom, of.Ana]) await paul.post(`/eleves/${id}/retirer`)
    await site.owner(`delete from app.signal where pupil_id in (select id from app.pupil where class_id = $1)`, [other])
  })

  test('by two colleagues at once flags a pupil once; the second reads who was faster and loses nothing', async () => {
    const page = { [`p.${ids.Léa}`]: 'oui', [`p.${ids.Inès}`]: 'oui' }
    const answer = await tick(fourthB, page)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Paul Wattrelos vient de repérer PETIT Léa')
    const both = await Promise.all([
      tick(fourthB, { [`p.${ids.Inès}`]: 'oui' }),
      tick(fourthB, { [`p.${ids.Inès}`]: 'oui' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await site.owner('select 1 from app.signal where pupil_id = $1', [ids.Inès])).toHaveLength(1)
  })

  test('a pupil who was taken off the list meanwhile is said, not lost in silence', async () => {
    const other = await openClass('5e C', 'FAUX Tom\nVRAI Ana')
    const of = await pupilsOf(other)
    const unlisted = await site.acting('paul', async (by) => {
      const { tickClass } = await import('./tick.store.ts')
      const { classSeenBy } = await import('./class.store.ts')
      const seen = await classSeenBy(by, other)
      if (!seen) throw new Error('no class')
      return tickClass(by, seen, {
        flagged: [{ pupil: ids.Léa ?? '', since: today, noticed: 'class_missed', reach: 'not_tried', by: '' }],
        back: [],
      })
    })
    expect(unlisted).toMatchObject({ errors: { form: expect.stringContaining('n’est plus dans cette classe') } })
    expect((await paul.post(`/eleves/${of.Tom}/retirer`)).location).toBe(`/classes/${other}/eleves`)
    expect(await site.owner('select 1 from app.pupil where id = $1', [of.Tom])).toEqual([])
  })

  test('holds forty pupils under 100 kilobytes, without a script', async () => {
    const names = Array.from({ length: 40 }, (_, n) => `ÉLÈVE ${'abcdefgh'[n % 8]}${'ijklmnop'[n >> 3]}`).join('\n')
    const { text } = await paul.get(`/classes/${await openClass('6e D', names)}`)
    expect(text.match(/class="pupil"/g)).toHaveLength(40)
    expect(text).not.toContain('<script')
    expect(text.length).toBeLessThan(100_000)
  })

  test('on paper has the same names', async () => {
    const { text } = await paul.get(`/classes/${fourthB}/feuille`)
    for (const name of ['DE LA CROIX Jean', 'PETIT Léa', 'PETIT Léo', 'Famille jointe', 'De retour'])
      expect(text).toContain(name)
    const rowOf = (name: string) => text.slice(text.indexOf(name)).split('</tr>')[0] ?? ''
    expect(rowOf('PETIT Léa')).toMatch(/déjà suivi.*20 nov\..*De retour">☐/)
    expect(rowOf('MARTIN Zoé')).toMatch(/connecté">☐.*De retour"><\/td>/)
    expect(rowOf('MARTIN Zoé')).not.toContain('déjà suivi')
  })
})

describe('a signal', () => {
  const post = async (first: string, act: string, fields: Record<string, string | string[]> = {}) => {
    const signal = await signalOf(ids[first])
    return paul.post(`/signalements/${signal?.id}/${act}`, fields)
  }
  const family = { commune: 'Harnes', name: 'Famille Petit', phone: '06 12 34 56 78', informed: 'oui' }

  test('waits for a call: tried, then reached, by whom', async () => {
    expect((await post('Jean', 'appel', {})).status).toBe(422)
    expect((await post('Jean', 'appel', { reach: 'not_tried' })).status).toBe(422)
    await post('Jean', 'appel', { reach: 'not_reached' })
    expect(await signalOf(ids.Jean)).toMatchObject({ state: 'flagged', reach: 'not_reached', tries: 2 })
    expect((await post('Jean', 'appel', { reach: 'reached', reached_by: 'Mme Lambert' })).location).toMatch(/cause$/)
    expect(await signalOf(ids.Jean)).toMatchObject({ state: 'reached', reached_by: 'Mme Lambert', tries: 3 })
    expect((await post('Jean', 'appel', { reach: 'reached' })).text).toContain('déjà notée jointe')
  })

  test('without a cause, a commune or a word to the family is not registered, and nothing is kept of the family', async () => {
    const said = { causes: ['no_device'], ...family }
    expect((await post('Léo', 'cause', { ...said, causes: [] })).text).toContain('Cochez au moins une cause')
    expect((await post('Léo', 'cause', { ...said, informed: '' })).text).toContain('Dites à un responsable')
    expect((await post('Léo', 'cause', { ...said, commune: '' })).text).toContain('Écrivez la commune')
    expect((await post('Léo', 'cause', { ...said, commune: 'Nulle-Part' })).text).toContain('n’est pas reconnue')
    expect((await post('Léo', 'cause', { ...said, phone: '12' })).status).toBe(422)
    expect((await post('Léo', 'cause', { ...said, birth_year: '3014' })).status).toBe(422)
    expect((await post('Léo', 'cause', { ...said, causes: ['illness'] })).status).toBe(422)
    expect(await site.owner('select 1 from app.household')).toEqual([])
    expect((await signalOf(ids.Léo))?.state).toBe('reached')
  })

  test('whose cause others can answer becomes a need of the pupil’s household, a pupil of eleven included', async () => {
    const causes = ['no_device', 'no_connection', 'disengaged']
    const answer = await post('Léo', 'cause', { causes, ...family, birth_year: '2015', agreed: 'phone' })
    expect(answer.status).toBe(303)
    const [household] = await site.owner<{ id: string }>(
      `select id, name, phone from app.household where name = 'Famille Petit'`,
    )
    expect(
      await site.owner('select kind, situation from app.need where household_id = $1 order by kind', [household?.id]),
    ).toEqual([
      { kind: 'computer', situation: expect.stringContaining('pas d’ordinateur à la maison') },
      { kind: 'connection', situation: expect.not.stringContaining('goût') },
    ])
    expect(
      await site.owner('select first_name, birth_year, class, school_id from app.beneficiary where household_id = $1', [
        household?.id,
      ]),
    ).toEqual([{ first_name: 'Léo', birth_year: 2015, class: '4e B', school_id: organisationId('paul') }])
    expect((await signalOf(ids.Léo))?.state).toBe('qualified')
    expect((await paul.get(`/familles/${household?.id}`)).text).toContain('Repéré par votre établissement')
  })

  test('of a twin finds the family that the school already follows, and adds only what is missing', async () => {
    await post('Léa', 'appel', { reach: 'reached' })
    const blind = await post('Léa', 'cause', { causes: ['no_device', 'knowing_how'], ...family })
    expect(blind.text).toContain('Choisissez la famille de cet élève')
    const [household] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Petit'`)
    const foreign = await post('Léa', 'cause', { causes: ['no_device'], family: newId(), ...family })
    expect(foreign.status).toBe(422)
    await post('Léa', 'cause', {
      ...{ causes: ['no_device', 'knowing_how'], family: household?.id ?? '', informed: 'oui', agreed: 'spoken' },
    })
    expect(
      await site.owner(`select how from app.agreement where household_id = $1 and kind = 'sharing' order by how`, [
        household?.id,
      ]),
    ).toEqual([{ how: 'phone' }, { how: 'spoken' }])
    expect(await site.owner('select 1 from app.household')).toHaveLength(1)
    expect(
      await site.owner(`select string_agg(kind, ',' order by kind) as kinds from app.need where household_id = $1`, [
        household?.id,
      ]),
    ).toEqual([{ kinds: 'computer,connection,skills' }])
    expect(
      await site.owner(`select string_agg(first_name, ',' order by first_name) as names from app.beneficiary`),
    ).toEqual([{ names: 'Léa,Léo' }])
  })

  test('whose cause only the school can answer makes no household', async () => {
    await post('Jean', 'cause', { causes: ['disengaged'] })
    expect(await signalOf(ids.Jean)).toMatchObject({ state: 'qualified', causes: ['disengaged'] })
    expect(await site.owner('select 1 from app.household')).toHaveLength(1)
  })

  test('leaves nothing of itself where others read: its events name no household', async () => {
    expect(await site.owner(`select 1 from app.event where act like 'signal.%' and household_id is not null`)).toEqual(
      [],
    )
    expect(await site.owner(`select 1 from app.event where act like 'signal.%'`)).not.toEqual([])
    expect(
      await site.owner(`select 1 from app.event where data::text ~ '(PETIT|Lambert)' or why ~ '(PETIT|Lambert)'`),
    ).toEqual([])
  })

  test('finds the family by a word of the surname, by a near spelling, and never one of another school', async () => {
    const called = (last_name: string, who: 'paul' | 'samira' = 'paul') =>
      site.acting(who, async (by) => (await familiesAlike(by, { last_name })).map(({ name }) => name))
    for (const name of ['Petit', 'PETTIT', 'Petit-Legrand']) expect(await called(name)).toEqual(['Famille Petit'])
    expect(await called('Legrand')).toEqual([])
    expect(await called('Petit', 'samira')).toEqual([])
  })

  test('is told of its own school’s orientation, to whom and when, and of nobody else’s', async () => {
    const [household] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Petit'`)
    const leo = `/signalements/${(await signalOf(ids.Léo))?.id}`
    expect((await paul.get(leo)).text).toContain('Orientez la famille pour un ordinateur et une connexion')
    const send = (from: 'paul' | 'samira') =>
      site.owner(
        `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at)
         values (app.uuid7(), $1, $2, $3, (select id from app.member where organisation_id = $2 limit 1), 'Une personne', '{computer}', 'sent', $4)`,
        [household?.id, organisationId(from), organisationId('claire'), new Date(time)],
      )
    await send('samira')
    const others = (await paul.get(leo)).text
    expect(others).toContain('Orientez la famille')
    expect(others).not.toMatch(/Passerelles|CCAS|De l’aide est attendue/)
    await send('paul')
    const own = (await paul.get(leo)).text
    expect(own).toContain('Orientée le mardi 24 novembre, réponse attendue')
    expect(own).not.toMatch(/Orientez la famille|href="[^"]*orienter"/)
    expect((await paul.get('/signalements')).text).toContain('orientée vers Les Passerelles le 24 nov.')
    await site.owner(`update app.prescription set state = 'withdrawn'`)
    await site.owner(`delete from app.prescription`)
    expect((await paul.get(leo)).text).toContain('Orientez la famille')
  })

  test('says of what happened elsewhere only the day the family was equipped', async () => {
    const [household] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Petit'`)
    const leo = `/signalements/${(await signalOf(ids.Léo))?.id}`
    expect((await paul.get(leo)).text).toMatch(/Matériel reçu<\/dt><dd>Non/)
    await site.owner(
      `insert into app.handover (id, organisation_id, household_id, kind, state, signed_at, handed_by, created_at)
       values (app.uuid7(), $1, $3, 'gift', 'signed', $2, 'Nadia Haddad', $2)`,
      [organisationId('claire'), new Date(time), household?.id],
    )
    await site.owner(
      `insert into app.event (id, organisation_id, seq, at, actor, act, subject_kind, subject_id, household_id, why, hash)
       values (app.uuid7(), $1, 900, $2, 'Nadia Haddad', 'handover.signed', 'household', $3, $3, 'Dettes et expulsion', '\\x00'),
              (app.uuid7(), $1, 901, $2, 'Nadia Haddad', 'appointment.noshow', 'household', $3, $3, 'Absente', '\\x00')`,
      [organisationId('claire'), new Date(time), household?.id],
    )
    const { text } = await paul.get(leo)
    expect(text).toContain('Oui, le mardi 24 novembre 2026')
    expect(text).toContain('De retour en cours ?')
    expect(text).not.toMatch(/Nadia|Dettes|Absente|Passerelles/)
  })

  test('looked into without a return is dated, told in its story, said once a day, and asked again later', async () => {
    const signal = await signalOf(ids.Léo)
    const page = async () => (await paul.get(`/signalements/${signal?.id}`)).text
    const button = 'J’ai fait le point, pas encore de retour'
    const before = time
    expect(await page()).not.toContain(button)
    time += 2 * DAY
    expect(await page()).toContain(button)
    const both = await Promise.all([post('Léo', 'point'), post('Léo', 'point')])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await site.owner(`select actor from app.event where act = 'signal.looked'`)).toEqual([
      { actor: 'Paul Wattrelos' },
    ])
    const told = await page()
    expect(told).not.toContain(button)
    expect(told).toContain(
      'Point fait le jeudi 26 novembre, pas encore de retour : Maillon vous le rappellera le jeudi 3 décembre.',
    )
    expect(told.match(/Point fait, pas encore de retour/g)).toHaveLength(1)
    expect((await paul.get('/ma-journee')).text).not.toContain('PETIT Léo')
    time += 7 * DAY
    expect(await page()).toContain(button)
    expect((await paul.get('/ma-journee')).text).toContain('PETIT Léo')
    expect((await paul.post(`/signalements/${newId()}/point`)).status).toBe(404)
    time = before
    await site.owner('update app.signal set looked_on = null')
  })

  test('ends when the pupil is back, once, on a day that makes sense', async () => {
    expect((await post('Léo', 'retour', { back_on: '2026-11-09' })).text).toContain('avant d’avoir été absent')
    expect((await post('Léo', 'retour', { back_on: '2026-11-25' })).text).toContain('pas encore venu')
    expect((await post('Léo', 'retour', { back_on: '' })).status).toBe(422)
    expect((await post('Léo', 'retour', { back_on: today })).status).toBe(303)
    expect((await post('Léo', 'retour', { back_on: today })).text).toContain('déjà noté revenu')
    expect((await post('Léo', 'cause')).status).toBe(403)
    expect(await signalOf(ids.Léo)).toMatchObject({ state: 'back', back_on: today })
    expect((await tick(fourthB, { [`retour.${ids.Léa}`]: 'oui' })).status).toBe(303)
    expect(await signalOf(ids.Léa)).toMatchObject({ state: 'back', back_on: today })
  })

  test('ends otherwise with a reason from a short list', async () => {
    expect((await post('Jean', 'clore', {})).status).toBe(422)
    expect((await post('Jean', 'clore', { closed_as: 'year_over' })).status).toBe(422)
    await post('Jean', 'clore', { closed_as: 'mistaken' })
    expect(await signalOf(ids.Jean)).toMatchObject({ state: 'closed', closed_as: 'mistaken' })
    expect((await paul.get('/signalements?etat=termine')).text).toContain('Clos : repérage par erreur')
    const kept = await paul.get('/signalements?etat=termine')
    expect(kept.text).toMatch(/<option[^>]*(selected[^>]*value="termine"|value="termine"[^>]*selected)/)
    expect((await paul.get('/signalements?etat=ended')).text).not.toContain('Clos : repérage par erreur')
  })

  test('repeated, raises the risk with its reason in sight, a mistake left out', async () => {
    for (const day of [1, 2]) {
      time += day * DAY
      await tick(fourthB, { [`p.${ids.Léo}`]: 'oui', ...(day === 1 ? { [`p.${ids.Jean}`]: 'oui' } : {}) })
      if (day === 1) await post('Léo', 'retour', { back_on: '2026-11-25' })
    }
    const { text } = await paul.get('/signalements')
    expect(text).toMatch(/Risque élevé<\/span><br ?\/?><small>[^<]*Repéré 3 fois depuis septembre/)
    expect(text.indexOf('PETIT Léo')).toBeLessThan(text.indexOf('DE LA CROIX Jean'))
    const jean = await signalOf(ids.Jean)
    expect((await paul.get(`/signalements/${jean?.id}`)).text).toContain('Pas d’alerte')
    expect((await paul.get(`/signalements/${jean?.id}`)).text).not.toContain('href="tel:')
    const readings = () => site.owner('select 1 from app.reading')
    const before = (await readings()).length
    const call = (await paul.get(`/signalements/${(await signalOf(ids.Léo))?.id}`)).text
    expect(call.indexOf('href="tel:+33612345678"')).toBeGreaterThan(call.indexOf('Appelez la famille'))
    expect(call.indexOf('href="tel:+33612345678"')).toBeLessThan(call.indexOf('Noter l’appel'))
    expect(await readings()).toHaveLength(before + 1)
    expect((await paul.get('/signalements?risque=eleve')).text).not.toContain('DE LA CROIX')
    expect((await paul.get(`/classes/${fourthB}`)).text).toContain('Risque élevé')
    expect((await paul.get('/signalements?etat=nimporte&risque=7&apres=%00_x')).status).toBe(200)
    expect(text.indexOf('À faire par votre établissement')).toBeLessThan(text.indexOf('PETIT Léo'))
  })

  test('of a pupil whose family’s journey is closed finds a way: the family is registered again', async () => {
    await site.owner(
      `update app.household set status = 'closed', closed_as = 'autonomous', closed_at = now() where name = 'Famille Petit'`,
    )
    await post('Léo', 'appel', { reach: 'reached' })
    expect((await paul.get(`/signalements/${(await signalOf(ids.Léo))?.id}/cause`)).text).toContain('Nom de la famille')
    const known = await post('Léo', 'cause', { causes: ['no_connection'], ...family })
    expect(known.text).toContain('connaît déjà une famille de ce nom')
    expect(known.text).toContain('value="new"')
    expect((await post('Léo', 'cause', { causes: ['no_connection'], ...family, family: 'new' })).status).toBe(303)
    expect(
      await site.owner(
        `select h.status from app.pupil p join app.household h on h.id = p.household_id where p.first_name in ('Léa', 'Léo') order by 1`,
      ),
    ).toEqual([{ status: 'closed' }, { status: 'open' }])
  })

  test('said by two colleagues at once registers one family', async () => {
    const signal = await signalOf(ids.Jean)
    const cause = { causes: ['no_device'], ...family, name: 'Famille De La Croix' }
    const both = await Promise.all([1, 2].map(() => paul.post(`/signalements/${signal?.id}/cause`, cause)))
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await site.owner(`select 1 from app.household where name = 'Famille De La Croix'`)).toHaveLength(1)
  })

  test('waits in the day of its school: to call, then late, one verb a line', async () => {
    const day = async () => (await paul.get('/ma-journee')).text
    expect(await day()).toContain('BENALI Inès, 4e B')
    expect(await day()).toContain('Famille pas encore appelée, repérage il y a 3 jours.')
    await post('Inès', 'appel', { reach: 'not_reached' })
    expect(await day()).not.toContain('BENALI Inès')
    time += 4 * DAY
    expect(await day()).toMatch(
      /class="turn">(?:(?!<\/li>).)*BENALI Inès(?:(?!<\/li>).)*À surveiller. 1 essai sans réponse, le dernier il y a 4 jours/,
    )
    expect((await site.as('claire').get('/ma-journee')).text).not.toContain('BENALI')
  })

  test('has one colour and one place in the list and in the day', async () => {
    const rare = await openClass('5e A', 'RARE Ana\nRARE Bob\nRARE Dan')
    const { Ana, Bob, Dan } = await pupilsOf(rare)
    await tick(rare, { since: '2026-09-07', [`p.${Ana}`]: 'oui', [`joint.${Ana}`]: 'reached' })
    await tick(rare, { since: '2026-11-27', [`p.${Dan}`]: 'oui', [`joint.${Dan}`]: 'reached' })
    await tick(rare, { since: '2026-11-30', [`p.${Bob}`]: 'oui' })
    await tick(rare, { [`retour.${Bob}`]: 'oui' })
    await tick(rare, { since: '2026-12-01', [`p.${Bob}`]: 'oui', [`joint.${Bob}`]: 'reached' })
    const list = (await paul.get('/signalements')).text
    expect(list.indexOf('RARE Bob')).toBeLessThan(list.indexOf('RARE Dan'))
    const turns = await site.acting('paul', signalTurns)
    const shown = turns.map(({ title }) => list.indexOf(title.split(',')[0] ?? ''))
    expect(shown).not.toContain(-1)
    expect(shown).toEqual(shown.toSorted((a, b) => a - b))
    const day = (await paul.get('/ma-journee')).text
    const places = turns.map(({ title }) => day.indexOf(title))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    for (const { title, tone } of turns) {
      const row = list.slice(list.indexOf(title.split(',')[0] ?? ''))
      expect([title, tone]).toEqual([
        title,
        row.slice(0, row.indexOf('</tr>')).includes('Risque élevé') ? 'loss' : 'turn',
      ])
    }
    expect(turns.find(({ title }) => title.startsWith('RARE Ana'))?.tone).toBe('loss')
    expect(turns.find(({ title }) => title.startsWith('RARE Bob'))?.tone).toBe('turn')
  })

  test('counts at the top of the list those of the class that was chosen', async () => {
    const [rare] = await site.owner<{ id: string }>(`select id from app.school_class where name = '5e A'`)
    const { text } = await paul.get(`/signalements?classe=${rare?.id}`)
    expect(text).toMatch(/<b>1<\/b> <span>risque élevé/)
    expect(text).toMatch(/<b>0<\/b> <span>famille à joindre/)
    expect(text).toContain(`href="/signalements?risque=eleve&amp;classe=${rare?.id}"`)
  })

  test('leaves for a spreadsheet without a formula', async () => {
    await site.owner(`update app.pupil set first_name = '=cmd' where id = $1`, [ids.Inès])
    const { text, headers } = await paul.get('/signalements.csv')
    expect(headers.get('content-type')).toContain('text/csv')
    expect(text).toContain("BENALI;'=cmd;4e B")
    await site.owner(`update app.pupil set first_name = 'Inès' where id = $1`, [ids.Inès])
  })
})

describe('nobody else', () => {
  test('reads a class, a pupil or a signal: not a prescriber, not a coordination, not a colleague who left', async () => {
    const signal = await signalOf(ids.Léo)
    const paths = [
      '/classes',
      `/classes/${fourthB}`,
      '/signalements',
      `/signalements/${signal?.id}`,
      '/signalements.csv',
    ]
    for (const who of ['claire', 'samira', 'victor', 'lea'] as const)
      for (const path of paths) expect((await site.as(who).get(path)).status).toBe(403)
    expect((await site.as('paul').get('/etablissements')).status).toBe(403)
    await site.owner(`update app.member set status = 'revoked' where name = 'Paul Wattrelos'`)
    for (const path of paths) expect((await paul.get(path)).location).toMatch(/^\/connexion/)
    await site.owner(`update app.member set status = 'active' where name = 'Paul Wattrelos'`)
  })

  test('even behind the pages: the database gives a class, a pupil and a signal to their school alone', async () => {
    for (const who of ['claire', 'samira'] as const)
      for (const table of ['school_class', 'pupil', 'signal'] as const)
        expect(await site.acting(who, (by) => by.db.selectFrom(table).selectAll().execute())).toEqual([])
  })

  test('a coordination reads numbers by five, of the schools that address families to it, and no name', async () => {
    const claire = site.as('claire')
    expect((await claire.get('/etablissements')).text).not.toContain('Trois-Tilleuls')
    await site.owner(
      `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at)
       select app.uuid7(), h.id, h.organisation_id, $1, (select id from app.member where name = 'Paul Wattrelos'), 'Paul', '{computer}', 'sent', now()
       from app.household h limit 1`,
      [organisationId('claire')],
    )
    const few = await claire.get('/etablissements')
    expect(few.text).toContain('Trois-Tilleuls')
    expect(few.text).toContain('moins de 5')
    expect(few.text).not.toMatch(/PETIT|4e B/)
    const many = await openClass('3e F', Array.from({ length: 7 }, (_, n) => `TROP ${'abcdefgh'[n]}lan`).join('\n'))
    const others = Object.values(await pupilsOf(many))
    await tick(many, { since: '2026-11-20', ...Object.fromEntries(others.map((id) => [`p.${id}`, 'oui'])) })
    const [exact] = await site.owner<{ flagged: number; open: number }>(
      `select count(distinct pupil_id)::int as flagged, (count(*) filter (where ended_at is null))::int as open from app.signal
       where closed_as is distinct from 'mistaken'`,
    )
    expect([(exact?.flagged ?? 0) % 5, (exact?.open ?? 0) % 5]).not.toContain(0)
    const { text } = await claire.get('/etablissements')
    expect([...text.matchAll(/class="end">([^<]*)<\/td>/g)].map(([, cell]) => cell)).toEqual([
      `${Math.floor((exact?.flagged ?? 0) / 5) * 5} ou plus`,
      `${Math.floor((exact?.open ?? 0) / 5) * 5} ou plus`,
      'moins de 5',
    ])
    expect((await site.as('victor').get('/etablissements')).text).not.toContain('Trois-Tilleuls')
  })
})
