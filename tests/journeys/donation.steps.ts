import { expect } from 'vitest'
import { csvFile, logFile, snapshotFile } from '#equipment/devices/device.fixture.ts'
import { DAY, dayOf, localOf, sayDate } from '#platform/i18n/dates.ts'
import { type Person, sees } from './hands.ts'
import { tryAll } from './lot.steps.ts'

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

/** At the bench: what it is made of, then the proof that its disk is wiped. */
export async function wipe(ahmed: Person, serial: string, disk: string, now: Date): Promise<string> {
  await ahmed.open('/etabli')
  await ahmed.page.getByRole('searchbox', { name: 'Numéro de l’appareil' }).fill(serial)
  await ahmed.press('Chercher')
  const device = ahmed.path()
  await ahmed.follow('Déposer le relevé')
  await ahmed.give('Relevé de matériel', snapshotFile({ serial, drives: [disk] }))
  await ahmed.press('Lire le relevé')
  await ahmed.follow('Déposer le journal')
  await ahmed.give(
    'Journal de nwipe ou ShredOS',
    logFile({ host: serial, drives: [{ serial: disk }], start: localOf(now) }),
  )
  await ahmed.press('Lire le journal')
  await sees(ahmed, 'tous les disques sont effacés et vérifiés')
  return device
}

/** Another member opens the evidence that her colleague brought, and signs. Gives the address of the public proof. */
export async function certify(lina: Person, device: string): Promise<string> {
  await lina.open(`${device}/certificat`)
  await sees(lina, 'Une autre personne a apporté ces preuves.')
  await lina.fill('Votre fonction', 'responsable de l’atelier')
  await lina.fill('Fait à', 'Harnes')
  await lina.tick(/^J’ai regardé chaque preuve/)
  await lina.press('Établir le certificat')
  await sees(lina, 'établi.', 'Tient toujours', 'Lina Costa, Atelier Rebond')
  return (await lina.page.locator('main a[href^="/preuve/"]').getAttribute('href')) ?? ''
}

/** Whoever holds the machine compares the number under it: no account, no name of anybody. */
export async function readPublicProof(nobody: Person, proof: string, serial: string): Promise<void> {
  expect(await nobody.open(proof)).toBe(200)
  await sees(
    nobody,
    'Les données de cette machine sont effacées',
    'Ce certificat tient',
    'Atelier Rebond',
    'Mairie de Sallaumines',
  )
  for (const name of ['Ahmed', 'Lina', serial]) expect(await nobody.reads()).not.toContain(name)
  await nobody.fill('Numéro de série lu sous l’appareil', serial)
  await nobody.press('Comparer')
  await sees(nobody, 'Oui : ce numéro est celui de la machine')
}

/** Its screen is broken: once its disk is wiped, it leaves for its parts. */
export async function leaveForParts(ahmed: Person, device: string): Promise<void> {
  await ahmed.open(device)
  await ahmed.follow('Noter les essais')
  await ahmed.page.locator('summary', { hasText: 'Indispensable' }).click()
  await ahmed.choose('Écran', 'À réparer')
  await tryAll(ahmed)
  await sees(ahmed, 'À réparer', 'écran')
  const number = /ML-\d+/.exec(await ahmed.title())?.[0] ?? ''
  await ahmed.open('/sorties')
  await ahmed.follow('Nouvelle sortie')
  await ahmed.follow('Démonter pour pièces')
  await ahmed.fill('Appareils', number)
  await ahmed.press('Enregistrer la sortie')
  await sees(ahmed, 'Sortie SO-', number, 'Mairie de Sallaumines')
}

/** Each machine in one line, and lines that add up: what is ready, at work, taken apart, given back. */
export async function readAccounts(denis: Person, address: string): Promise<void> {
  await denis.open(address)
  await denis.follow('Ce qu’est devenu chaque appareil')
  await sees(denis, '4 appareils annoncés, 4 arrivés.', '2 effacements prouvés')
  expect(await barsOf(denis)).toEqual({
    'En travail à l’atelier': '1 sur 4',
    'Prêts ou réservés, pas encore remis': '1 sur 4',
    'Recyclés, démontés ou détruits': '1 sur 4',
    'Refusés ou rendus': '1 sur 4',
  })
  await denis.open('/reemploi')
  expect(await barsOf(denis)).toMatchObject({
    Proposés: '4 appareils',
    'Acceptés par un atelier': '4 appareils',
    'En travail à l’atelier': '1 appareil',
    'Prêts ou réservés, pas encore remis': '1 appareil',
    Réemployés: '0 appareil',
    'Recyclés, démontés ou détruits': '1 appareil',
    'Refusés ou rendus': '1 appareil',
  })
}

const barsOf = ({ page }: Person): Promise<Record<string, string>> =>
  page
    .locator('main .bars .line')
    .evaluateAll((lines) =>
      Object.fromEntries(
        lines.map(({ children: [label, figure] }) =>
          [label, figure].map((words) => (words?.textContent ?? '').replaceAll('\u00a0', ' ')),
        ),
      ),
    )
