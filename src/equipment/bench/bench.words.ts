export const exits = {
  recycled: 'Recyclé par un éco-organisme',
  parts: 'Démonté pour ses pièces',
  refused_as_waste: 'Refusé à l’arrivée, traité comme déchet',
  destroyed: 'Détruit, disque compris',
  lost: 'Perdu',
  stolen: 'Volé',
} as const
