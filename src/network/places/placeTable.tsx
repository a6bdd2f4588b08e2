import { sayPhone } from '#network/phones/phone.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Place } from './place.store.ts'

/** Places with what one needs to send somebody there. */
export const PlaceTable = ({ places, edit = false }: { places: readonly Place[]; edit?: boolean }) => (
  <Table
    caption="Lieux d’accueil"
    captionHidden
    columns={['Lieu', 'Adresse', 'Ouverture', 'Téléphone', { label: 'Postes', end: true }]}
    rows={places.map((place) => [
      edit ? <a href={`/lieux/${place.id}/modifier`}>{place.name}</a> : place.name,
      [place.address, place.commune_name].filter(Boolean).join(', '),
      place.opening || '–',
      place.phone ? <a href={`tel:${place.phone}`}>{sayPhone(place.phone)}</a> : '–',
      place.stations || '–',
    ])}
  />
)
