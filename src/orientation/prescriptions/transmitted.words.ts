import { SHORT_SCOPE } from '#needs/households/readers.words.ts'

/** What leaves with a prescription, why, and until when: to the sender on the screen, and to the family on the paper that it signs. */
export const transmittedWords = {
  before:
    'Le nom, la commune, qui vit là, les besoins, l’étape et votre mot, pour qu’elle puisse répondre. Par un lien sans compte : la première lettre du nom seulement.',
  /** The two of them, to the family: its values follow, line by line. */
  toFamily:
    'Votre nom, la commune, qui vit avec vous, les besoins, l’étape et le mot pour vous accueillir. Par un lien sans compte, la première lettre de votre nom seulement. Le reste, une fois votre demande acceptée.',
  after:
    'En plus : l’adresse (sauf si elle est confidentielle), le téléphone, l’e-mail, comment et quand joindre, les langues, la situation, ce que la famille a déjà, les publics déclarés, et ce qui a été fait pour elle.',
  end: `Refus, retrait, ou trente jours sans réponse : la structure ne voit plus rien aussitôt. Acceptée : jusqu’à la fin du parcours et du prêt ; puis, si elle a aidé, ${SHORT_SCOPE}.`,
  /** The same to the family: what stays readable is all of it, in its words. */
  endToFamily:
    'Si c’est non, si vous changez d’avis, ou sans réponse au bout de 30 jours, elle ne voit plus rien. Si c’est oui : jusqu’à la fin de l’aide et du prêt ; ensuite, si elle vous a aidé, votre nom, votre commune, combien vous êtes, vos besoins et l’étape seulement.',
} as const

/** Why, naming who will learn whether the person came. */
export const sayPurpose = (sender: string): string =>
  `Répondre à ces besoins, puis dire si la personne est venue. Cette réponse va à ${sender}, et à personne d’autre.`
