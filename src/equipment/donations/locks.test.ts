import { expect, test } from 'vitest'
import { writerOf } from '../../../tests/isolation/writing.ts'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { donationFields } from '../devices/device.fixture.ts'

const site = await testSite()
const write = writerOf(site.url)
const denis = site.as('denis')
const ahmed = site.as('ahmed')
const idOf = (location: string | null) => location?.split('/').at(-1) ?? ''
const locked = (tried: Promise<unknown>) =>
  expect(tried).rejects.toThrow(/row-level security|its own yes|not rewritten|permission denied/)

test('past the rules of the code, nobody confirms its own agreement', async () => {
  const fields = { title: 'Réemploi', refurbisher_id: organisationId('ahmed'), starts_on: '2026-01-01' }
  const id = idOf((await denis.post('/conventions-de-don/nouvelle', fields)).location)
  const confirm = `update app.donor_agreement set state = 'confirmed', recipient_kind = 'parents' where id = $1`
  await locked(write('denis', confirm, [id]))
  expect(await write('claire', confirm, [id])).toBe(0)
  await locked(write('ahmed', `update app.donor_agreement set title = 'Autre texte' where id = $1`, [id]))
  expect(await write('ahmed', confirm, [id])).toBe(1)
  await site.owner("update donor_agreement set state = 'confirmed', recipient_kind = 'parents' where id = $1", [id])
  for (const [who, change] of [
    ['ahmed', `title = 'Autre texte'`],
    ['ahmed', `recipient_kind = 'students'`],
    ['ahmed', `state = 'proposed'`],
    ['denis', `state = 'ended', ends_on = '2026-02-01'`],
  ] as const)
    await locked(write(who, `update app.donor_agreement set ${change} where id = $1`, [id]))
  expect(await write('denis', `update app.donor_agreement set state = 'ended' where id = $1`, [id])).toBe(1)
})

test('past the rules of the code, what was accepted keeps its lines, its day and its deed', async () => {
  const id = idOf((await denis.post('/dons/nouveau', donationFields)).location)
  await ahmed.post(`/dons/${id}/reponse`, { answer: 'accepted' })
  expect(await write('denis', 'delete from app.donation_line where donation_id = $1', [id])).toBe(0)
  await ahmed.post(`/dons/${id}/enlevement`, {
    ...{ day: '2098-03-04', slot: 'late_morning', place: 'Quai 2', contact_role: 'gardien' },
  })
  const accept = `update app.collection set state = 'accepted' where donation_id = $1`
  await locked(write('ahmed', accept, [id]))
  expect(await write('claire', accept, [id])).toBe(0)
  await denis.post(`/dons/${id}/acte`)
  await locked(write('ahmed', `update app.deed set donor_signer = 'Personne' where donation_id = $1`, [id]))
  await locked(write('denis', `update app.deed set donor_signer = 'Personne' where donation_id = $1`, [id]))
  const yes = `update app.deed set refurbisher_agreed_at = now(), refurbisher_signer = 'Ahmed Kaci' where donation_id = $1`
  await locked(write('denis', yes, [id]))
  await ahmed.post(`/dons/${id}/acte`)
  expect(await write('ahmed', yes, [id])).toBe(0)
})
