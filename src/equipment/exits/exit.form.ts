import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { readValue } from '../devices/inventory.value.ts'
import { buyers, exitKinds } from './exit.words.ts'

const text = (most: number) => z.string().max(most, { error: 'Ce texte est trop long.' }).default('')

const box = z.literal('oui').optional()

/** "12,5" kilograms into grams. */
const weight = z
  .string()
  .transform((said, context) => {
    const kilos = Number(said.replace(/\s|kg/gi, '').replace(',', '.'))
    if (kilos > 0 && kilos <= 50_000) return Math.round(kilos * 1000)
    context.addIssue({ code: 'custom', message: 'Écrivez le poids en kilogrammes, comme 120 ou 12,5.' })
    return z.NEVER
  })
  .optional()

const price = z
  .string()
  .transform((said, context) => {
    const read = readValue(said)
    if ('cents' in read && read.doubt === null) return read.cents
    context.addIssue({ code: 'custom', message: 'Ce prix n’a pas été compris. Écrivez-le comme 90 ou 89,50.' })
    return z.NEVER
  })
  .optional()

export const ExitForm = z.object({
  kind: z.enum(keysOf(exitKinds)),
  lines: text(20_000),
  devices: z.array(z.string()).default([]),
  left_on: z.iso.date({ error: 'Choisissez un jour.' }),
  taker: text(160),
  slip: text(60),
  weight,
  why: text(500),
  price,
  buyer: z.enum(keysOf(buyers)).optional(),
  set: box,
  multifunction: box,
  charger: box,
  disk: box,
  system: box,
})

export type ExitAsked = z.output<typeof ExitForm>
