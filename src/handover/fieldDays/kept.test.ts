import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import type { PackSheet } from './pack.rules.ts'
import { refusalOfRoom } from './room.rules.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const nadia = site.as('nadia')
const first = (sheets: PackSheet[]): PackSheet => sheets[0] as PackSheet
const actsOf = (tablet: string) =>
  site.owner<{ id: string; kind: string; outcome: string; settled_as: string | null; claimed: string | null }>(
    'select id, kind, outcome, settled_as, claimed from app.field_act where tablet_id = $1 order by received_at, id',
    [tablet],
  )
const file = (tablet: string, acts: unknown[]) =>
  new File([JSON.stringify({ maillon: 'terrain', tablet, now: new Date().toISOString(), acts })], 'terrain.json', {
    type: 'application/json',
  })

test('garbage sent first under an act’s number does not hide the true act: it comes, is done, and takes its place', async () => {
  const { id, sheets } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sent = await tablet.signs(first(tablet.pack.sheets))
  const spoiled = { ...sent, sealed: `AAAA${sent.sealed.slice(4)}` }
  expect(await scene.sends(spoiled)).toMatchObject({ outcome: 'incident', again: false })
  expect(await scene.sends(spoiled)).toMatchObject({ outcome: 'incident', again: true })
  expect(await scene.sends(sent)).toEqual({ outcome: 'done', why: null, again: false })
  expect(await scene.sends(sent)).toMatchObject({ outcome: 'done', again: true })
  expect(await scene.state('handover', 'id', sheets[0]?.id ?? '')).toEqual(['signed'])
  expect(await actsOf(tablet.pack.tablet)).toEqual([
    { id: expect.any(String), kind: 'unreadable', outcome: 'incident', settled_as: 'replaced', claimed: sent.act },
    { id: sent.act, kind: 'signed', outcome: 'done', settled_as: null, claimed: null },
  ])
  expect((await nadia.get(`/seances/${id}/terrain`)).text).not.toContain('À régler')
})

test('garbage under any number proves nothing of a tablet’s count: neither a hole, nor that nothing is missing', async () => {
  const { id } = await scene.day(2)
  const tablet = await scene.tablet(id)
  const [one, two] = [
    await tablet.signs(first(tablet.pack.sheets)),
    await tablet.signs(tablet.pack.sheets[1] as PackSheet),
  ]
  await scene.sends({ ...one, act: randomUUID(), sealed: 'AAAA' })
  await scene.sends({ ...one, act: randomUUID(), seq: 900_000, sealed: 'AAAA' })
  await scene.sends(two)
  expect((await nadia.post('/terrain/rendre', { tablet: tablet.pack.tablet })).text).toContain(
    'Il manque 1 de ses gestes',
  )
  await scene.sends(one)
  expect((await nadia.post('/terrain/rendre', { tablet: tablet.pack.tablet })).status).toBe(200)
})

test('two acts under one number are two acts: the second is kept for somebody', async () => {
  const { id } = await scene.day(2)
  const tablet = await scene.tablet(id)
  const [a, b] = tablet.pack.sheets as [PackSheet, PackSheet]
  const one = await tablet.signs(a)
  const two = await tablet.signs(b, {}, { id: one.act })
  expect(await scene.sends(one)).toMatchObject({ outcome: 'done' })
  expect(await scene.sends(two)).toMatchObject({ outcome: 'incident', why: expect.stringContaining('le même numéro') })
  expect(await actsOf(tablet.pack.tablet)).toMatchObject([
    { id: one.act, outcome: 'done' },
    { kind: 'signed', outcome: 'incident', claimed: one.act },
  ])
})

test('a number already used in another organisation hides nothing either', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sent = await tablet.signs(first(tablet.pack.sheets))
  await site.owner(
    `insert into app.field_tablet (id, organisation_id, handout_id, member_id, taken_by, label, sheets, taken_at)
     select $1, o.id, $2, t.member_id, 'x', 'x', 0, now() from app.field_tablet t, app.organisation o where t.id = $3 and o.id <> t.organisation_id limit 1`,
    [id, id, tablet.pack.tablet],
  )
  await site.owner(
    `insert into app.field_act (id, organisation_id, tablet_id, seq, kind, at, received_at, outcome)
     select $1, organisation_id, id, 0, 'unreadable', now(), now(), 'incident' from app.field_tablet where id = $2`,
    [sent.act, id],
  )
  expect(await scene.sends(sent)).toMatchObject({ outcome: 'incident' })
  expect(await actsOf(tablet.pack.tablet)).toMatchObject([{ kind: 'signed', claimed: sent.act }])
})

test('what a tablet sends in a day has a measure, what cannot be read a smaller one; beyond, it stays on the tablet', async () => {
  const calm = { bytes: 0, unreadBytes: 0, unread: 0 }
  expect(refusalOfRoom(calm, { bytes: 700_000, readable: true })).toBeNull()
  expect(refusalOfRoom({ ...calm, bytes: 600 * 60_000 }, { bytes: 60_000, readable: true })).toBeNull()
  expect(refusalOfRoom({ ...calm, bytes: 47_900_000 }, { bytes: 200_000, readable: true })).toContain(
    'réessayez demain',
  )
  expect(refusalOfRoom({ ...calm, unread: 50 }, { bytes: 10, readable: false })).toContain('fichier de secours')
  expect(refusalOfRoom({ ...calm, unread: 50 }, { bytes: 10, readable: true })).toBeNull()

  const { id, sheets } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sent = await tablet.signs(first(tablet.pack.sheets))
  const statuses = []
  for (let at = 0; at < 8; at++)
    statuses.push(
      (
        await nadia.post('/terrain/actes', {
          ...{ tablet: tablet.pack.tablet, act: randomUUID(), seq: String(at), now: new Date().toISOString() },
          sealed: 'A'.repeat(600_000),
        })
      ).status,
    )
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
  expect(await scene.sends(sent)).toMatchObject({ outcome: 'done' })
  expect(await scene.state('handover', 'id', sheets[0]?.id ?? '')).toEqual(['signed'])
})

test('one spoiled act of a rescue file takes no other one down, and the fate of each is told', async () => {
  const { id, sheets } = await scene.day(2)
  const tablet = await scene.tablet(id)
  const [one, two] = [
    await tablet.signs(first(tablet.pack.sheets)),
    await tablet.signs(tablet.pack.sheets[1] as PackSheet),
  ]
  const kept = ({ act, seq, sealed }: typeof one) => ({ act, seq, sealed })
  const taken = await nadia.post(`/seances/${id}/terrain/secours`, {
    file: file(tablet.pack.tablet, [
      { act: randomUUID(), seq: 3_000_000_000, sealed: 'AAAA' },
      kept(one),
      'nothing',
      { act: randomUUID(), seq: 0, sealed: 'AAAA' },
      kept(two),
    ]),
  })
  expect(taken.status).toBe(200)
  expect(taken.text).toContain('3 gestes pris')
  expect(taken.text).toContain('Le geste 1 du fichier est abîmé')
  expect(taken.text).toContain('Le geste 3 du fichier est abîmé')
  for (const sheet of sheets) expect(await scene.state('handover', 'id', sheet.id)).toEqual(['signed'])
})

test('an act that the database itself refuses leaves the others of its file done', async () => {
  const { id, sheets } = await scene.day(2)
  const tablet = await scene.tablet(id)
  const [one, two] = [
    await tablet.signs(first(tablet.pack.sheets)),
    await tablet.signs(tablet.pack.sheets[1] as PackSheet),
  ]
  await site.owner(
    `create or replace function app.poison() returns trigger language plpgsql as $$ begin if new.id = '${one.act}' then raise division_by_zero; end if; return new; end $$`,
  )
  await site.owner('create trigger poison before insert on app.field_act for each row execute function app.poison()')
  const acts = [one, two].map(({ act, seq, sealed }) => ({ act, seq, sealed }))
  try {
    const taken = await nadia.post(`/seances/${id}/terrain/secours`, { file: file(tablet.pack.tablet, acts) })
    expect(taken.text).toContain('1 geste pris')
    expect(taken.text).toContain('n’a pas pu être écrit')
  } finally {
    await site.owner('drop function app.poison cascade')
  }
  const states = await Promise.all(sheets.map((sheet) => scene.state('handover', 'id', sheet.id)))
  expect(states.flat().sort()).toEqual(['prepared', 'signed'])
  const again = await nadia.post(`/seances/${id}/terrain/secours`, { file: file(tablet.pack.tablet, acts) })
  expect(again.status).toBe(303)
  for (const sheet of sheets) expect(await scene.state('handover', 'id', sheet.id)).toEqual(['signed'])
})
