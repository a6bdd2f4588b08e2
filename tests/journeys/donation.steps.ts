import { expect } from 'vitest'
import { csvFile } from '#equipment/devices/device.fixture.ts'
import { DAY, dayOf, sayDate } from '#platform/i18n/dates.ts'
import { type Person, sees } from './hands.ts'

/** The lot of the story, and what its donor wrote on its delivery note: four laptops, in two boxes. */
export const lot = 'Portables des écoles'
const note = [
  'Carton;Type;Marque;Modèle;N° de série;N° inventaire',
  '1;PC portable;Maison;Portable Inventé 14;PFLOT0001;E-01',
  '1;PC portable;Maison;Portable Inventé 14;PFLOT0002;E-02',
  '2;PC portable;Maison;Portable Inventé 14;PFLOT0003;E-03',
  '2;PC portable;Maison;Portable Inventé 14;PFLOT0004;E-04',
  '',
].join('\n')

/** The town hall and the workshop agree first on how machines are given; the workshop undertakes to prove their reuse. */
export async function agree(denis: Person, ahmed: Person): Promise<void> {
  await denis.open('/conventions-de-don')
  await denis.follow('Écrire une convention')
  await denis.fill('Nom de la convention', 'Réemploi 2026-2028')
  await denis.select('Avec quel atelier', 'Atelier Rebond')
  await denis.fill('Du', '2026-01-01')
  await denis.fill('Délibération ou décision', '2026-12')
  await denis.press('Proposer cette convention')
  await sees(denis, 'Convention proposée. L’atelier va répondre.')
  await ahmed.open('/ma-journee')
  await ahmed.answer('Mairie de Sallaumines propose une convention de don', 'Répondre')
  await ahmed.choose('Confirmez-vous cette convention ?', 'Oui, nous la confirmons')
  await ahmed.tick(/^Nous nous engageons/)
  await ahmed.press('Répondre')
  await sees(ahmed, 'Réemploi 2026-2028', 'Confirmée')
}

/** Two lines: what is given, and what is waste and never leaves for the workshop. Gives the lot's address. */
export async function announce(denis: Person): Promise<string> {
  await denis.open('/ma-journee')
  await denis.follow('Annoncer un don')
  await denis.fill('Nom de ce don', lot)
  await denis.select('À quel atelier', 'Atelier Rebond')
  await denis.select('Sous quelle convention', 'Réemploi 2026-2028')
  await denis.fill('Où les chercher', 'École Jaurès, sous le préau')
  await denis.fill('Date limite d’enlèvement', '2099-12-31')
  await line(denis, 1, { kind: 'Ordinateur portable', count: '4', acquired: '09/2021', value: '120', outcome: 'Don' })
  await line(denis, 2, { kind: 'Écran', count: '3', acquired: '2009', value: '5', outcome: 'Déchet' })
  await denis.press('Annoncer ce don')
  await sees(denis, 'Don annoncé.', 'Réemploi 2026-2028', '3 appareils sont des déchets et ne partent pas à l’atelier')
  return denis.path()
}

type Line = Record<'kind' | 'count' | 'acquired' | 'value' | 'outcome', string>

async function line({ page }: Person, at: number, { kind, count, acquired, value, outcome }: Line): Promise<void> {
  const fields = page.getByRole('group', { name: `Ligne ${at}`, exact: true })
  await fields.getByLabel('Quels appareils').selectOption({ label: kind })
  await fields.getByLabel('Combien d’appareils').fill(count)
  await fields.getByLabel(/^Achetés en/).fill(acquired)
  await fields.getByLabel('Valeur de chacun').fill(value)
  await fields.getByLabel('Don ou déchet').selectOption({ label: outcome })
}

/** The workshop accepts and proposes a day; the town hall accepts that day. */
export async function agreeOnDay(ahmed: Person, denis: Person, now: Date): Promise<void> {
  await ahmed.open('/ma-journee')
  await ahmed.answer('Mairie de Sallaumines propose 4 appareils', 'Répondre')
  await ahmed.choose('Acceptez-vous ce don ?', 'Oui, nous viendrons le chercher')
  await ahmed.press('Répondre')
  await sees(ahmed, 'Don accepté.', 'Aucun jour n’est proposé.')
  await ahmed.open('/ma-journee')
  await ahmed.answer('Enlèvement à fixer avec Mairie de Sallaumines', 'Proposer un jour')
  const day = dayOf(new Date(now.getTime() + 2 * DAY))
  await ahmed.fill('Quel jour', day)
  await ahmed.choose('À quelle heure', 'de 10 h à 12 h')
  await ahmed.fill('Qui demander sur place', 'gardien')
  await ahmed.press('Proposer ce jour')
  await sees(ahmed, 'Jour proposé. L’autre partie va répondre.')
  await denis.open('/ma-journee')
  await denis.answer('Atelier Rebond propose le', 'Répondre')
  await denis.press('Accepter ce jour')
  await sees(denis, 'Jour accepté : l’enlèvement est fixé.', sayDate(day), 'de 10 h à 12 h', 'gardien')
}

/** The note is read before anything is written, then the machines are scanned: as announced, in the place of another, too many. */
export async function count(ahmed: Person, address: string, passTime: () => void): Promise<void> {
  await ahmed.open('/ma-journee')
  await ahmed.answer('à chercher', 'Recevoir')
  await ahmed.follow('Bordereau, pointage et écarts')
  await ahmed.follow('Donner le bordereau')
  await ahmed.give('Bordereau', csvFile(note, 'ecole-jaures.csv'))
  await ahmed.press('Relire le bordereau')
  await sees(ahmed, /4\s+appareils attendus/, /0\s+ligne refusée/)
  await ahmed.press('Attendre 4 appareils')
  await ahmed.press('Ouvrir le pointage')
  await sees(ahmed, 'Pointage ouvert.')
  await scan(ahmed, 'PFLOT0001')
  await sees(ahmed, 'Attendu, pointé', 'ligne 2, carton 1')
  passTime()
  await scan(ahmed, 'PFLOT0001')
  await sees(ahmed, 'Déjà pointé', 'Il ne compte qu’une fois.')
  await scan(ahmed, 'PFLOT0002')
  await scanUnlisted(ahmed, 'PFLOT0033')
  await sees(ahmed, 'Dites si cet appareil remplace une ligne du bordereau.')
  await ahmed.choose('Remplace-t-il un appareil attendu ?', /ligne 4/)
  await ahmed.press('Ajouter à ce don')
  await sees(ahmed, 'Remplace la ligne 4', 'Attendu : série PFLOT0003')
  await scanUnlisted(ahmed, 'PFTROP0005')
  await ahmed.choose('Remplace-t-il un appareil attendu ?', 'Non, il est en plus')
  await ahmed.press('Ajouter à ce don')
  await sees(ahmed, 'En plus', '3 sur 4')
  await ahmed.open(`${address}/bordereau`)
  await sees(ahmed, '1 appareil reste à pointer.', 'Remplace une ligne')
}

async function scan(ahmed: Person, code: string): Promise<void> {
  await ahmed.fill('Numéro de l’appareil', code)
  await ahmed.press('Pointer')
}

async function scanUnlisted(ahmed: Person, code: string): Promise<void> {
  await scan(ahmed, code)
  await sees(ahmed, 'n’est pas sur le bordereau')
  await ahmed.select('Quel appareil', 'Ordinateur portable')
  await ahmed.fill('Marque', 'Maison')
  await ahmed.fill('Modèle', 'Portable Inventé 14')
  await ahmed.press('Ajouter à ce don')
}

/** What was too many goes back to its donor, what did not come is said; then the donor is asked by link. */
export async function closeCount(ahmed: Person, address: string, email: string): Promise<void> {
  await settle(ahmed, 'En plus', 'Rendu au donateur', 'Il appartient à une autre école')
  await ahmed.follow('Clore le pointage')
  await sees(ahmed, 'Clore le pointage ?', '4 appareils sont là')
  await ahmed.fill('E-mail de la personne qui confirme chez le donateur', email)
  await ahmed.press('Clore et demander au donateur')
  await sees(ahmed, 'Pointage clos. Le lien est parti.', `Un lien est parti à ${email}`)
  await settle(ahmed, 'Manquant', 'Jamais envoyé', 'Resté à l’école Jaurès')
  expect(ahmed.path()).toBe(`${address}/bordereau`)
}

async function settle(ahmed: Person, what: string, outcome: string, word: string): Promise<void> {
  await ahmed.page.locator('main tr').filter({ hasText: what }).first().getByRole('link').first().click()
  await ahmed.choose('Que devient-il ?', new RegExp(`^${outcome}`))
  await ahmed.fill('Un mot pour le donateur', word)
  await ahmed.press('Enregistrer')
  await sees(ahmed, 'C’est noté.', `${outcome} : ${word}`)
}

/** Somebody of the school, without any account, behind the link of its message. */
export async function confirmByLink(nobody: Person, link: string): Promise<void> {
  expect(await nobody.open(link)).toBe(200)
  await sees(nobody, 'Est-ce bien ce que vous avez envoyé ?', lot, 'Jamais envoyé : Resté à l’école Jaurès')
  await sees(nobody, '4 sur le bordereau : 2 comme annoncé, 1 par un autre appareil, 1 absent', 'dont 1 en plus')
  await nobody.fill('Votre prénom et votre nom', 'Ginette Caron')
  await nobody.press('C’est conforme')
  await sees(nobody, 'Cette livraison est confirmée', 'Ginette Caron, par lien')
}

/** Each side says yes once; with the second, the paper is kept as it is. */
export async function signDeed(ahmed: Person, denis: Person, address: string): Promise<void> {
  await ahmed.open(address)
  await ahmed.press('Dire oui à cet acte')
  await sees(ahmed, 'Votre accord est noté sur l’acte.', 'Oui de Ahmed Kaci')
  await denis.open(address)
  await denis.press('Dire oui à cet acte')
  await sees(denis, 'Acte de cession AC-', 'Empreinte (SHA-256)')
}
