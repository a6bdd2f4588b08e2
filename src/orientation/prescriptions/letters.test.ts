import { expect, test } from 'vitest'
import { everyWay } from '#platform/access/acting.ts'
import { type Mail, openMailbox } from '#testing/mailbox.ts'
import { testSite } from '#testing/testSite.ts'
import { addressed, giveMailbox, newestLink } from '../links/link.fixture.ts'
import { runPrescriptionClocks } from '../orientation.clocks.ts'
import { household, sent } from './prescription.fixture.ts'
import { referenceOf } from './reference.ts'

let now = new Date('2026-11-16T09:00:00Z')
const site = await testSite({ now: () => now })
await giveMailbox(site)
await site.owner(`update app.organisation set phone = '+33321202020' where name = 'CCAS de Harnes'`)
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}

const mailbox = await openMailbox()
/** Every message that waits, as the mailboxes receive it. */
async function mails(): Promise<Mail[]> {
  const received = await mailbox.collect(site.database, 'https://maillon.exemple.test')
  return received
    .map((mail) => ({ ...mail, text: mail.text.replaceAll(/\s+/g, ' ') }))
    .toSorted((a, b) => a.subject.localeCompare(b.subject))
}
const one = async (): Promise<Mail> => {
  const all = await mails()
  expect(all).toHaveLength(1)
  return all[0] as Mail
}
const jeanne = { who: 'Jeanne Morel' }
/** What every message to a receiver says: who writes and where, what the link does, until when, and how to check. */
let reference = ''
function saysAll({ to, subject, text }: Mail, path: string) {
  expect(to).toBe('accueil@passerelles.test')
  expect(subject).toContain('Samira Lopez, CCAS de Harnes')
  for (const said of [
    ...['Samira Lopez, CCAS de Harnes (62),', 'Maillon est le site où les structures du territoire'],
    ...['rien d’autre', 'sans compte ni mot de passe, jusqu’au', 'Il ne demande ni paiement ni document'],
    ...['Pour vérifier que ce message est vrai', 'écrivez à samira@exemple.test', '03 21 20 20 20'],
    `https://maillon.exemple.test${path}`,
    `Référence de cette demande : ${reference}.`,
  ])
    expect(text.replaceAll('\u00a0', ' ')).toContain(said)
  expect(text).not.toContain('{')
}
/** What every message to a sender says: which structure, what for, what the link opens, and what to do in doubt. */
function tellsAll({ to, subject, text }: Mail, id: string) {
  expect(to).toBe('samira@exemple.test')
  expect(subject).toContain('Les Passerelles')
  for (const said of ['Les Passerelles', 'famille', 'avec votre compte', 'N’ouvrez pas le lien'])
    expect(text).toContain(said)
  expect(text).toContain(`https://maillon.exemple.test/orientations/${id}`)
  expect(text).not.toContain('{structure}')
}

test('every message about an orientation says who writes, why, what its link does and how to check; none names a family', async () => {
  const { id, link } = await addressed(site, 'Famille Benali')
  reference = referenceOf(id)
  const all: Mail[] = []
  const keep = (mail: Mail): Mail => {
    all.push(mail)
    return mail
  }
  const first = keep(await one())
  saysAll(first, link)
  expect(first.text).toContain('vous adresse une famille, avec son accord, et attend votre réponse')

  await site.anyone.post(`${link}/question`, { ...jeanne, question: 'Un bureau ?' })
  tellsAll(keep(await one()), id)
  later(11)
  await runPrescriptionClocks(site.database, now, everyWay)
  const reminder = keep(await one())
  tellsAll(reminder, id)
  expect(reminder.text).toContain('plus de dix jours')
  await site.as('samira').post(`/orientations/${id}/repondre`, { reply: 'Oui.' })
  saysAll(keep(await one()), '/reponse/')
  later(4)
  await site.as('samira').post(`/orientations/${id}/relancer`)
  const again = await mails()
  saysAll(keep(again[0] as Mail), '/reponse/')
  later(8)
  await runPrescriptionClocks(site.database, now, everyWay)
  const late = keep(await one())
  saysAll(late, '/reponse/')
  expect(late.text).toContain('cette demande s’arrête')
  const fresh = /(\/reponse\/\S+)/.exec(late.text)?.[1] ?? ''
  await site.anyone.post(fresh, jeanne)
  tellsAll(keep(await one()), id)
  later(31)
  await runPrescriptionClocks(site.database, now, everyWay)
  const came = keep(await one())
  saysAll(came, '/venue/')
  expect(came.text).toContain('« La personne est-elle venue ? »')
  later(11)
  await runPrescriptionClocks(site.database, now, everyWay)
  saysAll(keep(await one()), '/venue/')
  later(11)
  await runPrescriptionClocks(site.database, now, everyWay)
  tellsAll(keep(await one()), id)
  for (const { subject, text } of all) expect(subject + text).not.toMatch(/Benali|Un bureau/)
})

test('a silence of thirty days is told by the name of the structure', async () => {
  const { id } = await addressed(site, 'Famille Silence')
  later(31)
  await runPrescriptionClocks(site.database, now, everyWay)
  const all = await mails()
  tellsAll(all.find(({ subject }) => subject.includes('restée sans réponse')) as Mail, id)
})

test('a masked sender is neither named nor placed nor reached, in a message of an act nor in one of a clock', async () => {
  const id = await sent(site, 'ines', await household(site, 'ines', { name: 'Madame Rose' }))
  later(11)
  await runPrescriptionClocks(site.database, now, everyWay)
  const all = await mails()
  expect(all).toHaveLength(2)
  for (const { subject, text } of all) {
    expect(subject).toContain('ne structure partenaire')
    expect(text).toContain('Pour protéger la famille, cette structure n’est pas nommée ici')
    expect(subject + text).not.toMatch(/Inès|Garnier|addictologie|ines@|Harnes|Rose/)
  }
  expect(id).not.toBe('')
})

test('a sender who has left is answered at its organisation, or before its other prescribers; by link and by account', async () => {
  const byLink = await addressed(site, 'Famille Partie')
  const byAccount = await addressed(site, 'Famille Restée')
  await mails()
  await site.owner(`update app.member set status = 'revoked' where name = 'Samira Lopez'`)
  await site.owner(`update app.organisation set email = 'accueil@ccas.test' where name = 'CCAS de Harnes'`)
  await site.anyone.post(byLink.link, jeanne)
  await site.as('claire').post(`/orientations/${byAccount.id}/refuser`, { reason: 'no_place' })
  expect((await mails()).map(({ to }) => to)).toEqual(['accueil@ccas.test', 'accueil@ccas.test'])
  await site.owner(`update app.organisation set email = null where name = 'CCAS de Harnes'`)
  await site.owner(
    `insert into app.member (id, organisation_id, user_id, name, email, role, status)
     select gen_random_uuid(), organisation_id, user_id, 'Hugo Petit', 'hugo@exemple.test', 'prescriber', 'active' from app.member where name = 'Samira Lopez'`,
  )
  const third = await site.owner<{ id: string }>(`select id from app.prescription where state = 'accepted' limit 1`)
  await site.owner(`update app.prescription set state = 'sent' where id = $1`, [third[0]?.id])
  await site.as('claire').post(`/orientations/${third[0]?.id}/accepter`)
  expect((await mails()).map(({ to }) => to)).toEqual(['hugo@exemple.test'])
  expect(await newestLink(site)).toBe('')
})
