import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import type { DeviceFilters } from '../devices/device.form.ts'
import type { DeviceFilter } from '../devices/device.store.ts'
import { families, NO_PLACE, qualities } from './stock.words.ts'

const inStock = Object.values(families).flatMap(({ states }) => [...states])

type Asked = z.output<typeof DeviceFilters>

/** What a figure of the stock page asks of the list: its place, its family of states, whether it works. */
export const shelfOf = ({ lieu, groupe, qualite }: Asked): Pick<DeviceFilter, 'placeId' | 'states' | 'quality'> => ({
  placeId: lieu && (lieu === NO_PLACE ? null : lieu),
  states: groupe ? families[groupe].states : lieu || qualite ? inStock : undefined,
  quality: qualite,
})

/** "Lens, Maison des associations · Prêts · Avec un défaut": the same in words, above the list. */
export async function shelfSaid(by: Acting, { lieu, groupe, qualite }: Asked): Promise<string | null> {
  const place =
    lieu && lieu !== NO_PLACE
      ? await by.db
          .selectFrom('place')
          .select('name')
          .where('id', '=', lieu)
          .where('organisation_id', '=', by.member.organisationId)
          .executeTakeFirst()
      : undefined
  return (
    [
      lieu === NO_PLACE ? 'Lieu non dit' : place?.name,
      groupe && families[groupe].label,
      qualite && qualities[qualite].label,
    ]
      .filter(Boolean)
      .join(' · ') || null
  )
}
