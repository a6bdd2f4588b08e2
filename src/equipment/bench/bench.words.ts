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
