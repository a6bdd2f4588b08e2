import { nameKey } from '#platform/text/nameKey.ts'
import { insee } from './communes.ts'
import type { Random } from './random.ts'

type Structure = { partner: string; email: string; commune: string }

/** The communes that are asked, as a name ends with them. */
const of: Readonly<Record<Exclude<keyof typeof insee, 'calais'>, string>> = {
  sallaumines: 'de Sallaumines',
  harnes: 'de Harnes',
  billy: 'de Billy-Montigny',
  mericourt: 'de Méricourt',
  noyelles: 'de Noyelles-sous-Lens',
  fouquieres: 'de Fouquières-lès-Lens',
  loison: 'de Loison-sous-Lens',
  lens: 'de Lens',
  courrieres: 'de Courrières',
  montigny: 'de Montigny-en-Gohelle',
  avion: 'd’Avion',
  rouvroy: 'de Rouvroy',
}
const kinds = [
  'CCAS',
  'Médiathèque',
  'Épicerie solidaire',
  'Maison de quartier',
  'Accueil social',
  'Club des aînés',
  'Service jeunesse',
  'Maison des parents',
  'Halte-garderie',
]

/** Invented structures of every kind in every commune, in no order. */
export const structuresAsked = (random: Random): Structure[] =>
  random.shuffle(
    Object.entries(of).flatMap(([key, place]) =>
      kinds.map((kind) => {
        const partner = `${kind} ${place}`
        return {
          partner,
          email: `accueil@${nameKey(partner).replaceAll(' ', '-')}.exemple.fr`,
          commune: insee[key as keyof typeof of],
        }
      }),
    ),
  )
