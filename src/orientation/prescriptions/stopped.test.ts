import { beforeEach, expect, test } from 'vitest'
import { everyWay } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { writerOf } from '../../../tests/isolation/writing.ts'
import { addressed, giveMailbox, newestLink } from '../links/link.fixture.ts'
import { runPrescriptionClocks } from '../orientation.clocks.ts'
import { autreBerge as other, passerelles, sees, sent, stateOf } from './prescription.fixture.ts'
import { referenceOf } from './reference.ts'

let now = new Date('2026-11-16T09:00:00Z')
const site = await testSite({ now: () => now })
const [samira, claire] = [site.as('samira'), site.as('claire')]
const write = writerOf(site.url)
await giveMailbox(site)
beforeEach(() => {
  now = new Date(now.getTime() + 60_000)
})
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}
const ask = (family: string, kind: string, who = samira) =>
  who.post(`/familles/${family}/droits/demande`, { kind, how: 'phone', received_on: dayOf(now) })
const requestOf = async (family: string) =>
  (await site.owner<{ id: string }>(`select id from app.rights_request where household_id = $1`, [family]))[0]?.id
const settle = async (family: string, answer: string) =>
  samira.post(`/familles/${family}/droits/demandes/${await requestOf(family)}`, {
    ...{ answer, answer_said: 'Voici ce que nous avons décidé pour vous.' },
  })
const scopeOf = async (family: string) =>
  (
    await site.owner<{ scope: string }>(
      `select a.scope from app.household_access a join app.member m on m.organisation_id = a.organisation_id
       where a.household_id = $1 and m.name = 'Claire Fontaine' and a.ended_at is null`,
      [family],
    )
  )[0]?.scope
const lettersTo = (email: string, subject: string) =>
  site.owner<{ body: string }>(`select body from app.outbox where email = $1 and subject like $2`, [email, subject])

test.each(['erase', 'object', 'limit'])(
  'while %s waits, an orientation that was sent is neither accepted, asked about, refused nor reminded, by any way',
  async (kind) => {
    const { family, id, link } = await addressed(site, `Famille Suspendue ${kind}`)
    await ask(family, kind)
    for (const [path, fields] of [
      [`/orientations/${id}/accepter`, {}],
      [`/orientations/${id}/demander`, { question: 'Quel jour serait le mieux pour elle ?' }],
      [`/orientations/${id}/refuser`, { reason: 'no_place' }],
    ] as const)
      expect((await claire.post(path, fields)).text).toContain('suspendue')
    await site.anyone.post(link, { who: 'Jeanne Morel' })
    later(4)
    expect((await samira.post(`/orientations/${id}/relancer`)).text).toContain('suspendue')
    expect([await stateOf(site, id), await scopeOf(family)]).toEqual(['sent', 'status'])
    expect(await newestLink(site)).toBe(link)
    for (const path of [link, `${link}/question`, `${link}/refus`, `${link}/feuille`]) {
      const shown = await site.anyone.get(path)
      expect([path, shown.text]).toEqual([path, expect.stringContaining('Cette demande est suspendue')])
      expect(shown.text).not.toMatch(/Suspendue (erase|object|limit)|Samira/)
    }
    const by = async (set: string) => write('claire', `update app.prescription set ${set} where id = $1`, [id])
    await expect(by(`state = 'accepted', answered_at = now(), answered_by = 'x'`)).rejects.toThrow(/stopped|asked that/)
    await expect(by(`state = 'refused'`)).rejects.toThrow(/asked that/)
    await expect(by('asked_at = now()')).rejects.toThrow(/asked that/)
    await expect(
      write('samira', `update app.prescription_link set token_hash = sha256('x') where prescription_id = $1`, [id]),
    ).rejects.toThrow(/asked that/)
  },
)

test('while it waits the clocks address nobody, and go on where they stood once it is refused', async () => {
  const { family, id } = await addressed(site, 'Famille Horloge')
  later(5)
  await ask(family, 'limit')
  const mails = () => site.owner('select id from app.outbox')
  const before = await mails()
  later(6)
  await runPrescriptionClocks(site.database, now, everyWay)
  later(25)
  await runPrescriptionClocks(site.database, now, everyWay)
  expect([await mails(), await stateOf(site, id)]).toEqual([before, 'sent'])
  await settle(family, 'refused')
  await runPrescriptionClocks(site.database, now, everyWay)
  expect(await stateOf(site, id)).toBe('sent')
  later(26)
  await runPrescriptionClocks(site.database, now, everyWay)
  expect(await stateOf(site, id)).toBe('expired')
})

test('an opposition that is done ends what was sent, and goes on stopping; lifted on a day, it stops no more', async () => {
  const { family, id, link } = await addressed(site, 'Famille Opposée')
  await ask(family, 'object')
  await settle(family, 'done')
  expect(await stateOf(site, id)).toBe('withdrawn')
  expect((await site.anyone.get(link)).status).toBe(404)
  expect((await samira.post(`/familles/${family}/orienter`, sending)).text).toContain(
    'Elle s’est opposée à ce que l’on parle d’elle',
  )
  await samira.post(`/familles/${family}/droits/demandes/${await requestOf(family)}/reprise`)
  expect((await samira.post(`/familles/${family}/orienter`, sending)).status).toBe(303)
})
const sending = { to: passerelles, kinds: ['computer'], agreed: 'spoken' }

test('a limitation that is done keeps what was sent suspended until it is lifted', async () => {
  const { family, id } = await addressed(site, 'Famille Limitée')
  await ask(family, 'limit')
  await settle(family, 'done')
  expect((await claire.post(`/orientations/${id}/accepter`)).text).toContain('suspendue')
  const lift = `/familles/${family}/droits/demandes/${await requestOf(family)}/reprise`
  expect((await claire.post(lift)).status).toBe(403)
  await samira.post(lift)
  expect((await samira.post(lift)).status).toBe(303)
  expect((await claire.post(`/orientations/${id}/accepter`)).status).toBe(303)
  expect(
    await site.owner(`select act from app.event where household_id = $1 and act = 'request.lifted'`, [family]),
  ).toHaveLength(1)
})

test('those to whom it was addressed are told once, in words that name nobody', async () => {
  const { family, id } = await addressed(site, 'Famille Discrète')
  await ask(family, 'limit')
  const told = await lettersTo('accueil@passerelles.test', '%suspendue%')
  const mine = told.filter(({ body }) => body.includes(referenceOf(id)))
  expect(mine).toHaveLength(1)
  expect(mine[0]?.body).not.toMatch(/Discrète|limitation/)
})

test('nothing else begins meanwhile: no public is declared, no seat taken, nothing promised nor shared', async () => {
  const { family, id } = await addressed(site, 'Famille Immobile')
  await claire.post(`/orientations/${id}/accepter`)
  await ask(family, 'limit')
  expect((await samira.post(`/familles/${family}/publics`, { kind: 'rsa' })).text).toContain('sans s’en servir')
  expect((await claire.post(`/familles/${family}/publics`, { kind: 'rsa' })).text).toContain('suspend')
  const past = (who: 'samira' | 'claire', text: string) =>
    expect(write(who, text, [family])).rejects.toThrow(/asked that/)
  await past(
    'samira',
    `insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on)
     values (app.uuid7(), $1, (app.orgs())[1], 'rsa', 'x', current_date)`,
  )
  await past(
    'claire',
    `insert into app.seat (id, workshop_id, organisation_id, household_id, booked_at) values (app.uuid7(), app.uuid7(), (app.orgs())[1], $1, now())`,
  )
  await past(
    'claire',
    `insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, promised_by, promised_at)
     values (app.uuid7(), (app.orgs())[1], app.uuid7(), $1, '62413', 'computer', 'x', now())`,
  )
  await past(
    'samira',
    `select app.share_household($1, (select organisation_id from app.prescription limit 1), 'workshop', 'full')`,
  )
  await past(
    'samira',
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, sent_at)
     select app.uuid7(), $1, m.organisation_id, (select to_organisation_id from app.prescription limit 1), m.id, 'x', '{skills}', now() from app.member m limit 1`,
  )
})

test('an erased family leaves nothing to answer: sender and receiver are told without a name, by whichever way it is erased', async () => {
  for (const way of ['request', 'clock'] as const) {
    const { family, id, link } = await addressed(site, `Famille Partie ${way}`)
    if (way === 'request') await samira.post(`/familles/${family}/droits/effacement`, { asked: 'spoken' })
    else await site.owner(`select app.forget_household($1, $2, 'two years', 'Maillon')`, [family, now])
    expect([way, await stateOf(site, id), await scopeOf(family)]).toEqual([way, 'withdrawn', undefined])
    expect(
      await site.owner(
        `select actor, from_state, to_state from app.event where subject_id = $1 and act = 'prescription.withdrawn'`,
        [id],
      ),
    ).toEqual([{ actor: 'Maillon', from_state: 'sent', to_state: 'withdrawn' }])
    for (const email of ['accueil@passerelles.test', 'samira@exemple.test']) {
      const told = (await lettersTo(email, '%retirée%')).filter(({ body }) => body.includes(referenceOf(id)))
      expect([way, email, told.length]).toEqual([way, email, 1])
      expect(told[0]?.body).not.toContain('Partie')
    }
    expect((await claire.post(`/orientations/${id}/accepter`)).status).toBe(404)
    expect((await site.anyone.get(link)).status).toBe(404)
    expect((await samira.get('/ma-journee')).text).not.toContain('Famille effacée')
  }
})

test('erased after a refusal or a silence, a family is no task of its sender any more: its page says so, without an act', async () => {
  for (const end of ['refused', 'expired'] as const) {
    const { family, id } = await addressed(site, `Famille Finie ${end}`)
    if (end === 'refused') await claire.post(`/orientations/${id}/refuser`, { reason: 'no_place' })
    else await site.owner(`update app.prescription set state = 'expired', updated_at = $2 where id = $1`, [id, now])
    expect((await samira.get('/ma-journee')).text).toContain(`Famille Finie ${end}`)
    expect((await samira.get(`/orientations/${id}`)).text).toContain('Prévenez la famille')
    await samira.post(`/familles/${family}/droits/effacement`, { asked: 'spoken' })
    expect((await samira.get('/ma-journee')).text).not.toContain('Famille effacée')
    const { text } = await samira.get(`/orientations/${id}`)
    expect(text).toContain('Ce qui nommait cette famille a été effacé')
    expect(text).not.toMatch(/Orienter vers|Prévenez la famille|C’est noté/)
    expect((await samira.get('/orientations?sens=envoyees')).text).not.toContain('Vous : orienter ailleurs')
  }
})

test('past every rule of the code, nobody answers about an erased family nor addresses it', async () => {
  const { family, id } = await addressed(site, 'Famille Rouverte')
  await samira.post(`/familles/${family}/droits/effacement`, { asked: 'spoken' })
  await site.owner(`update app.prescription set state = 'sent' where id = $1`, [id])
  await site.owner(`update app.household_access set ended_at = null where household_id = $1`, [family])
  for (const set of [`state = 'accepted'`, `state = 'refused'`, 'asked_at = now()'])
    await expect(write('claire', `update app.prescription set ${set} where id = $1`, [id])).rejects.toThrow(
      /asked that/,
    )
  expect((await claire.post(`/orientations/${id}/accepter`)).text).toContain('a été effacé')
  expect((await samira.post(`/familles/${family}/orienter`, sending)).text).not.toContain('undefined')
})

test('an agreement taken back withdraws what any structure had sent, and ends what receivers read', async () => {
  const { family, id } = await addressed(site, 'Famille Reprise')
  await claire.post(`/orientations/${id}/accepter`)
  const again = await sent(site, 'claire', family, other)
  const taken = await samira.post(`/familles/${family}/droits/accord`)
  expect([await stateOf(site, id), await stateOf(site, again)]).toEqual(['withdrawn', 'withdrawn'])
  for (const who of ['claire', 'victor'] as const) expect([who, await sees(site, who, family)]).toEqual([who, false])
  expect(decodeURIComponent(taken.headers.get('set-cookie') ?? '')).toContain('2 orientations sont retirées')
  expect(
    await site.owner(
      `select withdrawn_on is not null as gone from app.agreement where household_id = $1 and kind = 'sharing'`,
      [family],
    ),
  ).toEqual(expect.arrayContaining([{ gone: true }]))
  await expect(
    write('samira', `update app.agreement set withdrawn_on = null where household_id = $1 and kind = 'sharing'`, [
      family,
    ]),
  ).rejects.toThrow(/permission denied|taken back/)
  await samira.post(`/familles/${family}/droits/accord-redonne`)
  expect((await samira.post(`/familles/${family}/orienter`, sending)).status).toBe(303)
})
