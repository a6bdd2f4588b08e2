import { sayValue } from '../devices/inventory.value.ts'
import { isPublicKind } from '../donations/publicBody.rules.ts'
import { sayTitle } from '../donations/recipient.rules.ts'
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

/** "180,00 € au plus", of what is sold that day. */
export const sayCeiling = (sold: Sold | null, day: string): string => {
  const ceiling = sold && ceilingOn(sold, day)
  return ceiling ? `${sayValue(ceiling.cents)} au plus` : 'sans prix fixé'
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
    return `Le prix solidaire d’un ordinateur fixe, ${sayCeiling('desktop_set', day)}, s’entend avec son écran, son clavier et sa souris (${SOURCE}). Ajoutez-les, ou donnez-le.`
  if (!sold) return `Aucun prix solidaire n’existe pour ce genre d’appareil (${SOURCE}) : donnez-le.`
  const ceiling = ceilingOn(sold, day)
  if (!ceiling) return `Aucun prix solidaire n’était fixé ce jour-là (${SOURCE}).`
  return cents > ceiling.cents
    ? `${sayValue(cents)}, c’est trop : le prix d’${ceiling.label} ne dépasse pas ${sayValue(ceiling.cents)}, taxes comprises (${SOURCE}).`
    : null
}

/** The titles under which the law lets one sell at a solidarity price, among those that an organisation declares. */
const sellerTitles = ['public_utility', 'general_interest'] as const

/**
 * Who may sell: an association of public utility, or of general interest that equips, trains and accompanies. The title is the one that
 * the organisation declared for receiving; a public body or a company sells nothing at that price, whatever it declared.
 */
export function refusalOfSeller(organisationKind: string, title: string | null | undefined): string | null {
  if (isPublicKind(organisationKind) || organisationKind === 'company' || organisationKind === 'operator')
    return `${ONLY_THEY} Votre structure n’est pas une association : donnez ces appareils.`
  if (!title) return `${ONLY_THEY} Dites d’abord à quel titre votre structure reçoit des dons.`
  return (sellerTitles as readonly string[]).includes(title)
    ? null
    : `${ONLY_THEY} Votre structure a dit être : ${sayTitle(title)}. Donnez ces appareils, ou corrigez ce titre s’il est faux.`
}

const ONLY_THEY = `Seule une association reconnue d’utilité publique ou d’intérêt général vend à prix solidaire (${SOURCE}).`
