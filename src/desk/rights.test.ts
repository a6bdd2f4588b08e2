import { expect, test } from 'vitest'
import { runClocks } from '#needs/rights/retention.ts'
import { everyWay } from '#platform/access/acting.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { writeTerritory } from '../../tests/isolation/territory.ts'

const site = await testSite()
const SECRET = 'Famille Ouvrard'
const { ids } = await asOwner(site.url, (owner) =>
  writeTerritory(owner, { coordinator: 'claire', prescriber: 'samira', donor: 'denis' }, 1, SECRET),
)
await site.owner('delete from app.event; delete from app.chain_head')
const rights = `/familles/${ids.household}/droits`
const samira = site.as('samira')
const register = async (name: string, more = {}) => {
  const answer = await samira.post('/familles/nouvelle', {
    ...{
      name,
      commune: '62413',
      adults: '1',
      children: '1',
      needs: ['computer'],
      channel: 'in_person',
      informed: 'oui',
    },
    ...more,
  })
  return answer.location?.split('/').at(-1) ?? ''
}
/** Everything that is kept anywhere, as text. */
const everything = async () => {
  const tables = await site.owner<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'app'`)
  const rows = tables.map(({ name }) => `select '${name} ' || to_jsonb(t)::text as row from app.${name} t`)
  return (await site.owner<{ row: string }>(rows.join(' union all '))).map(({ row }) => row)
}

test('the person is given all that is kept about her, in plain words or as a file', async () => {
  const id = await register('Famille Delporte', {
    situation: 'Cours à distance',
    phone: '06 11 22 33 44',
    agreed: 'spoken',
  })
  await samira.get(`/familles/${id}`)
  const { text } = await samira.get(`/familles/${id}/droits/dossier`)
  for (const said of [
    'Famille Delporte',
    'Cours à distance',
    '06 11 22 33 44',
    'Besoin signalé',
    'Samira Lopez',
    'cnil.fr',
  ])
    expect(text).toContain(said)
  const file = await samira.get(`/familles/${id}/droits/dossier.json`)
  expect(JSON.parse(file.text)).toMatchObject({
    household: { name: 'Famille Delporte' },
    readings: [{ name: 'Samira Lopez' }],
  })
})

test('each part says why it is kept, what allows it, from whom it comes, who reads it and how long, on paper and in the file', async () => {
  const id = await register('Famille Pourquoi', { situation: 'Cours à distance', agreed: 'spoken' })
  await samira.post(`/familles/${id}/droits/demande`, {
    ...{ kind: 'rectify', how: 'phone', received_on: dayOf(new Date()), said: 'Une lettre manque' },
  })
  await site.as('samira').get(`/familles/${id}`)
  const { text } = await samira.get(`/familles/${id}/droits/dossier`)
  const parts = text.match(/<section class="block"/g)?.length ?? 0
  expect(parts).toBeGreaterThan(6)
  expect(text.match(/<p class="quiet small">\s*Pour /g)).toHaveLength(parts - 2)
  for (const said of ['Ce qui le permet', 'De qui cela vient', 'Qui le lit', 'Effacé'])
    expect([said, text.split(`<dt>${said}</dt>`).length - 1]).toEqual([said, 1])
  expect(text).toContain('Ce qui le permet : la loi nous y oblige (RGPD, article 7.1)')
  expect(text.split('deux ans après votre dernier contact')).toHaveLength(1)
  for (const said of [
    'mission d’intérêt public (RGPD, article 6.1.e)',
    'Deux ans après',
    'Vos droits',
    'Une lettre manque',
  ])
    expect(text).toContain(said)
  for (const empty of ['Retiré le', 'Non renseigné']) expect(text).not.toContain(empty)
  const file = JSON.parse((await samira.get(`/familles/${id}/droits/dossier.json`)).text)
  expect(file.requests).toHaveLength(1)
  for (const part of Object.keys(file.about)) {
    expect([part, part in file]).toEqual([part, true])
    expect(Object.keys(file.about[part]).sort()).toEqual(['from', 'law', 'to', 'until', 'why'])
  }
  expect(file.rights.join()).toContain('CNIL')
  expect(JSON.stringify(file)).not.toMatch(/"(registrar_id|passed_by|organisation_id)"/)
})

test('what was done to tell it before it is forgotten is in it: how, which day, by whom', async () => {
  const id = await register('Famille Prévenue')
  await site.owner(
    `insert into app.warning (household_id, organisation_id, asked_at, state, how, told_on, noted_by, noted_at)
     select h.id, h.organisation_id, now(), 'kept', 'visit', '2026-11-20', 'Marc Leroy', now() from app.household h where h.id = $1`,
    [id],
  )
  const { text } = await samira.get(`/familles/${id}/droits/dossier`)
  for (const said of ['Une rencontre', 'vendredi 20 novembre 2026', 'Marc Leroy']) expect(text).toContain(said)
})

test('what was asked of others, flagged, named, compared or linked is in it too, and no other family’s name', async () => {
  const { text } = await site.as('claire').get(`${rights}/dossier`)
  for (const title of [
    'Les structures à qui l’on a parlé de vous',
    'Comparaison avec une autre fiche',
    'Qui peut lire votre dossier',
    'Ce que vous savez faire, avant et après',
    'Vos rendez-vous',
    'Messages écrits à votre sujet',
  ])
    expect(text).toContain(title)
  // It was written to a member of the structure: neither to the family, nor with that member's address.
  expect(text).not.toContain('Les messages qui vous ont été écrits')
  expect(text).not.toContain('ouvrard@exemple.test')
  await site.owner(`update app.outbox set email = 'La.Famille@exemple.test' where id = $1`, [ids.outbox])
  await site.owner(`update app.household set email = 'la.famille@exemple.test', neutral_message = true where id = $1`, [
    ids.household,
  ])
  const now = (await site.as('claire').get(`${rights}/dossier`)).text
  expect(now).toContain('Les messages qui vous ont été écrits')
  expect(now).toContain('La.Famille@exemple.test')
  expect(now).toContain('Une précaution est notée ; demandez-la de vive voix.')
  expect(now).not.toMatch(/Ne rien dire dans un message|confidentielle/)
  const elsewhere = (await samira.get(`${rights}/dossier`)).text
  for (const title of ['Vos rendez-vous', 'Les messages qui vous ont été écrits'])
    expect(elsewhere).not.toContain(title)
  const [mother, father] = [await register('Famille Hache'), await register('Famille Autre-Parent')]
  const child = async (home: string) =>
    (
      await site.owner<{ id: string }>(
        `insert into app.beneficiary (id, household_id, first_name, adult) values (app.uuid7(), $1, 'Éloi', false) returning id`,
        [home],
      )
    )[0]?.id
  await site.owner(
    `insert into app.two_homes (id, organisation_id, household_id, child_id, other_household_id, other_child_id, noted_by, noted_at)
     select app.uuid7(), organisation_id, $1, $2, $3, $4, 'Samira', now() from app.household where id = $1`,
    [mother, await child(mother), father, await child(father)],
  )
  await site.owner(
    `insert into app.verdict (id, organisation_id, a, b, same, reason, decided_by, decided_at)
     select app.uuid7(), organisation_id, least(id, $2::uuid), greatest(id, $2::uuid), false, 'Deux adresses', 'Samira', now() from app.household where id = $1`,
    [mother, father],
  )
  await site.owner(
    `with c as (insert into app.census (id, organisation_id, title, opens_on, closes_on, kinds, communes, created_at)
       select app.uuid7(), organisation_id, 'Qui manque de quoi ?', '2020-01-01', '2099-12-31', '{computer}', '{62413}', now() from app.household where id = $1 returning id, organisation_id),
     i as (insert into app.census_invitation (id, census_id, organisation_id, partner, email, token_hash, invited_at)
       select app.uuid7(), id, organisation_id, 'Mission locale', 'ml@exemple.test', sha256('x'), now() from c returning id, organisation_id)
     insert into app.census_family (household_id, organisation_id, invitation_id, named_at) select $1, organisation_id, id, now() from i`,
    [mother],
  )
  const page = (await samira.get(`/familles/${mother}/droits/dossier`)).text
  for (const said of [
    'Éloi',
    'Qui manque de quoi ?',
    'Mission locale',
    'Deux familles',
    'Deux adresses',
    'tout le dossier',
  ])
    expect(page).toContain(said)
  const file = (await samira.get(`/familles/${mother}/droits/dossier.json`)).text
  expect(JSON.parse(file)).toMatchObject({
    homes: [{ first_name: 'Éloi' }],
    named: [{ partner: 'Mission locale' }],
    answers: [{ same: false }],
    readers: [{ name: 'CCAS de Harnes', own: true }],
  })
  for (const held of [page, file])
    expect([held.includes('Autre-Parent'), held.includes(father)]).toEqual([false, false])
})

test('an agreement that is taken back stops what would be passed on, and is not taken back twice', async () => {
  const id = await register('Famille Lemoine', { agreed: 'spoken' })
  expect((await samira.get(`/familles/${id}/droits`)).text).toContain('Noter le retrait')
  const asked = (await samira.get(`/familles/${id}/droits/accord`)).text
  expect(asked).toContain('Les orientations sans réponse sont retirées')
  expect((await samira.get(`/familles/${id}/droits`)).text).toContain('Noter le retrait')
  await samira.post(`/familles/${id}/droits/accord`)
  const page = (await samira.get(`/familles/${id}`)).text
  for (const said of ['La famille a retiré son accord', 'Voir ses droits', 'Accord retiré'])
    expect(page).toContain(said)
  expect((await samira.get(`/familles/${id}/droits`)).text).toContain('Aucun accord de cette famille')
  expect(await site.owner(`select act from app.event where household_id = $1 order by seq`, [id])).toEqual([
    { act: 'household.registered' },
    { act: 'agreement.withdrawn' },
  ])
})

test('only the organisation that registered a household forgets it, and not while something is lent to it', async () => {
  const claire = await site.as('claire').get(rights)
  expect(claire.text).toContain('Seule la structure qui a enregistré')
  expect((await site.as('claire').post(`${rights}/effacement`, { asked: 'spoken' })).status).toBe(403)
  await site.owner(`update app.handover set kind = 'loan', state = 'signed', due_on = '2027-01-01' where id = $1`, [
    ids.handover,
  ])
  await site.owner(
    `update app.custody set handover_id = $1, household_id = $2, holder_id = null, until = null where id = $3`,
    [ids.handover, ids.household, ids.custody],
  )
  expect((await samira.post(`${rights}/effacement`, { asked: 'spoken' })).status).toBe(403)
  await site.owner(`update app.custody set until = now() where id = $1`, [ids.custody])
})

test('forgotten, nothing names the household anywhere; counts stay; the chains still hold, and say why', async () => {
  const before = await site.owner('select count(*) from app.need')
  expect(
    (await everything()).filter((row) => row.includes(SECRET) && !row.startsWith('device ')).length,
  ).toBeGreaterThan(8)
  expect((await samira.get(`${rights}/effacement`)).text).toContain('Effacer ce qui nomme la famille Ouvrard ?')
  expect((await samira.post(`${rights}/effacement`, { asked: 'spoken' })).location).toBe(
    `/effacements/${ids.household}`,
  )
  const about = (await everything()).filter((row) => row.includes(SECRET) && row.includes(ids.household ?? 'none'))
  const columns = about.flatMap((row) => {
    const at = row.indexOf(' ')
    const cells = Object.entries(JSON.parse(row.slice(at + 1)) as Record<string, unknown>)
    return cells.flatMap(([name, value]) =>
      JSON.stringify(value).includes(SECRET) ? [`${row.slice(0, at)}.${name}`] : [],
    )
  })
  // Those who worked with the household, and what came with a machine.
  expect(columns.sort()).toEqual([
    'agreement.noted_by',
    'allocation.promised_by',
    'handover.handed_by',
    'handover_item.accessories',
    'outcome.noted_by',
    'prescription.sender',
    'rights_request.received_by',
  ])
  expect(await site.owner('select count(*) from app.need')).toEqual(before)
  const { breaks } = await asOwner(site.url, (owner) => verifyChains(owner))
  expect(breaks).toEqual([])
  expect(
    await site.owner(
      `select distinct act, why, actor from app.event where household_id = $1 and act = 'household.forgotten'`,
      [ids.household],
    ),
  ).toEqual([{ act: 'household.forgotten', why: 'request', actor: 'Samira Lopez' }])
  expect((await samira.post(`${rights}/effacement`, { asked: 'spoken' })).status).toBe(403)
})

test('who asked to be forgotten is handed a certificate that names nobody and that the register confirms', async () => {
  const { text } = await samira.get(`/effacements/${ids.household}`)
  const [event] = await site.owner<{ seq: number; hash: string }>(
    `select seq, encode(hash, 'hex') as hash from app.event where act = 'household.forgotten' and household_id = $1 and organisation_id =
       (select organisation_id from app.member where name = 'Samira Lopez')`,
    [ids.household],
  )
  for (const said of [
    'À la demande de la famille',
    'Samira Lopez',
    'CCAS de Harnes',
    `ligne ${event?.seq}`,
    event?.hash.slice(0, 8) ?? 'none',
  ])
    expect(text).toContain(said)
  for (const said of ['Date, nom et signature', 'Une question sur ces informations', 'CNIL'])
    expect(text).toContain(said)
  expect(text).not.toContain(SECRET)
  for (const who of ['victor', 'paul'] as const)
    expect((await site.as(who).get(`/effacements/${ids.household}`)).status).toBe(404)
  const standing = await register('Famille Debout')
  for (const id of [standing, 'x', '00000000-0000-7000-8000-ffffffffffff'])
    expect((await samira.get(`/effacements/${id}`)).status).toBe(404)
})

test('an event emptied without its household being forgotten breaks the chain', async () => {
  const id = await register('Famille Piquet')
  const [event] = await site.owner<{ id: string }>('select id from app.event where household_id = $1', [id])
  await site.owner(`insert into app.emptied_event values ($1)`, [event?.id])
  await site.owner(`update app.event set why = null, data = '{}' where id = $1`, [event?.id])
  const { breaks } = await asOwner(site.url, (owner) => verifyChains(owner))
  expect(breaks).toMatchObject([{ fault: 'edited' }])
})

test('two years after the last contact a household is forgotten, three months after it was told', async () => {
  const id = await register('Famille Cordier', { channel: 'sms', phone: '06 11 22 33 55' })
  const heard =
    (await site.owner<{ at: Date }>('select last_contact_at as at from app.household where id = $1', [id]))[0]?.at ??
    new Date()
  const after = (months: number) => new Date(heard.getTime() + months * 30.5 * 86_400_000)
  const state = async () =>
    (
      await site.owner<{ name: string; warned: boolean }>(
        'select name, warned_at is not null as warned from app.household where id = $1',
        [id],
      )
    )[0]
  await runClocks(site.database, after(20), everyWay)
  expect(await state()).toEqual({ name: 'Famille Cordier', warned: false })
  await runClocks(site.database, after(21.5), everyWay)
  await runClocks(site.database, after(21.6), everyWay)
  expect(await state()).toEqual({ name: 'Famille Cordier', warned: true })
  const told = await site.owner<{ body: string }>('select body from app.outbox where household_id = $1', [id])
  expect(told).toHaveLength(1)
  expect(told[0]?.body).toContain('Sans nouvelles de vous d’ici trois mois')
  expect(told[0]?.body).not.toContain('Cordier')
  await runClocks(site.database, after(24.2), everyWay)
  expect((await state())?.name).toBe('Famille Cordier')
  await runClocks(site.database, after(25), everyWay)
  expect((await state())?.name).toBe('Famille effacée')
})

test('where others read its messages, the warning only asks the family to call back', async () => {
  const id = await register('Famille Prudente', { channel: 'sms', phone: '06 11 22 33 66', neutral_message: 'oui' })
  await site.owner(`update app.household set last_contact_at = now() - interval '22 months' where id = $1`, [id])
  await runClocks(site.database, new Date(), everyWay)
  expect(await site.owner('select subject, body from app.outbox where household_id = $1', [id])).toEqual([
    { subject: 'Un message', body: 'Bonjour, merci de nous rappeler quand vous le pourrez.' },
  ])
})

test('a contact starts the clock again, and who was never told is never forgotten', async () => {
  const id = await register('Famille Marlier')
  await site.owner(
    `update app.household set last_contact_at = now() - interval '23 months', warned_at = now() - interval '2 months' where id = $1`,
    [id],
  )
  await site.owner(`update app.household set last_contact_at = now() where id = $1`, [id])
  await runClocks(site.database, new Date(), everyWay)
  const other = await register('Famille Hennebelle')
  await site.owner(`update app.household set last_contact_at = now() - interval '40 months' where id = $1`, [other])
  await runClocks(site.database, new Date(), everyWay)
  expect(
    await site.owner(
      `select name, warned_at is not null as warned from app.household where id = any ($1) order by name`,
      [[id, other]],
    ),
  ).toEqual([
    { name: 'Famille Hennebelle', warned: true },
    { name: 'Famille Marlier', warned: true },
  ])
})

test('what was written in a refused prescription is gone after six months', async () => {
  const id = await register('Famille Wattel', { agreed: 'spoken' })
  await site.owner(
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, message, state, sent_at, updated_at)
     select app.uuid7(), h.id, h.organisation_id, (select organisation_id from app.member where name = 'Claire Fontaine'), (select id from app.member where name = 'Samira Lopez'),
       'CCAS', '{computer}', 'Mot confié', 'refused', now() - interval '8 months', now() - interval '7 months' from app.household h where h.id = $1`,
    [id],
  )
  expect(await runClocks(site.database, new Date(), everyWay)).toMatchObject({ hushed: 1 })
  expect(await site.owner('select message from app.prescription where household_id = $1', [id])).toEqual([
    { message: '' },
  ])
})
