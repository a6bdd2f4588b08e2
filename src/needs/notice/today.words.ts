/** One part of the notice: a question that a person asks, and the answer in sentences of a few words. */
export type Part = { title: string; lines: readonly string[] }

/** What is read today. Since the text before: secrecy with what lifts it, what a receiver reads before and after its answer, pupils named by their school, who keeps it. */
export const readToday: readonly Part[] = [
  {
    title: 'Que notons-nous ?',
    lines: [
      'Votre nom, votre commune, et qui vit avec vous.',
      'Votre année de naissance et vos langues, si vous les dites. Rien n’est obligatoire.',
      'Comment vous joindre : téléphone, e-mail, adresse.',
      'Ce que vous avez déjà, et ce qui vous manque.',
      'Une situation, comme le RSA, si elle est déclarée.',
      'Ce que nous faisons avec vous : rendez-vous, matériel remis.',
      'Rien sur votre santé, ni votre numéro de sécurité sociale.',
      'Cela vient de vous, ou d’une école, d’une structure qui vous connaît.',
    ],
  },
  {
    title: 'Pourquoi ?',
    lines: [
      'Pour vous aider, et pour ne pas vous redemander la même chose.',
      'Pour compter, sans aucun nom, ce qui manque dans votre commune.',
    ],
  },
  {
    title: 'Qui le lit ?',
    lines: [
      'Les personnes de notre structure qui vous aident.',
      'Une autre structure qui peut vous aider, seulement si vous avez dit oui.',
      'Avant de répondre, elle lit votre nom, votre commune et qui vit avec vous.',
      'Elle lit aussi vos besoins, notre mot pour elle, et l’étape où vous en êtes.',
      'Si elle dit oui : aussi téléphone, e-mail, adresse, langues, situation, aides reçues.',
      'Si l’adresse est confidentielle, elle ne la lit jamais.',
      'Elle nous dit si la rencontre a eu lieu.',
      'Ceux qui paient le matériel, et ceux qui le réparent, ne connaissent pas votre nom.',
      'Un hébergeur garde le tout sur ses machines. Demandez-nous son nom.',
    ],
  },
  {
    title: 'Et le secret ?',
    lines: [
      'Ce que vous nous dites reste entre nous, sauf si vous dites oui.',
      'La loi prévoit d’autres cas : une personne est en danger, un juge le demande.',
      'Certains métiers, comme l’assistante sociale, sont tenus au secret par la loi.',
      'Les autres n’apprennent que ce qu’il faut pour vous aider.',
    ],
  },
  {
    title: 'Que fait l’ordinateur tout seul ?',
    lines: [
      'Chaque nuit, il compare nos fiches : la même famille est parfois notée deux fois.',
      'Il ne décide de rien. Une personne regarde, et répond.',
    ],
  },
  {
    title: 'Combien de temps ?',
    lines: [
      'Deux ans après notre dernier contact, ce qui vous nomme est effacé.',
      'À 21 mois, nous essayons de vous prévenir : par un message, ou en vous appelant.',
      'Si personne n’a pu vous prévenir, nous attendons trois mois de plus.',
      'Demande refusée ou retirée : le mot écrit à l’autre structure s’efface après six mois.',
    ],
  },
  {
    title: 'Quels sont vos droits ?',
    lines: [
      'Lire tout ce qui est noté sur vous, et en avoir une copie.',
      'Faire corriger une erreur.',
      'Demander que l’on n’utilise plus une information, le temps de vérifier.',
      'Changer d’avis et retirer votre accord, à tout moment.',
      'Vous opposer à ce que nous notons, ou faire effacer ce qui vous nomme.',
      'Dites-le comme vous voulez, c’est gratuit. Réponse en un mois, trois si c’est difficile.',
    ],
  },
  {
    title: 'Et avant 18 ans ?',
    lines: [
      'L’avis de l’enfant compte : nous lui expliquons, et nous notons son accord.',
      'Avant 15 ans, un parent ou un tuteur dit oui aussi.',
      'De 15 à 17 ans, le jeune peut donner seul son accord. Nous proposons d’associer un parent.',
    ],
  },
  {
    title: 'Et à l’école ?',
    lines: [
      'Une école peut noter le nom, la classe et les absences d’un élève : c’est sa mission.',
      'Elle lit ce qu’elle a noté, la réponse reçue, et le jour de l’équipement.',
      'La famille ou l’élève peut s’y opposer : dites-le à l’école.',
      'Chaque 31 août, les noms de ses classes sont effacés.',
    ],
  },
  {
    title: 'Si vous dites non ?',
    lines: ['Nous vous aidons quand même ici. Et nous n’orientons vers personne d’autre.'],
  },
]
