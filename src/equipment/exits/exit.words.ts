/** How machines leave, many at once. */
export const exitKinds = {
  recycled: 'Partir avec un éco-organisme',
  parts: 'Démonter pour pièces',
  refused_as_waste: 'Refuser comme déchet',
  sold: 'Vendre à prix solidaire',
  given: 'Donner à une autre structure',
} as const

export type ExitKind = keyof typeof exitKinds

export const exitHelp: Record<ExitKind, string> = {
  recycled: 'Une palette, un bordereau : son numéro, le poids, la liste des appareils.',
  parts: 'Les pièces serviront à d’autres machines.',
  refused_as_waste: 'À l’arrivée, hors d’usage : traité comme déchet.',
  sold: 'À une personne en situation de précarité, ou à une association qui l’aide. Les plafonds de la loi sont vérifiés.',
  given: 'Des appareils prêts, pour une association ou un organisme public.',
}

export const buyers = {
  person: 'Une personne en situation de précarité',
  association: 'Une association qui aide ces personnes',
} as const

export const takerLabels: Record<ExitKind, string> = {
  recycled: 'Éco-organisme ou collecteur',
  parts: 'Atelier qui démonte',
  refused_as_waste: 'Où part le déchet',
  sold: 'Nom de l’association',
  given: 'Structure qui reçoit',
}

/** "12,5 kg" */
export const sayWeight = (grams: number): string => `${(grams / 1000).toLocaleString('fr-FR')} kg`
