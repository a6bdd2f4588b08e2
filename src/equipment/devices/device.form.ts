import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { families, NO_PLACE, qualities } from '../stock/stock.words.ts'
import { kindOptions, stateWords } from './device.words.ts'

const text = (most: number) => z.string().max(most, { error: 'Ce texte est trop long.' })
const kinds = kindOptions.map(([value]) => value) as [string, ...string[]]

/** A device written down by hand, as its label says. */
export const DeviceForm = z.object({
  kind: z.enum(kinds, { error: 'Dites quel appareil c’est.' }),
  brand: text(120).default(''),
  model: text(120).default(''),
  serial: text(80).optional(),
  inventory_tag: text(80).optional(),
  note: text(500).default(''),
  don: z.uuid().optional(),
  /** Printed before, and stuck on it. */
  label: text(20).optional(),
})

export const DeviceFilters = z.object({
  etat: z.enum(Object.keys(stateWords) as [string, ...string[]]).optional(),
  type: z.enum(kinds).optional(),
  q: z.string().max(80).optional(),
  don: z.uuid().optional(),
  lieu: z.union([z.uuid(), z.literal(NO_PLACE)]).optional(),
  groupe: z.enum(keysOf(families)).optional(),
  qualite: z.enum(keysOf(qualities)).optional(),
})
