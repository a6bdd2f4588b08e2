import { insee } from './communes.ts'
import type { Demo } from './demo.ts'
import type { OrganisationKey } from './organisations.table.ts'
import type { Network } from './organisations.ts'

export type Place = { id: string; name: string; commune: string }

type PlaceLine = readonly [
  owner: OrganisationKey,
  name: string,
  commune: string,
  address: string,
  opening: string,
  stations: number,
]

const lines = {
  harnes: [
    'passerelles',
    'Espace numérique de Harnes',
    insee.harnes,
    '14 rue des Fusillés',
    'Du lundi au vendredi, 9 h à 12 h et 14 h à 17 h 30. Mercredi sans rendez-vous.',
    8,
  ],
  sallaumines: [
    'passerelles',
    'Permanence de la Maison des Arts',
    insee.sallaumines,
    '3 place de la Paix',
    'Mardi et jeudi, 9 h à 12 h et 14 h à 17 h',
    4,
  ],
  billy: [
    'passerelles',
    'Permanence de l’Étoile',
    insee.billy,
    '27 rue du 1er-Mai',
    'Mercredi 14 h à 17 h, vendredi 9 h à 12 h',
    3,
  ],
  fabrique: [
    'fabrique',
    'La Fabrique du clic',
    insee.billy,
    '8 rue de la Gare',
    'Du mardi au samedi, 9 h 30 à 12 h 30 et 14 h à 18 h',
    10,
  ],
  lampisterie: [
    'lampisterie',
    'Médiathèque La Lampisterie',
    insee.harnes,
    '2 chemin de la Lampisterie',
    'Mardi au samedi, 10 h à 18 h',
    6,
  ],
  france: [
    'france',
    'France services de Sallaumines',
    insee.sallaumines,
    '51 rue Jean-Jaurès',
    'Lundi au vendredi, 9 h à 12 h 30 et 13 h 30 à 17 h',
    2,
  ],
  corons: [
    'corons',
    'Salle des Corons bleus',
    insee.sallaumines,
    '19 allée des Corons',
    'Lundi, mardi, jeudi, 9 h à 17 h',
    5,
  ],
  atelier: [
    'atelier',
    'Atelier Rebond',
    insee.lens,
    '120 route de Béthune, bâtiment C',
    'Dépôts le jeudi, 9 h à 16 h',
    0,
  ],
} as const satisfies Record<string, PlaceLine>

export type PlaceKey = keyof typeof lines

/** Where people are received, with the hours they know. */
export function inventPlaces(demo: Demo, network: Network): Record<PlaceKey, Place> {
  const entries = Object.entries<PlaceLine>(lines).map(
    ([key, [owner, name, commune, address, opening, stations]], index) => {
      const at = demo.clock.ago(520 - index * 2)
      const place: Place = { id: demo.id(at), name, commune }
      const organisation = network[owner]
      const phone = `+3335302${1100 + index * 53}`
      demo.add('place', {
        id: place.id,
        organisation_id: organisation.id,
        name,
        address,
        commune,
        phone,
        opening,
        stations,
        note: '',
        created_at: at,
      })
      const [head] = organisation.people
      if (head) demo.note(head, at, { act: 'place.opened', subject: ['place', place.id], data: { name } })
      return [key, place] as const
    },
  )
  return Object.fromEntries(entries) as Record<PlaceKey, Place>
}
