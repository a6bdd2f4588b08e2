import { z } from 'zod'

const body = 'Écrivez quelle instance l’a adoptée : « Comité de pilotage du 12 octobre ».'

/** Who adopted a version and when; `edits` is the writing of the draft that was read. */
export const AdoptForm = z.object({
  adopted_by: z.string(body).min(3, body).max(160, 'Ce nom tient en 160 caractères.'),
  adopted_on: z.iso.date('Choisissez le jour de l’adoption.'),
  read: z.literal('oui', 'Relisez cette version, puis cochez cette case.'),
  edits: z.coerce.number('Rouvrez cette page, puis recommencez.').int().min(0),
})
