import { logFile } from '#equipment/devices/device.fixture.ts'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { signOnPaper } from './handover.steps.ts'
import { type Person, sees } from './hands.ts'
import { grade, tryAll } from './lot.steps.ts'

/** The machine of the story; its number is read where it is made. */
export type Machine = { path: string; number: string; serial: string; disk: string }

/** From the coordination's cupboard to one family. */
export async function promiseTo(claire: Person, household: string, { number }: Machine): Promise<void> {
  await claire.open(`/familles/${household}/attribuer`)
  await claire.choose('Programme', /^Rentrée/)
  await claire.choose('Ordinateur', /^(Portable|Ordinateur)/)
  await claire.press('Promettre à la famille')
  await sees(claire, 'C’est promis', number)
}

/** Lent at one of the places where families are received, signed on paper. Gives the day on which it comes back. */
export async function lend(nadia: Person, household: string, place: string, now: Date): Promise<string> {
  const due = dayOf(new Date(now.getTime() + 365 * DAY))
  await nadia.open(`/familles/${household}/remise`)
  await nadia.fill('Accessoires remis avec l’appareil', 'chargeur')
  await nadia.choose('La famille le reçoit comme', 'Un prêt')
  await nadia.fill('Retour prévu le', due)
  await nadia.select('Lieu', place)
  await nadia.press('Préparer la feuille')
  await signOnPaper(nadia)
  return due
}

/** No message leaves for a family that chose none: somebody calls it in the month before. */
export async function tellFamily(nadia: Person, family: string): Promise<void> {
  await nadia.open('/ma-journee')
  await nadia.answer(`Prévenir ${family} du retour`, 'Ouvrir le prêt')
  await sees(nadia, 'Dans 20 jours', 'Aucun message ne part pour elle')
  await nadia.press('Elle est prévenue')
  await sees(nadia, 'C’est noté : la famille est prévenue.', 'L’appareil est chez la famille')
}

/** The family brings it to the place that is nearest to it, which is not the one where it signed. */
export async function takeBack(nadia: Person, family: string, place: string): Promise<void> {
  await nadia.open('/ma-journee')
  await nadia.answer(`Retour attendu de ${family}`, 'Ouvrir le prêt')
  await sees(nadia, 'En retard de 3 jours', 'Accessoires remis')
  await nadia.follow('Noter le retour')
  await nadia.select('Où est-il maintenant ?', place)
  await nadia.choose('Comment revient-il ?', 'Il marche, sans trace nouvelle')
  await nadia.choose('Les accessoires', 'Tout est là')
  await nadia.press('L’appareil est revenu')
  await sees(nadia, 'Retour noté. Imprimez le reçu pour la famille.', 'Rendu', place, 'reçu par Nadia Haddad')
}

/** Nothing but a new proof opens quarantine: neither a test, nor the log of before the loan. */
export async function refusedBeforeWipe(claire: Person, { path, serial, disk }: Machine): Promise<void> {
  await claire.open('/ma-journee')
  await claire.answer('1 appareil rendu', 'Mettre à effacer')
  await sees(claire, 'Il a servi : il est effacé à nouveau avant toute chose.')
  await claire.press('Mettre à effacer')
  await claire.open(`${path}/essais`)
  await sees(claire, 'Pas encore d’essais', 'Cet appareil ne peut pas être testé')
  await giveLog(claire, { path, serial, disk }, '2026-03-02T11:00:00')
  await claire.open(path)
  await sees(claire, 'Effacement à refaire', 'Cet effacement date d’avant le dernier usage de l’appareil')
}

type Wiped = Pick<Machine, 'path' | 'serial' | 'disk'>

export async function giveLog(claire: Person, { path, serial, disk }: Wiped, start: string): Promise<void> {
  await claire.open(`${path}/effacement`)
  await claire.give('Journal de nwipe ou ShredOS', logFile({ host: serial, start, drives: [{ serial: disk }] }))
  await claire.press('Lire le journal')
}

/** Wiped after its return, tried and noted again: it may leave for another family. */
export async function makeReadyAgain(claire: Person, machine: Machine, now: Date): Promise<void> {
  await giveLog(claire, machine, new Date(now.getTime() - 2 * 3_600_000).toISOString().slice(0, 19))
  await sees(claire, 'tous les disques sont effacés et vérifiés')
  await claire.follow('Noter les essais')
  await tryAll(claire)
  await grade(claire)
  await sees(claire, 'Appareil prêt.')
}

/** The titles of a biography, from the first day to the last. */
export const lifeOf = async ({ page }: Person): Promise<string[]> =>
  (await page.locator('main ol.story b').allInnerTexts()).reverse()
