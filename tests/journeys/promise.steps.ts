import { expect } from 'vitest'
import { csvFile } from '#equipment/devices/device.fixture.ts'
import { luhn } from '#equipment/simCards/iccid.rules.ts'
import { type Person, sees } from './hands.ts'
import { family } from './need.steps.ts'

/** An invented French card number, with its check digit. */
const iccid = (n: number): string => {
  const body = `893315${String(n).padStart(12, '0')}`
  return `${body}${[...'0123456789'].find((digit) => luhn(body + digit))}`
}

/** No programme yet: the coordination opens one, with its places in a commune. */
export async function openProgramme(claire: Person): Promise<void> {
  await claire.open('/programmes')
  await claire.follow('Ouvrir un programme')
  await claire.fill('Nom du programme', 'Devoirs à la maison')
  await claire.fill('Premier jour', '2026-01-01')
  await claire.fill('Commune', 'Harnes')
  await claire.fill('Ordinateurs', '5')
  await claire.fill('Connexions', '5')
  await claire.press('Enregistrer le programme')
  await sees(claire, 'Le programme est ouvert.', 'Devoirs à la maison', '0 sur 5')
}

/** A lot of cards arrives with the operator's list. */
export async function receiveSims(claire: Person): Promise<void> {
  await claire.open('/cartes-sim')
  await claire.follow('Recevoir un lot')
  await claire.fill('Opérateur', 'Opérateur Inventé')
  await claire.give(
    'Liste de l’opérateur',
    csvFile(`iccid;msisdn\n${iccid(71)};0700000001\n${iccid(72)};\n`, 'lot.csv'),
  )
  await claire.press('Relire la liste')
  await sees(claire, '2 cartes à prendre sur 2 lignes.')
  await claire.press('Prendre 2 cartes')
  await sees(claire, '2 cartes en stock.')
}

/** A device and a card are promised to the family, inside the programme. */
export async function promise(claire: Person, device: string): Promise<void> {
  await claire.open('/ma-journee')
  await claire.answer(`${family} attend`, 'Promettre un ordinateur')
  await claire.choose('Programme', /^Devoirs à la maison/)
  await claire.choose('Ordinateur', /^(Portable|Ordinateur)/)
  await claire.choose('Carte SIM', /^La première carte du stock/)
  await claire.press('Promettre à la famille')
  await sees(claire, 'C’est promis : un ordinateur et une connexion.', device, 'À remettre')
  expect(await claire.chain()).toBe('done done done now ahead ahead ahead')
}
