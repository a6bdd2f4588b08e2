import { sayValue } from '../devices/inventory.value.ts'
import { ceilingOn, SOURCE, type Sold } from './price.ceilings.ts'

/** By which way a machine reaches somebody. */
export type Way = 'loan' | 'gift' | 'sale'

/** What was declared of a sale, beside its price. */
export type Sale = { set: boolean; multifunction: boolean; charger: boolean; disk: boolean; system: boolean }

/** What the decree calls a device; null when it fixes no price for it. */
export function soldAs(kind: string, sale: Pick<Sale, 'set' | 'multifunction'>): Sold | null {
  if (kind === 'desktop' || kind === 'all_in_one') return sale.set ? 'desktop_set' : null
  if (kind === 'printer') return sale.multifunction ? 'multifunction' : 'printer'
  return kind === 'laptop' || kind === 'tablet' || kind === 'smartphone' || kind === 'screen' ? kind : null
}

/** Why this price may not be asked, with its article; null when it may. A loan and a gift are free. */
export function refusalOfPrice(
  way: Way,
  cents: number,
  device: { kind: string },
  sale: Pick<Sale, 'set' | 'multifunction'>,
  day: string,
): string | null {
  if (way === 'loan' && cents > 0)
    return 'Un prêt est gratuit (Code civil, article 1876) : demander de l’argent en ferait une location.'
  if (way === 'gift' && cents > 0) return 'Un don est gratuit : pour demander un prix, faites une vente solidaire.'
  if (way !== 'sale') return null
  const sold = soldAs(device.kind, sale)
  if (!sold && (device.kind === 'desktop' || device.kind === 'all_in_one'))
    return `Le prix solidaire d’un ordinateur fixe s’entend avec son écran, son clavier et sa souris (${SOURCE}). Ajoutez-les, ou donnez-le.`
  if (!sold) return `Aucun prix solidaire n’existe pour ce genre d’appareil (${SOURCE}) : donnez-le.`
  const ceiling = ceilingOn(sold, day)
  if (!ceiling) return `Aucun prix solidaire n’était fixé ce jour-là (${SOURCE}).`
  return cents > ceiling.cents
    ? `Le prix d’${ceiling.label} ne dépasse pas ${sayValue(ceiling.cents)}, taxes comprises (${SOURCE}).`
    : null
}

/** Bodies that the law does not let sell what was given to them. */
const publicKinds = ['town_hall', 'community', 'departement', 'state', 'ccas', 'school', 'caf', 'company', 'operator']

/** Who may sell: an association of public utility or of general interest that equips, trains and accompanies. */
export function refusalOfSeller(organisationKind: string): string | null {
  return publicKinds.includes(organisationKind)
    ? 'Seule une association reconnue d’utilité publique ou d’intérêt général peut vendre à prix solidaire (Code général de la propriété des personnes publiques, article L. 3212-2). Vous pouvez donner ces appareils.'
    : null
}
