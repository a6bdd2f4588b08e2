import { z } from 'zod'
import { phoneTyped } from '#network/phones/phone.ts'

const short = (most: number) => z.string().max(most, `Cette réponse tient en ${most} caractères.`)

export const PlaceForm = z.object({
  name: short(120).min(2, 'Écrivez le nom du lieu, comme les gens l’appellent.'),
  address: short(200).default(''),
  commune: z.string('Écrivez la commune ou son code postal.').min(2, 'Écrivez la commune ou son code postal.'),
  phone: phoneTyped.optional(),
  opening: short(300).default(''),
  stations: z.coerce
    .number('Écrivez un nombre.')
    .int('Écrivez un nombre entier.')
    .min(0, 'Écrivez un nombre.')
    .max(500, '500 au plus.')
    .default(0),
  note: short(500).default(''),
})
export type PlaceForm = z.output<typeof PlaceForm>
