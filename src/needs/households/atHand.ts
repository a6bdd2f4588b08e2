/** What a household already has to go on line, as it is said at a desk. */
export const equipmentAtHand = {
  none: 'Rien',
  phone: 'Un smartphone',
  tablet: 'Une tablette',
  shared_computer: 'Un ordinateur partagé à plusieurs',
  old_computer: 'Un ordinateur trop vieux ou en panne',
  computer: 'Un ordinateur qui marche',
} as const

export const connectionAtHand = {
  none: 'Aucune',
  prepaid: 'Une carte prépayée',
  mobile: 'Un forfait de téléphone',
  shared: 'Celle d’un voisin, d’un proche ou d’un lieu public',
  box: 'Une box à la maison',
} as const

/** "un smartphone ; une carte prépayée" */
export const sayAtHand = ({
  equipment_at_hand,
  connection_at_hand,
}: {
  equipment_at_hand: string[]
  connection_at_hand: string | null
}): string =>
  [
    ...equipment_at_hand.map((one) => equipmentAtHand[one as keyof typeof equipmentAtHand]),
    connection_at_hand && connectionAtHand[connection_at_hand as keyof typeof connectionAtHand],
  ]
    .filter(Boolean)
    .join(', ')

export const livings = {
  home: 'Chez elle',
  hosted: 'Hébergée par un proche',
  collective: 'En foyer ou en hébergement collectif',
  no_address: 'Sans adresse fixe',
} as const

type Placed = { organisation_id: string; address: string; confidential_address: boolean }

/** The address as an organisation may read it: a confidential one stays with the organisation that registered the household. */
export const addressFor = (
  organisationId: string,
  { organisation_id, address, confidential_address }: Placed,
): string => (confidential_address && organisation_id !== organisationId ? address && 'confidentielle' : address)
