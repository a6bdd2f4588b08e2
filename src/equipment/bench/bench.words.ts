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

export const exits = {
  recycled: 'Recyclé par un éco-organisme',
  parts: 'Démonté pour ses pièces',
  refused_as_waste: 'Refusé à l’arrivée, traité comme déchet',
  destroyed: 'Détruit, disque compris',
  lost: 'Perdu',
  stolen: 'Volé',
} as const
