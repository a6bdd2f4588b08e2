import { expect } from 'vitest'
import { csvFile, logFile, snapshotFile } from '#equipment/devices/device.fixture.ts'
import { localOf } from '#platform/i18n/dates.ts'
import { type Person, sees } from './hands.ts'

export const lot = 'Postes de l’état civil'
const serial = 'PFTAHIRI1'

/** The town hall announces what it retires. */
export async function announceDonation(denis: Person): Promise<string> {
  await denis.open('/ma-journee')
  await denis.follow('Annoncer un don')
  await denis.fill('Nom de ce don', lot)
  await denis.select('À quel atelier', 'Atelier Rebond')
  await denis.fill('Où les chercher', 'Hôtel de ville, au sous-sol')
  await denis.fill('Date limite d’enlèvement', '2099-12-31')
  await denis.select('Quels appareils', 'Ordinateur portable')
  await denis.fill('Combien d’appareils', '2')
  await denis.fill('Valeur de chacun', '120')
  await denis.select('Don ou déchet', 'Don')
  await denis.press('Annoncer ce don')
  await sees(denis, 'Don annoncé. L’atelier va vous répondre.', lot, 'Atelier Rebond doit répondre.')
  return denis.path()
}

/** The workshop accepts, takes the lot in, and reads the donor's list before anything is written. */
export async function receiveLot(ahmed: Person): Promise<void> {
  await ahmed.open('/ma-journee')
  await ahmed.answer('Mairie de Sallaumines propose 2 appareils', 'Répondre')
  await ahmed.choose('Acceptez-vous ce don ?', 'Oui, nous viendrons le chercher')
  await ahmed.press('Répondre')
  await sees(ahmed, 'Don accepté.')
  await ahmed.press('Recevoir ce don')
  await sees(ahmed, 'Don reçu.')
  await ahmed.follow('Importer une liste')
  const list = `Type;Marque;Modèle;N° de série;N° inventaire\nPC portable;Maison;Portable Inventé 14;${serial};M-101\nPC portable;Maison;Portable Inventé 14;;\n`
  await ahmed.give('Liste des appareils', csvFile(list, 'etat-civil.csv'))
  await ahmed.press('Relire la liste')
  await sees(ahmed, 'Relire avant d’importer', /1\s+appareil à importer/, /1\s+ligne refusée/)
  await ahmed.press('Importer 1 appareil')
  await sees(ahmed, '1 appareil importé.', 'M-101')
}

/** At the bench: what it is made of, the proof of its wipe, its tests, its grade. Gives its number. */
export async function refurbish(ahmed: Person): Promise<{ number: string; path: string }> {
  await ahmed.open('/ma-journee')
  await ahmed.answer('1 appareil à identifier', 'Identifier')
  const device = ahmed.path()
  const number = /ML-\d+/.exec(await ahmed.title())?.[0] ?? ''
  expect(number).not.toBe('')
  await ahmed.follow('Déposer le relevé')
  await ahmed.give('Relevé de matériel', snapshotFile({ serial, drives: ['D-TAHIRI1'] }))
  await ahmed.press('Lire le relevé')
  await sees(ahmed, 'Matériel relevé.', 'Effacer')
  await ahmed.follow('Déposer le journal')
  await ahmed.give(
    'Journal de nwipe ou ShredOS',
    logFile({ host: serial, drives: [{ serial: 'D-TAHIRI1' }], start: localOf(new Date()) }),
  )
  await ahmed.press('Lire le journal')
  await sees(ahmed, 'tous les disques sont effacés et vérifiés', 'Essayez toutes ses fonctions.')
  await ahmed.follow('Noter les essais')
  await tryAll(ahmed)
  await grade(ahmed)
  await sees(ahmed, 'Appareil prêt.', 'Prêt à partir', 'Bon aspect', 'Effacé et vérifié')
  return { number, path: device }
}

/** Everything works: said once, and each lock looked at. */
export async function tryAll(ahmed: Person): Promise<void> {
  await ahmed.tick(/^J’ai tout essayé, tout va bien/)
  for (const lock of await ahmed.page.locator('main').getByRole('radio', { name: 'Aucun', exact: true }).all())
    await lock.check()
  await ahmed.press('Enregistrer les essais')
}

/** Good looks, works well; then the last door before a family. */
export async function grade(ahmed: Person): Promise<void> {
  await ahmed.follow('Noter l’appareil')
  await ahmed.choose('Aspect', /^B/)
  await ahmed.choose('Fonctionnement', /^A/)
  await ahmed.choose('Batterie', /^B/)
  await ahmed.press('Enregistrer la note')
  await ahmed.press('Il est prêt')
}

/** From the workshop's shelf to the coordination's: one signs that it leaves, the other counts it and signs that it came. */
export async function deliver(ahmed: Person, claire: Person, number: string): Promise<void> {
  await ahmed.open('/ma-journee')
  await ahmed.answer('1 appareil prêt à partir', 'Livrer')
  await ahmed.select('À quelle structure', 'Les Passerelles')
  await ahmed.tick(new RegExp(`^${number}`))
  await ahmed.press('Livrer')
  await sees(ahmed, '1 appareil en route vers les Passerelles.', number)
  await claire.open('/ma-journee')
  await claire.answer('1 ordinateur portable annoncé par l’Atelier Rebond', 'Recevoir')
  await claire.fill('Combien d’appareils avez-vous devant vous', '1')
  await claire.press('Noter ce compte')
  await claire.press('Noter l’appareil comme reçu')
  await claire.press('Signer la réception')
  await sees(claire, 'Réception signée.', number)
}

/** The donor reads the proof of what it gave, and never who received it. */
export async function readProof(denis: Person, donation: string): Promise<void> {
  await denis.open('/ma-journee')
  await sees(denis, `1 preuve d’effacement pour « ${lot} »`)
  await denis.open(donation)
  await sees(denis, 'Effacés, avec preuve', 'M-101')
  await denis.follow('Effacé et vérifié : preuve')
  await sees(denis, /Clear \(NIST SP 800-88\)|effac/i)
}
