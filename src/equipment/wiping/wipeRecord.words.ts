/** How a drive is destroyed. A magnet does nothing to flash memory. */
export const destructions = {
  shredded: 'Broyé',
  crushed: 'Écrasé ou plié',
  drilled: 'Percé de part en part',
  degaussed: 'Démagnétisé (disques à plateaux seulement)',
  incinerated: 'Incinéré',
} as const

/** How a tablet or a telephone is reset. */
export const resets = {
  settings: 'Depuis ses réglages',
  recovery: 'Depuis le menu de démarrage',
  management: 'À distance, par l’outil de gestion du donateur',
} as const

/** Why a log whose date is not sure may be believed. */
export const explanations = {
  donor_wiped: 'Le service informatique du donateur l’a effacé avant le départ, et l’atteste par écrit',
  clock_wrong: 'L’horloge de la machine n’était pas à l’heure : l’effacement a été fait ici',
} as const

export const sayRecordMethod = (method: string): string =>
  ({ ...destructions, ...resets, ...explanations, degaussed: 'Démagnétisé' })[method as keyof typeof destructions] ?? ''

/** The verdict of a record, beside those of logs. */
export const sayRecord = (record: { kind: string; witnessed: boolean }): string =>
  record.kind === 'dated'
    ? record.witnessed
      ? 'Date du journal vérifiée par deux personnes'
      : 'Date du journal expliquée, à vérifier'
    : record.kind === 'destroyed'
      ? record.witnessed
        ? 'Destruction vue par deux personnes'
        : 'Destruction notée, à confirmer'
      : record.witnessed
        ? 'Remise à zéro vue par deux personnes'
        : 'Remise à zéro notée, à confirmer'
