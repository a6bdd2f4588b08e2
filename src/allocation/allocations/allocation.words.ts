import { sayDevice } from '#equipment/devices/device.words.ts'
import { sayIccid } from '#equipment/simCards/iccid.rules.ts'
import { simStates } from '#equipment/simCards/simCard.rules.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { lacksCard, lacksDevice } from './allocation.rules.ts'
import type { Promised } from './allocation.store.ts'

/** What a promise lacks before it can be handed over; null when nothing. */
export function sayLack(row: Promised): { said: string; tone: Tone } | null {
  if (row.device_state === 'lost') return { said: 'Appareil perdu', tone: 'loss' }
  if (row.device_state === 'stolen') return { said: 'Appareil volé', tone: 'loss' }
  if (lacksDevice(row)) return { said: 'Appareil à choisir', tone: 'turn' }
  if (!lacksCard(row)) return null
  return row.sim_card_id
    ? { said: `Carte ${(simStates[row.sim_state ?? ''] ?? 'indisponible').toLowerCase()}`, tone: 'loss' }
    : { said: 'Carte à choisir', tone: 'turn' }
}

/** "ML-0412, Dell Latitude", "Carte SIM 8933 … 02521", or what is still to be chosen. */
export const nameOf = (
  row: Pick<Promised, 'kind' | 'number' | 'brand' | 'model' | 'device_kind' | 'iccid'>,
): string => {
  if (row.number)
    return sayDevice({
      number: row.number,
      brand: row.brand ?? '',
      model: row.model ?? '',
      kind: row.device_kind ?? '',
    })
  if (row.iccid) return `Carte SIM ${sayIccid(row.iccid)}`
  return row.kind === 'computer' ? 'Un ordinateur, à choisir' : 'Une connexion, carte à choisir'
}
