import { expect, test } from 'vitest'
import { everyWay, noWay } from '#platform/access/acting.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { testSite } from '#testing/testSite.ts'
import { runPrescriptionClocks } from './orientation.clocks.ts'
import { familyWords, tellsFamily } from './prescriptions/family.words.ts'
import { placesElsewhere, household as registered, sees, sent, stateOf } from './prescriptions/prescription.fixture.ts'

const site = await testSite()
await placesElsewhere(site)
const sentDaysAgo = async (name: string, days: number, more = '') => {
  const family = await registered(site, 'samira', { name })
  const id = await sent(site, 'samira', family)
  await site.owner(`update app.prescription set sent_at = now() - make_interval(days => $2) where id = $1`, [id, days])
  if (more) await site.owner(`update app.household set ${more} where id = $1`, [family])
  return { family, id }
}
await site.owner(`update app.organisation set email = 'accueil@passerelles.test' where name = 'Les Passerelles'`)
const letters = (subject: string) =>
  site.owner<{ email: string; body: string }>('select email, body from app.outbox where subject like $1', [
    `%${subject}%`,
  ])
const said = familyWords.said.body
const run = (ways = everyWay) => runPrescriptionClocks(site.database, new Date(), ways)

test('a receiver is reminded once, after ten days', async () => {
  const { id } = await sentDaysAgo('Famille Onze', 11)
  await sentDaysAgo('Famille Neuf', 9)
  expect(await run()).toMatchObject({ reminded: 1, askers: 0, expired: 0 })
  expect(await run()).toMatchObject({ reminded: 0, askers: 0, expired: 0 })
  expect(await letters('attend votre réponse')).toMatchObject([{ email: 'accueil@passerelles.test' }])
  expect(await stateOf(site, id)).toBe('sent')
})

test('unanswered for thirty days it expires: the receiver sees the family no more, the sender is told, and may turn elsewhere', async () => {
  const { family, id } = await sentDaysAgo('Famille Trente', 31)
  expect(await sees(site, 'claire', family)).toBe(true)
  expect(await run()).toMatchObject({ expired: 1 })
  expect(await stateOf(site, id)).toBe('expired')
  expect([await sees(site, 'claire', family), await sees(site, 'samira', family)]).toEqual([false, true])
  expect(await letters('restée sans réponse')).toMatchObject([{ email: 'samira@exemple.test' }])
  const page = (await site.as('samira').get(`/orientations/${id}`)).text
  expect(page).toContain('Orienter vers L’Autre Berge')
  const household = (await site.as('samira').get(`/familles/${family}`)).text
  expect(household).toContain('Orientation restée sans réponse')
  expect(household).toContain('Pas de réponse des Passerelles')
  expect((await asOwner(site.url, (owner) => verifyChains(owner))).breaks).toEqual([])
})

test('the family learns it in its language, the way it chose, without a word of what it asked for', async () => {
  await sentDaysAgo('Famille Al Masri', 40, `languages = '{ar,fr}', channel = 'sms', phone = '+33612345678'`)
  await run()
  const told = await site.owner<{ body: string; phone: string }>(
    `select body, phone from app.outbox where subject = 'Votre demande'`,
  )
  expect(told).toEqual([{ body: said.ar, phone: '+33612345678' }])
  expect(told[0]?.body).toMatch(/[\u0600-\u06ff]/)
  await sentDaysAgo('Famille Sans SMS', 40, `channel = 'sms', phone = '+33612345679'`)
  await run(noWay)
  expect(await site.owner(`select 1 from app.outbox where phone = '+33612345679'`)).toEqual([])
})

test('who has another reason to follow the family keeps it', async () => {
  const { family } = await sentDaysAgo('Famille Suivie', 35)
  await site.owner(
    `update app.household_access set reason = 'workshop' where household_id = $1 and organisation_id <> (select organisation_id from app.household where id = $1)`,
    [family],
  )
  await run()
  expect(await sees(site, 'claire', family)).toBe(true)
})

test('somebody whose messages others read is only asked to call back, in the same language', async () => {
  await sentDaysAgo(
    'Famille Discrète',
    40,
    `languages = '{tr}', channel = 'email', email = 'discrete@exemple.test', neutral_message = true`,
  )
  await run()
  expect(await site.owner(`select subject, body from app.outbox where email = 'discrete@exemple.test'`)).toEqual([
    { subject: 'Un message', body: familyWords.neutral.body.tr },
  ])
})

test('French is read where we have no words, and every language has both kinds of words', async () => {
  await sentDaysAgo('Famille Berbère', 40, `languages = '{ber}', channel = 'sms', phone = '+33612345680'`)
  await run()
  expect(await site.owner(`select body from app.outbox where phone = '+33612345680'`)).toEqual([{ body: said.fr }])
  expect(Object.keys(said).sort()).toEqual(Object.keys(familyWords.neutral.body).sort())
  expect([tellsFamily('declined'), tellsFamily('already_served'), tellsFamily('no_place')]).toEqual([
    false,
    false,
    true,
  ])
})

test('without a message the sender is asked to tell the family, with one it reads when', async () => {
  const spoken = await sentDaysAgo('Famille Parole', 40)
  const written = await sentDaysAgo('Famille Écrite', 40, `channel = 'sms', phone = '+33612345681'`)
  await run()
  const page = async (id: string) => (await site.as('samira').get(`/orientations/${id}`)).text
  expect(await page(spoken.id)).toContain('Prévenez la famille vous-même')
  expect(await page(written.id)).toContain('La famille a été prévenue')
})
