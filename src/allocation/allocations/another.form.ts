import { z } from 'zod'

/** The device that a promise gets instead of the one that it lacks. */
export const AnotherDeviceForm = z.object({ device: z.uuid('Choisissez un appareil de la liste.') })

/** The card that it gets. `any`: the first card of the stock. */
export const AnotherCardForm = z.object({
  sim: z.union([z.literal('any'), z.uuid()], 'Choisissez une carte de la liste.'),
})
