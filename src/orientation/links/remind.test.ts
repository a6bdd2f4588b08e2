import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { household, sent } from '../prescriptions/prescription.fixture.ts'
import { addressed, giveMailbox, newestLink } from './link.fixture.ts'
import { refusalToRemind } from './remind.rules.ts'

let now = new Date('2026-11-16T09:00:00Z')
const site = await testSite({ now: () => now })
const samira = site.as('samira')
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}

test('three days after the last message, while an answer is awaited, at an address', () => {
  const standing = {
    ...{ state: 'sent', suspended: false, sent_at: now, asked_at: null, linked_at: null, receiver_email: 'a@b.test' },
  }
  const at = new Date(now.getTime() + 3 * 86_400_000)
  expect(refusalToRemind(standing, at)).toBeNull()
  expect(refusalToRemind(standing, now)).toContain('laissez-lui trois jours')
  expect(refusalToRemind({ ...standing, linked_at: at }, at)).toContain('laissez-lui trois jours')
  expect(refusalToRemind({ ...standing, state: 'refused' }, at)).toContain('n’attend plus')
  expect(refusalToRemind({ ...standing, suspended: true }, at)).toContain('n’attend plus')
  expect(refusalToRemind({ ...standing, asked_at: now }, at)).toContain('votre réponse à la question')
  expect(refusalToRemind({ ...standing, receiver_email: null }, at)).toContain('appelez-la')
})

test('a structure without an address is called, not written to; its account still sees what is asked', async () => {
  const id = await sent(site, 'samira', await household(site, 'samira', { name: 'Famille Sans Adresse' }))
  later(4)
  expect((await samira.get(`/orientations/${id}`)).text).not.toContain('>Relancer<')
  expect((await samira.post(`/orientations/${id}/relancer`)).text).toContain('appelez-la')
  expect((await site.as('claire').get('/ma-journee')).text).toContain('Famille Sans Adresse')
})

test('a new link leaves, the former one opens nothing, and two clicks send one', async () => {
  await giveMailbox(site)
  const { id, link } = await addressed(site, 'Famille Benali')
  expect((await samira.get(`/orientations/${id}`)).text).not.toContain('>Relancer<')
  expect((await samira.post(`/orientations/${id}/relancer`)).status).toBe(422)
  later(4)
  expect((await samira.get(`/orientations/${id}`)).text).toContain('Relancer')
  const both = await Promise.all([1, 2].map(() => samira.post(`/orientations/${id}/relancer`)))
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  const renewed = await newestLink(site)
  expect(renewed).not.toBe(link)
  expect((await site.anyone.get(link)).status).toBe(404)
  expect((await site.anyone.get(renewed)).text).toContain('B., avec son accord')
  expect(
    await site.owner(`select actor from app.event where subject_id = $1 and act = 'prescription.reminded'`, [id]),
  ).toEqual([{ actor: 'Samira Lopez' }])
})

test('only the organisation that sent it may', async () => {
  const { id } = await addressed(site, 'Famille Costa')
  later(4)
  expect((await site.as('claire').post(`/orientations/${id}/relancer`)).status).toBe(404)
  expect((await site.as('victor').post(`/orientations/${id}/relancer`)).status).toBe(404)
})

test('what a link does inside is closed to the site’s own role: only the reviewed doors are open', async () => {
  const open = await site.owner<{ name: string }>(
    `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'app' and has_function_privilege('maillon_app', p.oid, 'execute') and p.proname = any ($1) order by 1`,
    [
      [
        ...['take_by_link', 'prescription_held', 'record_by_link', 'write_to_sender', 'tell_family', 'end_share'],
        ...['record_in', 'renew_links', 'remind_receivers', 'remind_askers', 'expire_prescriptions', 'forget_messages'],
        ...['accept_by_link', 'refuse_by_link', 'ask_by_link', 'prescription_behind', 'note_opened'],
      ],
    ],
  )
  expect(open.map(({ name }) => name)).toEqual([
    ...['accept_by_link', 'ask_by_link', 'note_opened', 'prescription_behind', 'refuse_by_link'],
  ])
})
