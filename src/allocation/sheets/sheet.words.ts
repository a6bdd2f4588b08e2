import type { Part } from '#needs/notice/today.words.ts'
import { sayDate, sayMonthOf } from '#platform/i18n/dates.ts'
import { mentions } from './law.words.ts'
import { GROUP, sayCode, sayOrdinal, sayPoints, sayScope } from './said.words.ts'
import type { Sheet } from './sheet.ts'
import { changesSaid, whyOf } from './why.words.ts'

/** The answer, as the title of the sheet and of the letter. */
export const titleOf = ({ final, gone }: Pick<Sheet, 'final' | 'gone'>): string =>
  gone
    ? 'Votre demande n’est plus sur la liste'
    : final === 'served'
      ? 'Votre demande est acceptée'
      : 'Votre demande attend encore'

/** The whole sheet after its answer: a question that a family asks, and the answer in sentences of a few words. */
export const partsOf = (sheet: Sheet): { own: Part[]; everybody: Part[] } => {
  const parts = {
    own: sheet.gone
      ? []
      : [
          { title: 'Pourquoi ?', lines: whyOf(sheet) },
          { title: 'Votre place', lines: placeLines(sheet) },
          { title: `Vous avez ${sayPoints(sheet.points)}`, lines: pointLines(sheet) },
          { title: 'Qu’est-ce qui aurait changé la réponse ?', lines: changesSaid(sheet) },
          { title: 'Et maintenant ?', lines: nextLines(sheet) },
        ],
    everybody: [
      { title: 'Qui a décidé ?', lines: decidedLines(sheet) },
      { title: 'Vous n’êtes pas d’accord ?', lines: appealLines(sheet) },
      { title: 'Ce que dit la loi', lines: mentions },
    ],
  }
  return { ...parts, own: parts.own.filter(({ lines }) => lines.length > 0) }
}

/** The answer itself, in a sentence or two. */
export const answerOf = ({ gone, final, kit }: Sheet): readonly string[] =>
  gone
    ? goneWords[gone]
    : [`${final === 'served' ? 'Oui. Vous recevrez' : 'Pas cette fois. Vous avez demandé'} : ${kit.toLowerCase()}.`]

/** How anybody finds this line among what is published, at this address of the site. */
export const verifiedAt = ({ pseudonym, run }: Sheet, site: string): Part => ({
  title: 'Vérifier',
  lines: [
    `Votre code : ${sayCode(pseudonym)}. Il ne dit pas qui vous êtes.`,
    `Avec lui, retrouvez votre ligne : ${site.replace(/^https?:\/\//, '')}/attributions-publiques${run.publicCode ? `/${run.publicCode}` : ''}`,
  ],
})

const pointLines = ({ reasons }: Sheet): string[] => reasons.map((one) => `${one.reason} : ${sayPoints(one.points)}.`)

const placeLines = (sheet: Sheet): string[] => {
  const { stratum, stratumName, points, since, place, waiting, scope, lastServed, policy } = sheet
  return [
    `Vous êtes en priorité ${stratum} sur ${policy.rules.strata.length + 1} : « ${stratumName} ».`,
    ...(points === 0 ? ['Vous n’avez pas de point.'] : []),
    since ? `Votre besoin compte depuis ${sayMonthOf(since)}.` : 'Personne n’a noté depuis quand vous attendez.',
    ...(place
      ? [
          waiting
            ? `Vous êtes la ${sayOrdinal(place)} famille sur ${waiting} qui attendent ${sayScope(sheet)}.`
            : `Vous êtes la ${sayOrdinal(place)} famille qui attend ${sayScope(sheet)}.`,
        ]
      : []),
    ...(scope === 'quotas' && (place || lastServed) ? [GROUP] : []),
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
  `${sheet.run.body}, le ${sayDate(sheet.run.decidedOn)}.`,
  'Un calcul a proposé qui servir, avec des règles écrites. Il n’a rien décidé.',
  `Règles adoptées par : ${sheet.policy.adoptedBy}, le ${sayDate(sheet.policy.adoptedOn)}.`,
]

const appealLines = ({ appeal }: Sheet): string[] => {
  const judge = 'Vous pouvez aussi saisir un juge. Un point-justice vous aide, gratuitement.'
  if (!appeal)
    return [
      'Dites-le-nous, par écrit ou en venant.',
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
