/** What a machine gives to another, or what is bought for one. */
export const partWords = {
  memory: 'Barrette de mémoire',
  drive: 'Disque',
  battery: 'Batterie',
  charger: 'Chargeur',
  display: 'Écran',
  keyboard: 'Clavier',
  touchpad: 'Pavé tactile',
  speakers: 'Haut-parleurs',
  fan: 'Ventilateur',
  network_card: 'Carte réseau ou Wi-Fi',
  hinge: 'Charnière',
  casing: 'Coque',
  board: 'Carte mère',
  other: 'Autre pièce',
} as const

export type PartKind = keyof typeof partWords

export const partOptions = Object.entries(partWords)

/** "Barrette de mémoire, DDR4 portable 8 Go". */
export const sayPart = (part: { kind: string; fits: string }): string =>
  [partWords[part.kind as PartKind], part.fits].filter(Boolean).join(', ')
