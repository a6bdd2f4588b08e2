import type { DeviceKind } from '../devices/snapshot.part.ts'

/**
 * What a refurbished device avoids for each year of use, instead of a new one. ADEME, "Évaluation de l'impact environnemental d'un ensemble
 * de produits reconditionnés", September 2022. The study says no mass for desktops, screens and printers: null, never a guess.
 */
export const avoidedSource = {
  publisher: 'ADEME',
  title: 'Évaluation de l’impact environnemental d’un ensemble de produits reconditionnés',
  edition: 'septembre 2022',
  page: 'https://librairie.ademe.fr/5241',
} as const

/** Kilograms of CO₂ equivalent a year; and the share of a new device's yearly impact, from the least to the most favourable case. */
export type Factor = { kilograms: number; least: number; most: number }

export const factors: Partial<Record<DeviceKind, Factor>> = {
  smartphone: { kilograms: 24.6, least: 64, most: 87 },
  tablet: { kilograms: 20, least: 46, most: 80 },
  laptop: { kilograms: 27, least: 43, most: 97 },
}
