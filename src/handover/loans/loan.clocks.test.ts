import { expect, test } from 'vitest'
import { everyWay, noWay, type Ways } from '#platform/access/acting.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { runLoanClocks } from './loan.clocks.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite({ now: () => new Date('2027-05-20T10:00:00Z') })
const { lent, state } = sceneOf(site)
const run = (at: string, ways: Ways = everyWay) => runLoanClocks(site.database, new Date(at), ways)
const sentTo = (household: string) =>
  site.owner<{ body: string; email: string | null; phone: string | null }>(
    `select body, email, phone from app.outbox where household_id = $1 and subject = 'Un retour prévu' order by body`,
    [household],
  )
const reminders = async (household: string) =>
  (
    await site.owner<{ moment: string; how: string }>(
      'select moment, how from app.loan_reminder where household_id = $1 order by due_on, reminded_at',
      [household],
    )
  ).map(({ moment, how }) => [moment, how])
const by = (household: string, channel: string, more = '') =>
  site.owner(`update app.household set channel = $2 ${more} where id = $1`, [household, channel])

test('a return is awaited from the night before, on the territory’s calendar', async () => {
  const { device, household } = await lent({ due: '2027-06-10' })
  // At 19:30 UTC it is still the eighth in Paris; at 22:30 UTC it is already the ninth there.
  await run('2027-06-08T19:30:00Z')
  expect(await state('device', 'id', device.id)).toEqual(['handed_over'])
  await run('2027-06-08T22:30:00Z')
  expect(await state('device', 'id', device.id)).toEqual(['return_due'])
  await run('2027-06-09T17:30:00Z')
  expect(
    await site.owner(`select from app.event where household_id = $1 and act = 'loan.due'`, [household]),
  ).toHaveLength(1)
})

test('a family is reminded a month before, a week before and once after, by its own channel, once each', async () => {
  const { household } = await lent({ due: '2027-07-31' })
  await by(household, 'email')
  await run('2027-06-20T17:00:00Z')
  expect(await sentTo(household)).toHaveLength(0)
  for (const day of ['2027-07-02', '2027-07-03', '2027-07-24', '2027-07-25', '2027-08-01', '2027-08-03', '2027-09-10'])
    await run(`${day}T17:00:00Z`)
  expect(await reminders(household)).toEqual([
    ['month', 'email'],
    ['week', 'email'],
    ['late', 'email'],
  ])
  const sent = await sentTo(household)
  expect(sent).toHaveLength(3)
  expect(sent[0]).toMatchObject({ email: 'famille@exemple.test', phone: null })
  expect(sent[0]?.body).toContain('Les Passerelles vous a prêté est à rendre le 31/07/2027')
})

test('nothing leaves where others read, where this site sends nothing, or without a channel: somebody is asked to call', async () => {
  const due = '2027-10-31'
  const [read, silent, called] = [await lent({ due }), await lent({ due }), await lent({ due })]
  await by(read.household, 'email', ', neutral_message = true')
  await by(silent.household, 'email')
  await by(called.household, 'phone')
  await run('2027-10-05T17:00:00Z', noWay)
  for (const { household, at } of [read, silent, called]) {
    expect(await reminders(household)).toEqual([['month', 'person']])
    expect(await sentTo(household)).toHaveLength(0)
    expect((await site.as('nadia').get(at)).text).toContain('Prévenir la famille du retour')
  }
  expect((await site.as('nadia').get('/ma-journee')).text).toContain('du retour')
  await site.as('nadia').post(`${called.at}/prevenue`)
  await site.as('nadia').post(`${called.at}/prevenue`)
  expect((await site.as('nadia').get(called.at)).text).not.toContain('Prévenir la famille du retour')
  expect(
    await site.owner(`select from app.event where household_id = $1 and act = 'loan.told'`, [called.household]),
  ).toHaveLength(1)
})

test('a family that objected, or one that brought everything back, is reminded of nothing', async () => {
  const due = '2028-02-15'
  const [objected, returned] = [await lent({ due }), await lent({ due })]
  for (const { household } of [objected, returned]) await by(household, 'email')
  await site.owner(
    `insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, noted_at, due_on)
     values (app.uuid7(), $2, $1, 'object', 'spoken', 'La mère', '', current_date, 'Claire Fontaine', now(), current_date + 30)`,
    [objected.household, organisationId('claire')],
  )
  await site.owner('update app.custody set until = now() where id = $1', [returned.loan])
  await run('2028-02-10T17:00:00Z')
  expect([await reminders(objected.household), await reminders(returned.household)]).toEqual([[], []])
})

test('a loan signed a few days ago is not reminded of a return that was just agreed', async () => {
  const { household, loan } = await lent()
  await by(household, 'email')
  await site.owner(`update app.custody set due_on = '2030-03-20', since = '2030-03-01' where id = $1`, [loan])
  await run('2030-03-02T17:00:00Z')
  expect(await reminders(household)).toEqual([])
  await run('2030-03-14T17:00:00Z')
  expect(await reminders(household)).toEqual([['week', 'email']])
})
