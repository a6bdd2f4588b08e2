import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { swapReasons } from './handout.words.ts'

export const KitForm = z.object({
  items: z.array(z.uuid()).default([]),
  scan: short(200).default(''),
})

export type KitForm = z.output<typeof KitForm>

export const SwapForm = z.object({
  device: z
    .string('Scannez l’appareil, ou écrivez son numéro.')
    .min(2, 'Scannez l’appareil, ou écrivez son numéro.')
    .max(200, 'Ce numéro est trop long.'),
  why: z.enum(keysOf(swapReasons), 'Dites pourquoi.').default('other'),
})

export type SwapForm = z.output<typeof SwapForm>
