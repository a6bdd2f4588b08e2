import { describe, expect, test } from 'vitest'
import { testSite } from '../../testing/testSite.ts'
import { donationFields } from '../devices/device.fixture.ts'
import { refusalToAccept, refusalToPropose } from './collection.rules.ts'

const site = await testSite()
const denis = site.as('denis')
const ahmed = site.as('ahmed')
const fields = { day: '2098-03-04', slot: 'late_morning', place: 'Quai 2', contact_role: 'gardien' }

async function acceptedLot(more = {}): Promise<string> {
  const at = (await denis.post('/dons/nouveau', { ...donationFields, ...more })).location ?? ''
  await ahmed.post(`${at}/reponse`, { answer: 'accepted' })
  return at
}
const proposalOf = async (at: string): Promise<string> =>
  String(
    (
      await site.owner<{ id: string }>("select id from collection where donation_id = $1 and state <> 'replaced'", [
        at.split('/').at(-1),
      ])
    )[0]?.id,
  )

describe('the days', () => {
  const lot = { state: 'accepted', ready_on: '2026-12-01', remove_by: '2026-12-20' }
  test('lie between the first and the last, and are to come', () => {
    expect(refusalToPropose(lot, '2026-11-30', '2026-11-26')?.refusal).toContain('01/12/2026')
    expect(refusalToPropose(lot, '2026-12-21', '2026-11-26')?.refusal).toContain('20/12/2026')
    expect(refusalToPropose(lot, '2026-12-20', '2026-11-26')).toBeNull()
    expect(refusalToPropose(lot, '2026-12-02', '2026-12-03')?.refusal).toContain('passé')
    expect(refusalToPropose({ ...lot, state: 'announced' }, '2026-12-02', '2026-11-26')?.refusal).toContain('accepter')
  })

  test('a day that went by meanwhile is not accepted', () => {
    const proposal = { id: 'a', state: 'proposed', organisation_id: 'x', day: '2026-12-02' }
    const by = { organisationId: 'y', today: '2026-12-03' }
    expect(refusalToAccept(lot, proposal, 'a', by)).toContain('passé')
    expect(refusalToAccept(lot, proposal, 'b', by)).toContain('autre date')
    expect(refusalToAccept(lot, proposal, 'a', { organisationId: 'x', today: '2026-12-01' })).toContain('autre partie')
  })
})

test('says what is missing, and keeps what was typed', async () => {
  const at = await acceptedLot()
  const answer = await ahmed.post(`${at}/enlevement`, { place: 'Quai 2' })
  expect(answer.status).toBe(422)
  for (const said of ['Donnez un jour', 'Choisissez une heure', 'Une fonction suffit', 'value="Quai 2"'])
    expect(answer.text).toContain(said)
  const late = await ahmed.post(`${at}/enlevement`, { ...fields, day: '2100-01-01' })
  expect(late.text).toContain('31/12/2099')
})

test('one side proposes, the other one finds it in its day and accepts it', async () => {
  const at = await acceptedLot({ title: 'À chercher' })
  expect((await ahmed.get('/ma-journee')).text).toContain('Enlèvement à fixer')
  await ahmed.post(`${at}/enlevement`, fields)
  expect((await denis.get('/ma-journee')).text).toContain('Atelier Rebond propose le 04/03/2098')
  const proposal = await proposalOf(at)
  expect((await ahmed.post(`${at}/enlevement/reponse`, { proposal })).text).toContain('autre partie')
  await denis.post(`${at}/enlevement/reponse`, { proposal })
  expect((await ahmed.get('/ma-journee')).text).toContain('à chercher mardi 4 mars 2098')
  expect((await ahmed.get(at)).text).toContain('L’enlèvement est fixé')
})

test('two people who accept at once: the second is told, and one event is left', async () => {
  const at = await acceptedLot()
  await ahmed.post(`${at}/enlevement`, fields)
  const proposal = await proposalOf(at)
  const accept = () => denis.post(`${at}/enlevement/reponse`, { proposal })
  const answers = await Promise.all([accept(), accept()])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(answers.find(({ status }) => status === 422)?.text).toContain('déjà acceptée')
  expect(
    await site.owner("select from event where act = 'collection.accepted' and subject_id = $1", [at.split('/').at(-1)]),
  ).toHaveLength(1)
})

test('a counter-proposal takes the place of the first one, which can no longer be accepted', async () => {
  const at = await acceptedLot()
  await ahmed.post(`${at}/enlevement`, fields)
  const first = await proposalOf(at)
  const both = await Promise.all([
    denis.post(`${at}/enlevement`, { ...fields, day: '2098-03-05' }),
    ahmed.post(`${at}/enlevement`, { ...fields, day: '2098-03-06' }),
  ])
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect((await denis.post(`${at}/enlevement/reponse`, { proposal: first })).text).toContain('Une autre date')
  expect(
    await site.owner("select from collection where donation_id = $1 and state <> 'replaced'", [at.split('/').at(-1)]),
  ).toHaveLength(1)
})

test('nobody else reads or answers', async () => {
  const at = await acceptedLot()
  await ahmed.post(`${at}/enlevement`, fields)
  await site.owner("update member set role = 'donor' where id = (select id from member where name = 'Sofia Renard')")
  const sofia = site.as('sofia')
  expect((await sofia.get(`${at}/enlevement`)).status).toBe(404)
  expect((await sofia.post(`${at}/enlevement/reponse`, { proposal: await proposalOf(at) })).status).toBe(404)
})
