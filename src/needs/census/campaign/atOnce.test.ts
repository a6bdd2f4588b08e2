import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { somebodyWaits } from '#testing/waits.ts'
import { doorOfMember } from '../list/list.member.store.ts'
import { takeListIn } from '../list/list.store.ts'
import { censusSeenBy, closeCensus } from './census.store.ts'
import { invitePartners, remindPartners } from './invitation.store.ts'

// Two people at once: whoever comes second reads what the first wrote, not what it had read before.
const now = new Date('2026-11-25T09:00:00Z')
const site = await testSite({ now: () => now })
const claire = site.as('claire')
const closed = 'Ce recensement est clos : plus personne ne peut y répondre.'

async function opened() {
  const asked = await claire.post('/recensements/nouveau', {
    ...{ title: 'Deux à la fois', closes_on: '2026-12-15', kinds: ['computer'], communes: 'Harnes 62440' },
  })
  const home = asked.location ?? ''
  const id = home.split('/').at(-1) ?? ''
  await claire.post(`${home}/inviter`, { partners: 'CCAS ; ccas@exemple.test\nÉcole ; ecole@exemple.test' })
  return { home, id, read: (await site.acting('claire', (by) => censusSeenBy(by, id)))! }
}
const mailed = async () => (await site.owner('select 1 from app.outbox')).length
/** The census closes while the other act waits for it: closed first, still uncommitted when the other begins. */
async function whileClosing<T>(census: Parameters<typeof closeCensus>[1], act: () => Promise<T>): Promise<T> {
  let other: Promise<T> | undefined
  await site.acting('claire', async (by) => {
    await closeCensus(by, census)
    other = act()
    await somebodyWaits(site.url)
  })
  return other as Promise<T>
}

test('an invitation that waits for a closing is refused, and no letter leaves', async () => {
  const { read } = await opened()
  const before = await mailed()
  const invite = () =>
    site.acting('claire', (by) => invitePartners(by, read, [{ partner: 'Collège', email: 'college@exemple.test' }]))
  expect(await whileClosing(read, invite)).toEqual({ refusal: closed })
  expect(await mailed()).toBe(before)
})

test('a reminder that waits for a closing is refused, and no link is replaced', async () => {
  const { read } = await opened()
  const before = await mailed()
  expect(await whileClosing(read, () => site.acting('claire', (by) => remindPartners(by, read)))).toEqual({
    refusal: closed,
  })
  expect(await mailed()).toBe(before)
})

test('two colleagues who remind at once: each structure gets one letter', async () => {
  const { read } = await opened()
  const before = await mailed()
  const remind = () => site.acting('claire', (by) => remindPartners(by, read))
  const both = await Promise.all([remind(), remind()])
  expect(both).toContainEqual({ reminded: 2, already: 0 })
  expect(both).toContainEqual({ reminded: 0, already: 2 })
  expect(await mailed()).toBe(before + 2)
})

test('a list of the coordination that waits for a closing is refused, and names nobody', async () => {
  const { home, id, read } = await opened()
  const list = new File(['Nom;Ville;Ordinateur;Accord\r\nFamille Tard;Harnes;x;oui\r\n'], 'tard.csv')
  const kept = await claire.post(`${home}/liste`, { list, partner: 'CCAS' })
  const upload = kept.location?.split('/').at(-1) ?? ''
  const take = () =>
    site.acting('claire', async (by) =>
      takeListIn(
        by.db,
        await doorOfMember(by, read),
        upload,
        { choice: 'all', agreed: 'oui', sure: 'oui', how: 'spoken', heard_by: '' },
        now,
      ),
    )
  expect([id.length, upload.length]).toEqual([36, 36])
  expect(await whileClosing(read, take)).toEqual({ refusal: closed })
  expect(await site.owner(`select 1 from app.household where name = 'Famille Tard'`)).toEqual([])
})

test('a list and an answer sent behind a link while the census closes are not kept', async () => {
  const { home, id, read } = await opened()
  const [letter] = await site.owner<{ link: string }>(
    `select link from app.outbox where email = 'ecole@exemple.test' order by id desc limit 1`,
  )
  const link = letter?.link ?? ''
  const list = new File(['Nom;Ville;Ordinateur;Accord\r\nFamille Tard;Harnes;x;oui\r\n'], 'tard.csv')
  const kept = await site.anyone.post(`${link}/liste`, { list })
  const [taken, answered] = await whileClosing(read, () =>
    Promise.all([
      site.anyone.post(kept.location ?? '', { choice: 'all' }),
      site.anyone.post(link, { 'n.62413.computer': '9' }),
    ]),
  )
  expect([taken.status, taken.text.includes('est clos')]).toEqual([422, true])
  expect(answered.text).toContain('Ce recensement est terminé')
  expect(await site.owner(`select 1 from app.household where name = 'Famille Tard'`)).toEqual([])
  expect(
    await site.owner(
      'select 1 from app.census_count k join app.census_invitation i on i.id = k.invitation_id where i.census_id = $1',
      [id],
    ),
  ).toEqual([])
  expect(home).not.toBe('')
})
