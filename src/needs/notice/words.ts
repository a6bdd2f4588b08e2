import type { LegalBasis } from '#network/organisations/legalBasis.ts'
import { type Part, readToday } from './today.words.ts'

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

/** Since then: each organisation names what the law lets it rely on; the comparison of files and secrecy are said. */
const since: Readonly<Record<string, Part>> = {
  'Pourquoi ?': {
    title: 'Pourquoi ?',
    lines: [
      'Pour vous aider, et pour ne pas vous redemander la même chose.',
      'Pour compter, sans aucun nom, ce qui manque dans votre commune.',
    ],
  },
  'Combien de temps ?': {
    title: 'Combien de temps ?',
    lines: [
      'Deux ans après notre dernier contact, ce qui vous nomme est effacé. Les nombres restent, sans nom.',
      'Trois mois avant, nous essayons de vous prévenir : par un message, ou en vous appelant.',
    ],
  },
  'Quels sont vos droits ?': {
    title: 'Quels sont vos droits ?',
    lines: [
      'Lire tout ce qui est noté sur vous, et en avoir une copie.',
      'Faire corriger une erreur.',
      'Demander que l’on n’utilise plus une information, le temps de vérifier.',
      'Changer d’avis et retirer votre accord, à tout moment.',
      'Vous opposer à ce que nous notons, ou demander que ce qui vous nomme soit effacé.',
      'Dites-le-nous de la façon que vous voulez. Nous répondons en un mois au plus. C’est gratuit.',
    ],
  },
}
const secrecy: Part = {
  title: 'Et le secret ?',
  lines: [
    'Ce que vous nous dites reste entre nous, sauf si vous dites oui.',
    'Certains métiers, comme l’assistante sociale, sont tenus au secret par la loi.',
    'Les autres n’apprennent que ce qu’il faut pour vous aider.',
  ],
}
const comparison: Part = {
  title: 'Que fait l’ordinateur tout seul ?',
  lines: [
    'Chaque nuit, il compare nos fiches entre elles : la même famille est parfois notée deux fois.',
    'Il ne décide de rien. Une personne regarde, et répond.',
  ],
}
const third = (second: readonly Part[]): readonly Part[] =>
  second.flatMap((part) => {
    const now = since[part.title] ?? part
    return part.title === 'Qui le lit ?' ? [now, secrecy, comparison] : [now]
  })

const second = first.map((part) => (part.title === 'Qui le lit ?' ? { ...part, lines: whoReads } : part))

/**
 * What a person is told of what is kept about them (RGPD, articles 12 and 13), in French that is easy to read and to understand.
 * A text that was read by somebody is never changed: another wording is another version, and the old one stays readable.
 */
export const notices: Readonly<Record<string, readonly Part[]>> = {
  '2026-11': first,
  '2026-11-26': second,
  '2026-11-27': third(second),
  '2026-11-26-4': readToday,
}

const relied: Readonly<Record<LegalBasis, readonly string[]>> = {
  public_task: [
    'La loi le permet : vous aider est notre mission d’intérêt public.',
    'En parler à d’autres demande votre accord.',
  ],
  legitimate_interest: [
    'La loi le permet : vous aider est notre but. Cela s’appelle l’intérêt légitime.',
    'En parler à d’autres demande votre accord.',
  ],
  agreed: [
    'La loi le permet parce que vous êtes d’accord. Sans votre accord, nous ne notons pas votre nom.',
    'En parler à d’autres demande un autre accord.',
  ],
}

/** What follows "Pourquoi ?" in a version, by what the organisation relies on: a part of that text, never changed either. */
export const noticeBases: Readonly<Record<string, Readonly<Record<LegalBasis, readonly string[]>>>> = {
  '2026-11-27': relied,
  '2026-11-26-4': relied,
}

/** A version as an organisation says it. Nothing when no such version was ever read. */
export function noticeOf(version: string, basis: LegalBasis): readonly Part[] | undefined {
  if (!Object.hasOwn(notices, version)) return undefined
  const why = Object.hasOwn(noticeBases, version) ? noticeBases[version]?.[basis] : undefined
  return notices[version]?.map((part) =>
    why && part.title === 'Pourquoi ?' ? { ...part, lines: [...part.lines, ...why] } : part,
  )
}

/** The version that is read and handed out today: an agreement keeps it. */
export const NOTICE_VERSION = '2026-11-26-4'
