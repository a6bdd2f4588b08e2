import { z } from 'zod'
import { count, short } from '#platform/web/pieces.ts'

/** A line of the register of waste (Code de l'environnement, R. 541-43). */
export const WasteForm = z.object({
  removed_on: z.iso.date('Donnez le jour du départ, par exemple 24/11/2026.'),
  nature: short(160, 'Dites ce qui est parti, par exemple « écrans cathodiques ».').min(2, 'Dites ce qui est parti.'),
  count: count('Combien d’appareils', 1, 100_000),
  destination: short(160, 'Dites quel éco-organisme ou quelle déchèterie les a reçus.').min(
    2,
    'Ce nom est trop court.',
  ),
  slip: short(80).default(''),
  don: z.uuid().optional(),
})

/** Only what has left is in the register. */
export const refusalOfRemoval = (day: string, today: string): string | null =>
  day > today ? 'Ce jour est à venir : le registre dit ce qui est déjà parti.' : null
