import { sayDate } from '#platform/i18n/dates.ts'
import { sayValue } from '../devices/inventory.value.ts'
import { sayAcquired } from '../donations/acquired.ts'
import type { Line } from '../donations/line.ts'
import { sayCount } from '../donations/line.words.ts'

/** To be written by hand where Maillon does not know. */
export const TO_FILL = '……………………………………'

/** "12 ordinateurs portables, achetés en 2019, valeur estimée 120,00 € chacun, soit 1 440,00 €". */
export const sayLine = (line: Line): string =>
  [
    sayCount(line.kind, line.count),
    line.acquired ? `acquis en ${sayAcquired(line.acquired)}` : 'date d’acquisition inconnue',
    line.count > 1
      ? `valeur estimée ${sayValue(line.unitValueCents)} l’unité, soit ${sayValue(line.unitValueCents * line.count)}`
      : `valeur estimée ${sayValue(line.unitValueCents)}`,
    line.place && `à chercher : ${line.place}`,
    line.protected && 'porteurs de données protégées ou classifiées',
  ]
    .filter(Boolean)
    .join(', ')

export const worthOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + line.count * line.unitValueCents, 0)

/** On what law the gift stands. */
export const lawOf = (publicBody: boolean): string =>
  publicBody
    ? 'Cession gratuite d’un bien meuble dont la personne publique n’a plus l’emploi : Code général de la propriété des personnes publiques, articles L. 3212-2 (3°), L. 3212-3 et D. 3212-3. La valeur de chaque appareil ne dépasse pas 300 €.'
    : 'Cession gratuite d’un bien par son propriétaire.'

export const recipientDuties = [
  'Ne pas revendre le matériel cédé, et ne pas le céder à qui le revendrait.',
  'Effacer toutes les données, avec preuve, avant qu’un appareil change de mains.',
  'Le remettre en service chaque fois que c’est possible, et pouvoir le prouver appareil par appareil.',
  'Confier à un éco-organisme ce qui ne peut pas l’être, et dire au donateur ce que chaque appareil est devenu.',
  'Enlever le matériel avant la date limite.',
] as const

export const donorDuties = [
  'Garder le matériel au lieu de dépôt jusqu’à son enlèvement.',
  'Signaler les appareils qui portent des données protégées.',
] as const

/** "oui de Denis Carpentier, le 26 novembre 2026, dans Maillon". */
export const sayYes = (name: string | null, day: string | null): string =>
  name && day ? `${name}, oui dit dans Maillon le ${sayDate(day)}` : 'Nom, date et signature'
