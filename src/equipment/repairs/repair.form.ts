import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { partWords } from './part.words.ts'

const version = z.coerce.number().int()
const kind = z.enum(keysOf(partWords), { error: 'Dites quelle pièce c’est.' })

export const RepairForm = z.object({ version, why: short(500, 'Dites ce qui est à réparer.') })

const MINUTES = 'Le temps passé : un nombre de minutes, de 0 à 6 000.'
export const RepairedForm = z.object({
  version,
  done: short(1000, 'Dites ce qui a été fait.').min(3, 'Quelques mots de plus, s’il vous plaît.'),
  minutes: z.coerce.number(MINUTES).int(MINUTES).min(0, MINUTES).max(6000, MINUTES),
})

export const UsePartForm = z.object({ version, part: z.uuid({ error: 'Choisissez une pièce de l’atelier.' }) })

const PRICE = 'Le prix en euros, par exemple 24,90.'
export const BuyPartForm = z.object({
  version,
  kind,
  fits: short(200).default(''),
  supplier: short(120, 'Dites chez qui elle a été achetée.'),
  cost: z
    .string(PRICE)
    .regex(/^\d{1,4}([.,]\d{1,2})?\s*€?$/, PRICE)
    .transform((said) => Math.round(Number(said.replace(/[€\s]/g, '').replace(',', '.')) * 100)),
})

export const HarvestForm = z.object({ version, kind, fits: short(200).default('') })

export const PartFilters = z.object({
  piece: z.enum(keysOf(partWords)).optional(),
  toutes: z.literal('oui').optional(),
})
