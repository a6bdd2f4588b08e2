import { expect, test } from 'vitest'
import { sceneOf } from '#allocation/allocations/scene.testing.ts'
import {
  closeProgrammes,
  household,
  passerelles,
  sent,
  stateOf,
} from '#orientation/prescriptions/prescription.fixture.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { writerOf } from '../../tests/isolation/writing.ts'

const site = await testSite()
const scene = sceneOf(site)
const [samira, claire] = [site.as('samira'), site.as('claire')]
const write = writerOf(site.url)
const erase = (family: string, asked: string | undefined, who = samira) =>
  who.post(`/familles/${family}/droits/effacement`, asked ? { asked } : {})
const open = async (id: string, who = samira) => (await who.get(`/familles/${id}`)).text

/** Two files of one family that Claire reads as one: the first written by Samira and accepted by Claire, the second by Claire. */
async function united(name: string): Promise<{ theirs: string; mine: string; addressed: string }> {
  const theirs = await household(site, 'samira', { name })
  const addressed = await sent(site, 'samira', theirs)
  await claire.post(`/orientations/${addressed}/accepter`)
  const mine = await household(site, 'claire', { name: `${name} Bis` })
  await claire.post(`/rapprochements/${mine}/${theirs}`, { answer: 'same', keep: mine })
  return { theirs, mine, addressed }
}

test('the page of an erased family says when and why, and nothing else: no act, no broken sentence', async () => {
  for (const [asked, why] of [
    ['spoken', 'à sa demande'],
    ['no', 'par la structure qui l’avait enregistrée'],
  ] as const) {
    const id = await household(site, 'samira', { name: `Famille Nue ${asked}` })
    await sent(site, 'samira', id)
    await erase(id, asked)
    const text = await open(id)
    expect(text).toContain(`Effacé le`)
    expect(text).toContain(why)
    expect(text).not.toMatch(
      /undefined|répond plus|Orienter|Corriger|Voir ses droits|\/familles\/[^"]+\/(besoins|publics|modifier|droits)/,
    )
    for (const page of ['modifier', 'besoins', 'publics', 'orienter', 'droits', 'droits/demande', 'droits/dossier'])
      expect([page, (await samira.get(`/familles/${id}/${page}`)).status]).toEqual([page, 403])
  }
  const old = await household(site, 'samira', { name: 'Famille Ancienne' })
  await site.owner(`select app.forget_household($1, now(), 'two years', 'Maillon')`, [old])
  expect(await open(old)).toContain('parce que plus personne ne l’avait vue depuis deux ans')
  const list = (await samira.get('/familles')).text
  expect(list).toContain('Nom effacé')
  expect(list).not.toMatch(/injoignable|ne répond plus/)
  expect(await site.owner(`select closed_as from app.household where id = $1`, [old])).toEqual([
    { closed_as: 'forgotten' },
  ])
})

test('before it is erased, one reads what will stop, and says whether the family asked', async () => {
  const id = await household(site, 'samira', { name: 'Famille Courante' })
  await sent(site, 'samira', id)
  const page = (await samira.get(`/familles/${id}/droits/effacement`)).text
  for (const said of [
    'Effacer ce qui nomme la famille Courante ?',
    'La réponse attendue des Passerelles',
    'La famille l’a-t-elle demandé',
  ])
    expect(page).toContain(said)
  const unsaid = await erase(id, undefined)
  expect([unsaid.status, unsaid.text]).toEqual([422, expect.stringContaining('Dites si la famille l’a demandé')])
  expect(await site.owner('select from app.household where id = $1 and forgotten_at is null', [id])).toHaveLength(1)
  await samira.post(`/familles/${id}/droits/demande`, { kind: 'erase', how: 'phone', received_on: '2026-11-01' })
  const asked = (await samira.get(`/familles/${id}/droits/effacement`)).text
  expect(asked).not.toContain('La famille l’a-t-elle demandé')
  expect((await erase(id, undefined)).status).toBe(303)
})

test('what is promised, and where the family is expected, is listed before it is erased', async () => {
  const id = await household(site, 'claire', { name: 'Famille Attendue' })
  const programme = await scene.programme({ computer: 4 })
  await claire.post(`/familles/${id}/attribuer`, { programme, device: (await scene.device()).id, sim: 'later' })
  await site.owner(
    `with p as (insert into app.place (id, organisation_id, name, address, commune) values (app.uuid7(), $2, 'Espace', '1 rue', '62413') returning id)
     insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at, state)
     select app.uuid7(), $2, p.id, m.id, $1, 'training', now() + interval '2 days', now() + interval '2 days 1 hour', 'booked' from p, app.member m where m.name = 'Nadia Haddad'`,
    [id, passerelles],
  )
  const page = (await claire.get(`/familles/${id}/droits/effacement`)).text
  for (const said of ['L’appareil promis par les Passerelles', 'Son rendez-vous', 'Nadia Haddad'])
    expect(page).toContain(said)
  await closeProgrammes(site)
})

test('the certificate says that the family asked only where its request is kept, and its sentences come before the proof', async () => {
  const [wished, decided] = [
    await household(site, 'samira', { name: 'Famille Voulue' }),
    await household(site, 'samira', { name: 'Famille Décidée' }),
  ]
  await erase(wished, 'phone')
  await erase(decided, 'no')
  const one = (await samira.get(`/effacements/${wished}`)).text
  const other = (await samira.get(`/effacements/${decided}`)).text
  expect(one).toContain('À la demande de la famille')
  expect(other).not.toContain('À la demande de la famille')
  expect(one.indexOf('ont été effacés')).toBeLessThan(one.indexOf('<code>'))
  expect(one.indexOf('Date, nom et signature')).toBeLessThan(one.indexOf('<code>'))
})

test('of a family in two files, each registrar erases its own: the other one receives the request, and the certificate names it', async () => {
  const { theirs, mine } = await united('Famille Double')
  const elsewhere = await sent(site, 'samira', theirs, organisationId('victor'))
  const done = await erase(mine, 'written', claire)
  expect(done.location).toBe(`/effacements/${mine}`)
  const named = (id: string) => site.owner<{ name: string }>('select name from app.household where id = $1', [id])
  expect([await named(mine), await named(theirs)]).toEqual([
    [{ name: 'Famille effacée' }],
    [{ name: 'Famille Double' }],
  ])
  expect(
    await site.owner('select kind, answer, passed_by from app.rights_request where household_id = $1', [theirs]),
  ).toEqual([{ kind: 'erase', answer: null, passed_by: passerelles }])
  expect(await stateOf(site, elsewhere)).toBe('withdrawn')
  const certificate = async () => (await claire.get(`/effacements/${mine}`)).text
  expect(await certificate()).toMatch(/CCAS de Harnes\s*:\s*doit encore répondre/)
  expect(await open(theirs)).toContain('Voir sa demande')
  expect(
    (await samira.post(`/familles/${theirs}/orienter`, { to: passerelles, kinds: ['computer'], agreed: 'spoken' }))
      .text,
  ).toContain('Elle a demandé que ce qui la nomme soit effacé')
  await erase(theirs, undefined)
  expect(await certificate()).toMatch(/CCAS de Harnes\s*:\s*effacée aussi/)
})

test('decided by the structure alone, the partner’s file is not touched and nothing is passed on', async () => {
  const { theirs, mine } = await united('Famille Partagée')
  await erase(mine, 'no', claire)
  expect(await site.owner('select from app.rights_request where household_id = $1', [theirs])).toEqual([])
  expect((await claire.get(`/effacements/${mine}`)).text).not.toContain('CCAS de Harnes')
})

test('a request on a family in two files is passed on to each structure that registered one', async () => {
  const { theirs, mine } = await united('Famille Relayée')
  await site.owner(`update app.household set organisation_id = $2 where id = $1`, [mine, organisationId('victor')])
  const page = (
    await claire.post(`/familles/${mine}/droits/demande`, { kind: 'limit', how: 'phone', received_on: '2026-11-01' })
  ).location
  await claire.post(`${page}/transmettre`)
  expect(
    await site.owner(
      'select household_id from app.rights_request where household_id = any ($1) and passed_by is not null order by 1',
      [[theirs, mine]],
    ),
  ).toEqual([theirs, mine].sort().map((household_id) => ({ household_id })))
})

test('past the rules of the code, a request keeps its dates and its author, and its answer is final', async () => {
  const id = await household(site, 'samira', { name: 'Famille Datée' })
  await samira.post(`/familles/${id}/droits/demande`, { kind: 'object', how: 'phone', received_on: '2026-11-01' })
  const change = (set: string) => write('samira', `update app.rights_request set ${set} where household_id = $1`, [id])
  const answered = (by: string, on: string) => change(`answer = 'done', answered_by = '${by}', answered_on = ${on}`)
  const locked = (tried: Promise<unknown>) =>
    expect(tried).rejects.toThrow(/request|months|an answer is|opposition|permission denied/)
  await locked(answered('Claire Fontaine', 'current_date'))
  await locked(answered('Samira Lopez', `'2026-10-01'`))
  await locked(change(`due_on = '2030-01-01'`))
  await locked(change(`due_on = '2030-01-01', extended_on = current_date`))
  await locked(change(`received_by = 'x'`))
  expect(await answered('Samira Lopez', 'current_date')).toBe(1)
  expect(await change(`due_on = '2027-02-01', extended_on = '2026-11-20', extended_because = 'Trois services'`)).toBe(1)
  for (const [who, due] of [
    ['Claire Fontaine', '2026-12-01'],
    ['Samira Lopez', '2028-12-01'],
  ] as const)
    await locked(
      write(
        'samira',
        `insert into app.rights_request (id, organisation_id, household_id, kind, how, received_on, received_by, noted_at, due_on)
         values (app.uuid7(), (app.orgs())[1], $1, 'limit', 'phone', '2026-11-01', $2, now(), $3::date)`,
        [id, who, due],
      ),
    )
  await site.owner(
    `update app.rights_request set answer = 'done', answered_by = 'Samira Lopez', answered_on = current_date where household_id = $1`,
    [id],
  )
  for (const set of [
    `answered_by = 'Claire Fontaine'`,
    `answered_on = '2026-11-02'`,
    `answer = 'refused'`,
    `lifted_on = current_date, lifted_by = 'x'`,
  ])
    await locked(change(set))
  expect(await change(`lifted_on = current_date, lifted_by = 'Samira Lopez'`)).toBe(1)
})
