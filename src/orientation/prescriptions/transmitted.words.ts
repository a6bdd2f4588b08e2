/** What leaves with a prescription, why, and until when: the same words on the screen and on the paper that a family signs. */
export const transmittedWords = {
  before:
    'Le nom, la commune, qui vit là, les besoins et votre mot, pour qu’elle puisse répondre. Par un lien sans compte : la première lettre du nom seulement.',
  after:
    'En plus : l’adresse (sauf si elle est confidentielle), le téléphone, l’e-mail, comment et quand joindre, les langues, la situation, ce que la famille a déjà, les publics déclarés, et ce qui a été fait pour elle.',
  end: 'Refus, retrait, ou trente jours sans réponse : la structure ne voit plus rien aussitôt. Acceptée : jusqu’à la fin du parcours.',
} as const

/** Why, naming who will learn whether the person came. */
export const sayPurpose = (sender: string): string =>
  `Répondre à ces besoins, dire à ${sender} si la personne est venue, et rien d’autre.`
