import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const family = (fields: Record<string, string>) => ({
  commune: 'Harnes 62440',
  channel: 'phone',
  phone: '06 39 98 04 01',
  address: '8 rue du Stade',
  needs: ['computer'],
  informed: 'oui',
  ...fields,
})
const register = (who: 'samira' | 'claire' | 'paul', fields: Record<string, string>) =>
  site.as(who).post('/familles/nouvelle', family(fields))

test('whoever types a family that the structure follows under another spelling is shown it, and says whether it is another one', async () => {
  const first = await register('samira', { name: 'Mme Yamina Ben Salah' })
  const again = await register('samira', { name: 'Famille Bensalah' })
  expect([again.status, again.text.includes(first.location ?? 'nowhere')]).toEqual([422, true])
  expect(again.text).toContain('06 39 98 04 01')
  expect((await register('samira', { name: 'Famille Bensalah', known: 'oui' })).status).toBe(303)
})

test('the same family typed elsewhere is registered without a word: nobody learns that another structure knows it', async () => {
  const answer = await register('paul', { name: 'Famille Bensalah', first_name: 'Nour' })
  expect(answer.status).toBe(303)
})

test('a near name in the same commune, and nothing else, is not asked about', async () => {
  const bare = { phone: '', address: '', channel: 'in_person' }
  expect((await register('samira', { ...bare, name: 'Famille Marin' })).status).toBe(303)
  expect((await register('samira', { ...bare, name: 'Famille Martin' })).status).toBe(303)
})

test('a neighbour of another name, or a namesake of another commune, is not asked about', async () => {
  expect((await register('claire', { name: 'Famille Vandamme' })).status).toBe(303)
  expect((await register('claire', { name: 'Famille Lecocq', phone: '06 39 98 04 77' })).status).toBe(303)
  const elsewhere = {
    name: 'Famille Vandamme',
    phone: '06 39 98 04 99',
    address: '2 place Verte',
    commune: 'Lens 62300',
  }
  expect((await register('claire', elsewhere)).status).toBe(303)
})

const typed = {
  name: 'Mme Awa Soumaré',
  commune: 'Harnes 62440',
  channel: 'phone',
  phone: '06 39 98 04 51',
  address: '3 rue des Lilas',
  needs: ['computer'],
  informed: 'oui',
}
const send = (who: 'samira' | 'claire' | 'paul' | 'sofia', fields: Record<string, string | string[]> = {}) =>
  site.as(who).post('/familles/nouvelle', { ...typed, ...fields })
const idOf = (location: string | null) => location?.split('/').at(-1) ?? ''
const needsOf = (id: string) =>
  site.owner<{ kind: string; situation: string; urgent: boolean }>(
    'select kind, situation, urgent from app.need where household_id = $1 order by kind',
    [id],
  )

test('who types a family already followed reads at a glance whether it is her', async () => {
  const id = idOf((await send('samira')).location)
  await site.as('samira').post(`/familles/${id}/personnes/nouvelle`, {
    age_group: 'child',
    first_name: 'Bintou',
    birth_year: '2014',
  })
  const { text } = await send('samira', { name: 'Mme Awa Soumare', needs: ['connection'] })
  for (const said of [
    'Est-ce cette famille ?',
    'à Harnes',
    'même nom, même prénom, même téléphone, même adresse',
    'Bintou, ',
    'finit par 04 51',
    'par Samira',
    'C’est elle : ajouter ce besoin à son dossier',
    'Ce n’est pas elle, créer le dossier',
  ])
    expect(text).toContain(said)
  // The Enter key registers: it never answers for somebody.
  const [first] = text.slice(text.indexOf('<main')).match(/<button type="submit"[^>]*>/g) ?? []
  expect(first).not.toContain('name=')
})

test('a family that looks like one that is followed is asked about once, calmly: nothing that was typed is wrong', async () => {
  const fields = { name: 'Mme Inès Hocquet', phone: '06 39 98 07 01' }
  await send('samira', fields)
  for (const [path, more] of [
    ['/familles/nouvelle', {}],
    ['/orientations/nouvelle', { agreed: 'spoken', to: organisationId('claire') }],
  ] as const) {
    const { status, text } = await site.as('samira').post(path, { ...typed, ...fields, ...more })
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
    expect([path, status, main.match(/Est-ce cette famille/g)?.length]).toEqual([path, 422, 1])
    for (const loud of ['à revoir', 'notice loss', 'aria-invalid', 'qui ressemble à celle-ci', 'peut-être déjà'])
      expect([path, main.includes(loud)]).toEqual([path, false])
    expect(main).toContain('notice info')
  }
})

test('a given name and a family name that were exchanged are said to be so', async () => {
  await send('samira', { name: 'Mme Aminata Traoré', phone: '06 39 98 07 11' })
  const { text } = await send('samira', { name: 'Mme Traoré Aminata', phone: '06 39 98 07 11' })
  const agreed = /En commun<.dt><dd>([^<]+)</.exec(text)?.[1]
  expect(agreed).toContain('prénom et nom inversés')
  expect(agreed).not.toContain('proche')
})

test('a family name in common, and nothing else, is not asked about, however exact', async () => {
  const bare = { phone: '', channel: 'in_person', name: 'Famille Delobel' }
  expect((await send('samira', { ...bare, address: '' })).status).toBe(303)
  expect((await send('samira', { ...bare, address: '' })).status).toBe(303)
  expect((await send('samira', { ...bare, address: '8 rue Basse' })).status).toBe(303)
  expect((await send('samira', { ...bare, address: '8, RUE BASSE' })).text).toContain('même adresse')
})

test('what was typed joins the file that is chosen: its needs, what it did not know, and what it says otherwise', async () => {
  const before = {
    name: 'Mme Lina Ferhat',
    phone: '06 39 98 04 61',
    address: '',
    situation: 'Seule avec deux enfants.',
  }
  const id = idOf((await send('samira', before)).location)
  const again = {
    ...before,
    ...{ needs: ['computer', 'connection'], address: '9 rue Haute', phone: '06 39 98 04 62', email: 'lina@exemple.fr' },
    ...{ situation: 'Sa fille passe le brevet.', urgent: 'oui', neutral_message: 'oui', first_name: 'Nour', same: id },
  }
  const answer = await send('samira', again)
  expect([answer.status, answer.location]).toEqual([303, `/familles/${id}`])
  expect(await needsOf(id)).toEqual([
    {
      kind: 'computer',
      situation: 'Seule avec deux enfants. Sa fille passe le brevet. Écrit aussi : téléphone 06 39 98 04 62.',
      urgent: true,
    },
    { kind: 'connection', situation: '', urgent: true },
  ])
  expect(
    await site.owner('select phone, email, address, neutral_message from app.household where id = $1', [id]),
  ).toEqual([{ phone: '+33639980461', email: 'lina@exemple.fr', address: '9 rue Haute', neutral_message: true }])
  expect(await site.owner('select first_name from app.beneficiary where household_id = $1', [id])).toEqual([
    { first_name: 'Nour' },
  ])
  expect(await site.owner(`select act from app.event where household_id = $1 order by seq`, [id])).toEqual([
    { act: 'household.registered' },
    { act: 'household.heard_again' },
  ])
  expect((await site.as('samira').get(`/familles/${id}`)).text).toContain('Besoin entendu de nouveau')
  // Sent once more by somebody else, it adds nothing twice.
  await send('samira', again)
  expect((await needsOf(id)).map(({ kind }) => kind)).toEqual(['computer', 'connection'])
  expect((await needsOf(id))[0]?.situation.match(/brevet/g)).toHaveLength(1)
  expect(await site.owner('select 1 from app.beneficiary where household_id = $1', [id])).toHaveLength(1)
})

test('the last movement is one that its reader may know: a school reads its own acts, the others whose acts they are', async () => {
  const follow = (id: string, who: 'claire' | 'ines') =>
    site.owner(
      `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
       select $2, id, 'prescription', 'full', name, name_key, commune, stage, status, touched_at from app.household where id = $1`,
      [id, organisationId(who)],
    )
  const movedBy = async (who: 'paul' | 'samira', other: 'claire' | 'ines', name: string) => {
    const fields = { name, phone: `06 39 98 06 ${10 + [...name].length}`, first_name: who === 'paul' ? 'Tom' : '' }
    const id = idOf((await send(who, fields)).location)
    await follow(id, other)
    expect(
      (await site.as(other).post(`/familles/${id}/personnes/nouvelle`, { age_group: 'adult', first_name: 'Zoé' }))
        .status,
    ).toBe(303)
    return /Dernier mouvement<.dt><dd>.*?, par ([^<]+)</.exec((await send(who, fields)).text)?.[1]
  }
  expect(await movedBy('paul', 'claire', 'Mme Nina Roy')).toMatch(/^Paul /)
  expect(await movedBy('samira', 'claire', 'Mme Nadine Leroy')).toBe('Claire Fontaine (Les Passerelles)')
  expect(await movedBy('samira', 'ines', 'Mme Bérengère Caron')).toBe('une structure partenaire')
})

test('what is told of a family to whoever follows it later names no other family', async () => {
  const fields = { name: 'Mme Odile Marchand', phone: '06 39 98 05 41' }
  const first = idOf((await send('samira', fields)).location)
  const second = idOf((await send('samira', { ...fields, known: 'oui', seen: first })).location)
  const events = await site.owner('select data, subject_id from app.event where household_id = $1', [second])
  expect([events.length, JSON.stringify(events).includes(first)]).toEqual([1, false])
})

test('a second click, and a colleague who adds the same need at the same moment, add it once', async () => {
  const before = { name: 'Mme Maud Vasseur', phone: '06 39 98 05 21', needs: ['computer'] }
  const id = idOf((await send('samira', before)).location)
  const again = { ...before, needs: ['connection'], same: id }
  const once = { _once: '01920000-0000-7000-8000-0000000000a1' }
  const answers = await Promise.all([
    send('samira', { ...again, ...once }),
    send('samira', { ...again, ...once }),
    send('samira', again),
  ])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await needsOf(id)).map(({ kind }) => kind)).toEqual(['computer', 'connection'])
  expect(
    await site.owner(`select 1 from app.event where household_id = $1 and act = 'household.heard_again'`, [id]),
  ).toHaveLength(2)
})

test('another mistake on the page does not hide the families that were shown', async () => {
  const fields = { name: 'Mme Annie Lobry', phone: '06 39 98 05 31' }
  const id = idOf((await send('samira', fields)).location)
  const answers: Record<string, string>[] = [{ same: id }, { known: 'oui', seen: id }]
  for (const answer of answers) {
    const { status, text } = await send('samira', { ...fields, ...answer, informed: '' })
    expect([status, text.includes('Est-ce cette famille'), text.includes('Dites à la famille')]).toEqual([
      422,
      true,
      true,
    ])
  }
})

test('a confidential address that differs is not copied beside a need that others read', async () => {
  const before = {
    name: 'Mme Rose Kimbo',
    phone: '06 39 98 04 71',
    confidential_address: 'oui',
    address: '1 rue Cachée',
  }
  const id = idOf((await send('samira', before)).location)
  const answer = await send('samira', { ...before, address: '2 rue Discrète', same: id })
  expect(answer.status).toBe(303)
  expect(JSON.stringify(await needsOf(id))).not.toContain('Discrète')
})

test('the file of another structure, a number of nobody and a text are not found; nothing is written', async () => {
  const id = idOf((await send('sofia', { name: 'Mme Ida Norek', commune: 'Liévin 62800' })).location)
  const before = await needsOf(id)
  for (const same of [id, '01920000-0000-7000-8000-00000000dead', 'x', "'"])
    expect((await send('samira', { name: 'Mme Ida Norek', same })).status).toBe(404)
  expect(await needsOf(id)).toEqual(before)
  expect((await send('samira', { same: id, name: '' })).status).toBe(422)
})

test('a family whose journey is closed is not added to behind its back: what was typed comes back', async () => {
  const id = idOf((await send('samira', { name: 'Mme Paule Zola', phone: '06 39 98 04 81' })).location)
  await site.owner(`update app.household set status = 'closed', closed_as = 'moved', closed_at = now() where id = $1`, [
    id,
  ])
  const answer = await send('samira', {
    name: 'Mme Paule Zola',
    phone: '06 39 98 04 81',
    situation: 'Revenue.',
    same: id,
  })
  expect(answer.status).toBe(422)
  for (const said of ['rouvrez son dossier', 'Revenue.', '06 39 98 04 81']) expect(answer.text).toContain(said)
})

test('who says that it is another family is believed for good: the pair is never asked again', async () => {
  const fields = { name: 'Mme Odette Brun', phone: '06 39 98 04 91', address: '5 rue Neuve' }
  const first = idOf((await send('claire', fields)).location)
  const second = idOf((await send('claire', { ...fields, known: 'oui', seen: first })).location)
  expect(
    await site.owner('select same, decided_by from app.verdict where $1 in (a, b) and $2 in (a, b)', [first, second]),
  ).toEqual([{ same: false, decided_by: 'Claire Fontaine' }])
  await site.as('claire').post('/rapprochements/comparer')
  const { text } = await site.as('claire').get('/rapprochements')
  expect(text).not.toContain(`${first}/`)
  expect(text).toContain('Dit en inscrivant la famille')
})

test('a file that came while one was answering is shown before a third one is made', async () => {
  const fields = { name: 'Mme Josiane Petit', phone: '06 39 98 05 01' }
  await send('samira', fields)
  const [unseen] = await site.owner<{ id: string }>(
    `select id from app.household where name = 'Mme Awa Soumaré' limit 1`,
  )
  const answer = await send('samira', { ...fields, known: 'oui', seen: unseen?.id ?? '' })
  expect([answer.status, answer.text.includes('Est-ce cette famille')]).toEqual([422, true])
})

test('nothing of what another structure knows shows, not even beside another refusal', async () => {
  const fields = { name: 'Mme Gisèle Oury', phone: '06 39 98 05 11', commune: 'Harnes 62440' }
  await send('claire', fields)
  const answer = await send('paul', { ...fields, informed: '', known: 'oui' })
  expect(answer.status).toBe(422)
  for (const said of ['Est-ce', 'finit par', 'Claire']) expect(answer.text).not.toContain(said)
  expect((await send('paul', { ...fields, first_name: 'Tom' })).status).toBe(303)
})
