/** What leaves with a prescription, why, and until when: the same words on the screen and on the paper that a family signs. */
export const transmittedWords = {
  fields:
    'Le nom, qui vit là, la commune et l’adresse (sauf si elle est confidentielle), le téléphone, l’e-mail, comment et quand joindre, les langues, les besoins, la situation, ce qu’elle a déjà, les publics déclarés, votre mot, et ce qui a été fait pour elle.',
  byLink:
    'D’abord la première lettre du nom, la commune, les besoins et votre mot. Le nom et comment joindre, une fois qu’elle a accepté.',
  end: 'Refus, retrait, ou trente jours sans réponse : la structure ne voit plus rien aussitôt. Acceptée : jusqu’à la fin du parcours.',
} as const

/** Why, naming who will learn whether the person came. */
export const sayPurpose = (sender: string): string =>
  `Répondre à ces besoins, dire à ${sender} si la personne est venue, et rien d’autre.`
