import { z } from 'zod'
import { phoneTyped } from '#network/phones/phone.ts'
import { count, nameTyped, short } from '#platform/web/pieces.ts'

export const PlaceForm = z.object({
  name: nameTyped(120, 'Écrivez le nom du lieu, comme les gens l’appellent.'),
  address: short(200).default(''),
  commune: z.string('Écrivez la commune ou son code postal.').min(2, 'Écrivez la commune ou son code postal.'),
  phone: phoneTyped.optional(),
  opening: short(300).default(''),
  stations: count('Postes', 0, 500).default(0),
  note: short(500).default(''),
})
export type PlaceForm = z.output<typeof PlaceForm>
