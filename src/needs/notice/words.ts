/** One part of the notice: a question that a person asks, and the answer in sentences of a few words. */
export type Part = { title: string; lines: readonly string[] }

/** The first wording. */
const first: readonly Part[] = [
  {
    title: 'Que notons-nous ?',
    lines: [
      'Votre nom, et ceux des personnes qui vivent avec vous.',
      'Votre année de naissance et vos langues, si vous les dites. Rien n’est obligatoire.',
      'Comment vous joindre : téléphone, e-mail, adresse.',
      'Ce que vous avez déjà, et ce qui vous manque.',
      'Une situation, comme le RSA, si elle est déclarée.',
      'Ce que nous faisons avec vous : rendez-vous, matériel remis.',
      'Nous ne vous demandons rien sur votre santé, ni votre numéro de sécurité sociale.',
      'Cela vient de vous, ou d’une école, d’une structure qui vous connaît.',
    ],
  },
  {
    title: 'Pourquoi ?',
    lines: [
      'Pour vous aider, et pour ne pas vous redemander la même chose.',
      'Pour compter, sans aucun nom, ce qui manque dans votre commune.',
      'La loi le permet : c’est une mission d’intérêt public. En parler à d’autres demande votre accord.',
    ],
  },
  {
    title: 'Qui le lit ?',
    lines: [
      'Les personnes de notre structure qui vous aident.',
      'Une autre structure qui peut vous aider, seulement si vous avez dit oui.',
      'Ceux qui paient le matériel, et ceux qui le réparent, ne connaissent pas votre nom.',
    ],
  },
  {
    title: 'Combien de temps ?',
    lines: [
      'Deux ans après notre dernier contact, ce qui vous nomme est effacé. Les nombres restent, sans nom.',
      'Trois mois avant, nous essayons de vous prévenir.',
    ],
  },
  {
    title: 'Quels sont vos droits ?',
    lines: [
      'Lire tout ce qui est noté sur vous, et en avoir une copie.',
      'Faire corriger une erreur.',
      'Changer d’avis et retirer votre accord, à tout moment.',
      'Vous opposer à ce que nous notons, ou demander que ce qui vous nomme soit effacé.',
      'Dites-le-nous de la façon que vous voulez. Nous répondons en un mois au plus. C’est gratuit.',
    ],
  },
  {
    title: 'Et les enfants ?',
    lines: [
      'Moins de 18 ans : nous en parlons avec un parent ou un tuteur.',
      'Ton avis compte, et nous le notons.',
      'Dès 15 ans, tu peux donner seul ton accord pour un service en ligne que tu utilises.',
    ],
  },
  {
    title: 'Si vous dites non ?',
    lines: ['Nous vous aidons quand même ici. Mais nous ne parlons de vous à personne d’autre.'],
  },
]

/** Since then: whoever sends a person elsewhere learns whether they met. */
const whoReads: readonly string[] = [
  'Les personnes de notre structure qui vous aident.',
  'Une autre structure qui peut vous aider, seulement si vous avez dit oui.',
  'Cette structure dit à la personne qui vous y envoie si la rencontre a eu lieu.',
  'Ceux qui paient le matériel, et ceux qui le réparent, ne connaissent pas votre nom.',
]

/**
 * What a person is told of what is kept about them (RGPD, articles 12 and 13), in French that is easy to read and to understand.
 * A text that was read by somebody is never changed: another wording is another version, and the old one stays readable.
 */
export const notices: Readonly<Record<string, readonly Part[]>> = {
  '2026-11': first,
  '2026-11-26': first.map((part) => (part.title === 'Qui le lit ?' ? { ...part, lines: whoReads } : part)),
}

/** The version that is read and handed out today: an agreement keeps it. */
export const NOTICE_VERSION = '2026-11-26'
