/** The functions of a machine that a bench tries, in the order of the hand. */
export const checks = {
  screen: 'Écran',
  keyboard: 'Clavier',
  touchpad: 'Pavé tactile ou souris',
  ports: 'Prises (USB, vidéo, réseau)',
  wifi: 'Wi-Fi',
  sound: 'Son et micro',
  camera: 'Caméra',
  battery: 'Batterie et chargeur',
} as const

export const results = { ok: 'Fonctionne', fault: 'Défaut', none: 'N’existe pas ici' } as const

/** What befalls one machine; the ways in which several leave together are in `exits/`. */
export const ends = {
  destroyed: 'Détruit, disque compris',
  lost: 'Perdu',
  stolen: 'Volé',
} as const

/** How each departure is told. */
export const exits: Readonly<Record<string, string>> = {
  recycled: 'Recyclé par un éco-organisme',
  parts: 'Démonté pour ses pièces',
  refused_as_waste: 'Refusé à l’arrivée, traité comme déchet',
  sold: 'Vendu à prix solidaire',
  given: 'Donné à une autre structure',
  ...ends,
}
