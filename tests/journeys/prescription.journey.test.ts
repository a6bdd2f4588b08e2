import { expect, test } from 'vitest'
import { runPrescriptionClocks } from '#orientation/orientation.clocks.ts'
import { placesElsewhere, programme } from '#orientation/prescriptions/prescription.fixture.ts'
import { everyWay } from '#platform/access/acting.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { openMailbox } from '#testing/mailbox.ts'
import { type Journey, type Look, openJourney } from './browser.ts'
import { type Person, sees } from './hands.ts'

const mailbox = 'accueil@passerelles.test'
const mails = await openMailbox()

const wide = await openJourney()
const phone = await openJourney()
test('a prescription never falls into a hole, on a wide screen', () => walk(wide, { width: 1200 }), 120_000)
test('nor on a phone without any script', () => walk(phone, { width: 360, script: false }), 120_000)

/** Everything that becomes of a prescription, in one territory, by the doors that people take. */
async function walk(journey: Journey, look: Look): Promise<void> {
  await journey.site.owner(`update app.organisation set email = $1 where name = 'Les Passerelles'`, [mailbox])
  await programme(journey.site, 20)
  await placesElsewhere(journey.site)
  const comes = (name: 'samira' | 'claire' | null) => journey.comes(name, look)
  const [samira, claire, jeanne] = [await comes('samira'), await comes('claire'), await comes(null)]

  await orients(samira, 'Famille Acceptée')
  expect(
    Buffer.from(await slip(samira))
      .subarray(0, 4)
      .toString(),
  ).toBe('%PDF')
  await claire.open('/ma-journee')
  await claire.answer('Famille Acceptée : une orientation vous est adressée', 'Répondre')
  await claire.press('Accepter')
  await sees(claire, 'La famille est acceptée')
  await samira.open('/ma-journee')
  await sees(samira, 'Famille Acceptée : orientation acceptée')

  const refused = await orients(samira, 'Famille Refusée')
  await claire.open(refused)
  await claire.choose('La raison', 'Il n’y a plus de place')
  await claire.press('Refuser')
  await samira.open('/ma-journee')
  await samira.answer('Famille Refusée : orientation refusée', 'Orienter ailleurs')
  await sees(samira, 'Pourquoi L’Autre Berge', 'Prévenez la famille vous-même')
  await sendsOn(samira)
  await samira.open(refused)
  await sees(samira, 'Renvoyée ailleurs')

  await orients(samira, 'Famille Retirée')
  await samira.follow('Retirer l’orientation')
  await samira.press('Retirer l’orientation')
  await sees(samira, 'L’orientation est retirée', 'Retirée')

  await orients(samira, 'Mme Okonkwo')
  const link = await mailedLink(journey)
  await jeanne.open(link)
  await sees(jeanne, 'Une famille vous est adressée', 'O., avec son accord', 'Harnes')
  expect(await jeanne.reads()).not.toContain('Okonkwo')
  await jeanne.follow('Poser une question d’abord')
  await jeanne.fill('Votre prénom et votre nom', 'Jeanne Morel')
  await jeanne.fill('Votre question', 'Peut-elle venir le matin ?')
  await jeanne.press('Envoyer la question')
  await sees(jeanne, 'Votre question est partie', 'Peut-elle venir le matin ?')
  await samira.open('/ma-journee')
  await samira.answer('Mme Okonkwo : une question vous est posée', 'Répondre')
  await samira.fill('Votre réponse', 'Oui, dès 9 heures.')
  await samira.press('Répondre à la question')
  await sees(samira, 'Votre réponse est partie', 'Vue par Jeanne Morel, par lien')
  const second = await mailedLink(journey)
  expect(second).not.toBe(link)
  expect(await jeanne.open(link)).toBe(404)
  await jeanne.open(second)
  await sees(jeanne, 'Oui, dès 9 heures.')
  await jeanne.fill('Votre prénom et votre nom', 'Jeanne Morel')
  await jeanne.press('Accepter')
  await sees(jeanne, 'Mme Okonkwo', '06 12 34 56 78')
  await samira.open('/ma-journee')
  await samira.answer('Mme Okonkwo : orientation acceptée', 'Suivre')
  await sees(samira, 'Jeanne Morel, par lien')

  await orients(samira, 'Famille Oubliée')
  journey.moveClockTo(new Date(journey.now().getTime() + 31 * DAY))
  await runPrescriptionClocks(journey.site.database, journey.now(), everyWay)
  await jeanne.open(await mailedLink(journey, '/venue/'))
  await sees(jeanne, 'La personne est-elle venue ?', 'O., Harnes')
  expect(await jeanne.reads()).not.toContain('Okonkwo')
  await jeanne.choose('La personne est-elle venue ?', 'Non, elle n’est pas venue')
  await jeanne.fill('Votre prénom et votre nom', 'Jeanne Morel')
  await jeanne.press('Envoyer la réponse')
  await sees(jeanne, 'Votre réponse est partie')
  await samira.open('/ma-journee')
  await samira.answer('Mme Okonkwo : la personne n’est pas venue', 'Orienter ailleurs')
  await sees(samira, 'La personne n’est pas venue', 'Pourquoi L’Autre Berge')
  await samira.open('/ma-journee')
  await samira.answer('Famille Oubliée : orientation restée sans réponse', 'Orienter ailleurs')
  await sendsOn(samira)
  await samira.open('/orientations?etat=attente')
  await sees(samira, 'Famille Oubliée', 'L’Autre Berge : répondre')
}

/** The page of two minutes; gives the address of what was sent. */
async function orients(samira: Person, name: string): Promise<string> {
  await samira.open('/orientations/nouvelle')
  await samira.fill('Nom de la famille ou de la personne', name)
  await samira.fill('Commune', 'Harnes')
  await samira.tick('Un ordinateur')
  await samira.fill('Téléphone', '06 12 34 56 78')
  await samira.tick(/^La famille sait ce que je note ici/)
  await samira.choose('Comment la famille a accepté d’être orientée', 'De vive voix')
  await samira.choose('À qui l’adresser', /^Les Passerelles/)
  await samira.press('Envoyer l’orientation')
  await sees(samira, 'La famille est orientée', 'Une réponse est attendue des Passerelles')
  return samira.path()
}

/** One button, then the form is ready but for the family's yes to this receiver: the receiver is ticked, what is asked too. */
async function sendsOn(samira: Person): Promise<void> {
  await samira.follow('Orienter vers L’Autre Berge')
  await samira.choose('Comment la famille a accepté d’être adressée à la structure choisie', 'De vive voix')
  await samira.press('Envoyer l’orientation')
  await sees(samira, 'L’orientation est partie', 'Une réponse est attendue de l’Autre Berge')
}

/** The slip, as paper. */
async function slip(samira: Person): Promise<Uint8Array> {
  await samira.follow('Imprimer le bon')
  await sees(samira, 'Bon d’orientation', 'Famille Acceptée', 'Ce code n’ouvre rien sans un compte')
  return samira.page.pdf({ format: 'A4' })
}

/** The newest link that reached the mailbox of Les Passerelles, over SMTP, as its path. */
async function mailedLink(journey: Journey, path = '/reponse/'): Promise<string> {
  const received = await mails.collect(journey.site.database, journey.address)
  const newest = received.findLast(({ to, text }) => to === mailbox && text.includes(path))
  return new RegExp(`(${path}\\S+)`).exec(newest?.text ?? '')?.[1] ?? ''
}
