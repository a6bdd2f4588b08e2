/** The bodies to which a public body may give retired machines (Code général de la propriété des personnes publiques, L. 3212-2 3°). */
export const recipientTitles = {
  public_utility: 'Association reconnue d’utilité publique',
  social_enterprise: 'Organisme de réemploi agréé « entreprise solidaire d’utilité sociale »',
  general_interest:
    'Association d’intérêt général qui équipe, forme et accompagne des personnes en situation de précarité',
  parents: 'Association de parents d’élèves',
  tutoring: 'Association de soutien scolaire',
  students: 'Association d’étudiants',
} as const

export const sayTitle = (kind: string | null | undefined): string =>
  recipientTitles[kind as keyof typeof recipientTitles] ?? ''

/** A public body gives to the bodies that the law lists, and to no other: the workshop says first which one it is. */
export const refusalOfRecipient = (publicBody: boolean, title: string | null | undefined): string | null =>
  publicBody && !sayTitle(title)
    ? 'Un organisme public ne donne qu’aux structures que la loi nomme (Code général de la propriété des personnes publiques, articles L. 3212-2 3° et L. 3212-3). Dites d’abord à quel titre votre structure reçoit ces dons.'
    : null
