import { expect } from 'vitest'
import { logFile, snapshotFile } from '#equipment/devices/device.fixture.ts'
import { localOf } from '#platform/i18n/dates.ts'
import { type Person, sees } from './hands.ts'
import { tryAll } from './lot.steps.ts'

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
  await sees(denis, '4 appareils proposés, 4 acceptés par un atelier.')
  expect(await barsOf(denis)).toMatchObject({
    'En travail à l’atelier': '1 sur 4',
    'Prêts ou réservés, pas encore remis': '1 sur 4',
    'Refusés ou rendus': '1 sur 4',
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
