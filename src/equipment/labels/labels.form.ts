import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { DeviceFilters } from '../devices/device.form.ts'
import { formats, perPage } from './label.formats.ts'

export const MOST = 1000

const format = z.enum(keysOf(formats), { error: 'Choisissez le papier.' })
const first = z.coerce
  .number({ error: 'Écrivez un nombre.' })
  .int({ error: 'Écrivez un nombre entier.' })
  .min(1, { error: 'La première place est la place 1.' })
  .max(65, { error: 'Une planche n’a pas tant de places.' })

/** Which machines, on which paper: an address to share, as a filtered list is. */
export const LabelFilters = DeviceFilters.extend({
  numeros: z.string().max(6000).optional(),
  poste: z.literal('oui').optional(),
  papier: format.optional(),
  place: first.optional(),
})

export const LabelBatchForm = z.object({
  count: z.coerce
    .number({ error: 'Écrivez combien d’étiquettes imprimer.' })
    .int({ error: 'Écrivez un nombre entier.' })
    .min(1, { error: 'Une étiquette, au moins.' })
    .max(MOST, { error: `${MOST} étiquettes à la fois, au plus.` }),
})

/** A place that this paper does not have is the first one. */
export const firstPlace = (paper: keyof typeof formats, place: number): number => (place > perPage(paper) ? 1 : place)
