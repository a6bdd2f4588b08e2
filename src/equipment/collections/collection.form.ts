import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { slots } from './collection.rules.ts'

/** A day proposed to fetch a lot, and whom to ask for on site: a function, and at most a work name and number. */
export const CollectionForm = z.object({
  day: z.iso.date('Donnez un jour, par exemple 24/11/2026.'),
  slot: z.enum(keysOf(slots), 'Choisissez une heure.'),
  place: short(300, 'Où venir ?').min(2, 'Où venir ?'),
  contact_role: short(120, 'Qui demander sur place ? Une fonction suffit, par exemple « gardien ».').min(
    2,
    'Qui demander sur place ? Une fonction suffit, par exemple « gardien ».',
  ),
  contact_name: short(120).default(''),
  contact_phone: short(40).default(''),
  note: short(500).default(''),
})

export const AcceptForm = z.object({ proposal: z.uuid('Rouvrez la page, puis recommencez.') })
