import type { Part } from '#needs/notice/today.words.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { mentionsOf, sayReach } from './law.words.ts'
import { isDerogated, sayPlace, sayPoints, sayScope, saySince } from './said.words.ts'
import type { Sheet } from './sheet.ts'
import { changesSaid, whyOf } from './why.words.ts'

/** The answer, as the title of the sheet and of the letter. */
export const titleOf = ({ final, gone }: Pick<Sheet, 'final' | 'gone'>): string =>
  gone
    ? 'Votre demande est sortie de ce passage'
    : final === 'served'
      ? 'Votre demande est acceptée'
      : 'Votre demande attend encore'

/** The whole sheet: a question that a family asks, and the answer in sentences of a few words. */
export const partsOf = (sheet: Sheet): Part[] =>
  (sheet.gone
    ? [
        { title: 'La réponse', lines: goneWords[sheet.gone] },
        { title: 'Qui a décidé ?', lines: decidedLines(sheet) },
        { title: 'Vous n’êtes pas d’accord ?', lines: appealLines(sheet) },
        { title: 'Ce que dit la loi', lines: mentionsOf(sheet) },
      ]
    : [
        { title: 'La réponse', lines: answerLines(sheet) },
        { title: 'Pourquoi ?', lines: whyOf(sheet) },
        { title: 'Votre place', lines: placeLines(sheet) },
        { title: 'Qu’est-ce qui aurait changé la réponse ?', lines: changesSaid(sheet) },
        { title: 'Et maintenant ?', lines: nextLines(sheet) },
        { title: 'Qui a décidé ?', lines: decidedLines(sheet) },
        { title: 'Vous n’êtes pas d’accord ?', lines: appealLines(sheet) },
        { title: 'Ce que dit la loi', lines: mentionsOf(sheet) },
      ]
  ).filter(({ lines }) => lines.length > 0)

const answerLines = ({ final, kit }: Sheet): string[] =>
  final === 'served'
    ? [`Oui. Vous recevrez : ${kit.toLowerCase()}.`]
    : [`Pas cette fois. Vous avez demandé : ${kit.toLowerCase()}.`, 'Il n’y en a pas assez pour tout le monde.']

const placeLines = (sheet: Sheet): string[] => {
  const { stratum, stratumName, points, reasons, since, place, waiting } = sheet
  return [
    `Vous êtes en priorité ${stratum} : « ${stratumName} ».`,
    points === 0 ? 'Vous n’avez pas de point.' : `Vous avez ${sayPoints(points)} :`,
    ...reasons.map((one) => `${one.reason} : ${sayPoints(one.points)}.`),
    since ? `Votre besoin compte depuis ${saySince(since)}.` : 'Personne n’a noté depuis quand vous attendez.',
    ...(place
      ? [
          waiting
            ? `Vous êtes la ${sayPlace(place)} famille sur ${waiting} qui attendent ${sayScope(sheet)}.`
            : `Vous êtes la ${sayPlace(place)} famille qui attend ${sayScope(sheet)}.`,
        ]
      : []),
  ]
}

const nextLines = ({ final }: Sheet): string[] =>
  final === 'served'
    ? ['Nous vous appelons pour fixer le jour de la remise.', 'Votre numéro a changé ? Dites-le-nous.']
    : [
        'Vous restez sur la liste. Vous n’avez rien à refaire.',
        'Une place se libère ? Elle va à la famille suivante, dans le même ordre.',
        'Votre situation change ? Dites-le à la personne qui vous suit.',
      ]

const decidedLines = (sheet: Sheet): string[] => [
  'Un ordinateur a rangé les demandes, avec des règles écrites. Il n’a rien décidé.',
  `Décision de : ${sheet.run.body}, le ${sayDate(sheet.run.decidedOn)}.`,
  ...(isDerogated(sheet) ? ['Pour vous, la décision s’écarte du calcul. Cela s’appelle une dérogation.'] : []),
  `Règles adoptées par : ${sheet.policy.adoptedBy}, le ${sayDate(sheet.policy.adoptedOn)}.`,
]

const appealLines = ({ appeal, organisation }: Sheet): string[] => {
  const judge = 'Vous pouvez aussi saisir un juge. Un point-justice vous aide, gratuitement.'
  if (!appeal)
    return [
      `Dites-le, par écrit ou en venant : ${sayReach(organisation)}.`,
      'Cela s’appelle un recours. Une personne regarde votre dossier, sans le calcul.',
      judge,
    ]
  if (appeal.state === 'received')
    return [
      `Votre recours est arrivé le ${sayDate(appeal.receivedOn)}.`,
      'Une personne regarde votre dossier, sans le calcul. Elle vous répondra.',
      judge,
    ]
  return [
    `Votre recours du ${sayDate(appeal.receivedOn)} ${appeal.state === 'upheld' ? 'est accepté' : 'n’est pas accepté'}.`,
    `La réponse : ${appeal.answer}`,
    judge,
  ]
}

const goneWords: Readonly<Record<NonNullable<Sheet['gone']>, string[]>> = {
  merged: [
    'Votre dossier est réuni avec un autre de votre famille.',
    'La réponse est donnée là, une seule fois pour tous.',
  ],
  forgotten: ['Ce qui vous nommait est effacé. Cette demande n’attend plus.'],
  closed: ['Votre dossier est fermé. Cette demande n’attend plus.', 'Vous en avez encore besoin ? Dites-le-nous.'],
  served: ['Vous avez déjà reçu ce matériel. Cette demande n’attend plus.'],
  withdrawn: ['Vous avez repris votre accord. Nous ne faisons plus rien de cette demande.'],
  moved: ['Vous avez changé de commune. Cette demande n’attend plus ici.', 'Demandez-nous qui peut vous aider là-bas.'],
}
