import { waysToReach } from '#network/organisations/reach.words.ts'
import { capital } from '#platform/text/capital.ts'

/**
 * Messages to the organisations of a prescription: a subject and a text. They say who writes, why, what the link does and how to check,
 * since a message that says none of it looks like a fraud. Neither the name of a family nor an answer leaves the site.
 */
export type Letter = readonly [subject: string, body: string]

/** Who signs: the words that a prescription bears, and, unless they mask an organisation, where it is and how to reach it. */
export type Writer = { sender: string; place: string | null; email: string | null; phone: string | null }

const ABOUT =
  'Maillon est le site où les structures du territoire s’adressent des familles à qui il manque un ordinateur, une connexion ou une aide.'

/** For those who have an account: '{structure}' is the receiver's name, written by the database. */
const toSender = (subject: string, ...paragraphs: string[]): Letter => [
  subject,
  [
    'Bonjour,',
    ...paragraphs,
    'Le lien ci-dessous ouvre cette orientation dans Maillon, avec votre compte. Par prudence, ce message ne nomme personne et ne dit pas la réponse.',
    'Un doute ? N’ouvrez pas le lien : entrez dans Maillon comme d’habitude, la même chose vous attend dans « Ma journée ».',
  ].join('\n\n'),
]

/** To the sender: somebody answered. */
export const answerLetter = toSender(
  'Une réponse vous attend dans Maillon : {structure}',
  'La structure à qui vous avez adressé une famille vous a répondu : {structure}.',
)

/** To the sender: the receiver asks something before it answers. */
export const questionLetter = toSender(
  'Une question vous attend dans Maillon : {structure}',
  'La structure à qui vous avez adressé une famille vous pose une question avant de répondre : {structure}.',
)

/** To the sender, after ten days: the question still waits. */
export const questionReminder = toSender(
  'Une question vous attend encore dans Maillon : {structure}',
  'La structure à qui vous avez adressé une famille attend depuis plus de dix jours votre réponse à sa question : {structure}. La famille attend avec elle.',
)

/** To the sender, after thirty days: nobody answered. */
export const expiredLetter = toSender(
  'Une orientation est restée sans réponse : {structure}',
  'La structure à qui vous avez adressé une famille n’a pas répondu en trente jours : {structure}. Vous pouvez l’adresser à quelqu’un d’autre.',
)

/** To the sender: the receiver said whether the person came. */
export const arrivalLetter = toSender(
  'Des nouvelles d’une famille que vous avez orientée : {structure}',
  'La structure qui a accepté une famille que vous lui avez adressée dit si la personne est venue : {structure}.',
)

/** To the sender: asked twice, the receiver does not say whether the person came. */
export const silentLetter = toSender(
  'Une structure ne dit pas si la personne est venue : {structure}',
  'La structure qui a accepté une famille que vous lui avez adressée ne dit pas si la personne est venue : {structure}. Deux messages le lui ont demandé. Appelez-la, ou demandez à la famille.',
)

/** For a receiver, who may have no account and may never have heard of Maillon. */
const toReceiver =
  (subject: (sender: string) => string, why: (sender: string) => string, link: string) =>
  (writer: Writer, day: string, reference: string): Letter => [
    subject(named([writer.sender])),
    [
      'Bonjour,',
      `${why(named([signed(writer)]))} Référence de cette demande : ${reference}.`,
      ABOUT,
      `${link}, sans compte ni mot de passe, jusqu’au ${day}. Il ne demande ni paiement ni document. Ne le transférez pas : il vaut pour votre structure. Avec un compte, vous pouvez aussi répondre dans Maillon.`,
      sayHowToCheck(writer),
    ].join('\n\n'),
  ]

/** "Samira Lopez, CCAS de Harnes (62)": a commune that the sender names already is not named again. */
function signed({ sender, place }: Writer): string {
  const [, commune = '', departement = ''] = /^(.+) (\(.+\))$/.exec(place ?? '') ?? []
  if (commune && sender.endsWith(` ${commune}`)) return `${sender} ${departement}`
  return [sender, place].filter(Boolean).join(', ')
}

/** "Samira Lopez, CCAS de Harnes (62),": what follows is what it does. */
function named(parts: readonly (string | null)[]): string {
  const said = capital(parts.filter(Boolean).join(', '))
  return said.includes(', ') ? `${said},` : said
}

function sayHowToCheck(writer: Writer): string {
  const ways = waysToReach(writer)
  return ways.length > 0
    ? `Pour vérifier que ce message est vrai : ${ways.join(', ou ')}, ou appelez cette structure au numéro que vous connaissez déjà.`
    : 'Pour protéger la famille, cette structure n’est pas nommée ici. Pour vérifier que ce message est vrai, demandez à la coordination du territoire, ou posez votre question derrière le lien : l’expéditeur y répond.'
}

const ANSWER = 'Le lien ci-dessous ouvre cette demande et rien d’autre : vous y acceptez, refusez ou posez une question'

/** To the receiver: a family is addressed to it. */
export const sentLetter = toReceiver(
  (sender) => `${sender} vous adresse une famille`,
  (sender) => `${sender} vous adresse une famille, avec son accord, et attend votre réponse.`,
  ANSWER,
)

/** To the receiver: its sender asks again. */
export const againLetter = toReceiver(
  (sender) => `${sender} attend toujours votre réponse pour une famille`,
  (sender) => `${sender} vous a adressé une famille, avec son accord, et attend toujours votre réponse.`,
  ANSWER,
)

/** To the receiver: its question was answered. */
export const replyLetter = toReceiver(
  (sender) => `${sender} a répondu à votre question`,
  (sender) => `${sender} a répondu à la question que vous posiez sur une famille, et attend votre réponse.`,
  ANSWER,
)

/** To the receiver, after ten days without an answer. */
export const reminderLetter = toReceiver(
  (sender) => `Une famille attend votre réponse : ${sender} vous l’adresse depuis dix jours`,
  (sender) =>
    `${sender} vous a adressé une famille il y a plus de dix jours. Sans réponse au trentième jour, cette demande s’arrête.`,
  ANSWER,
)

const CAME = 'Le lien ci-dessous ouvre une seule question, « La personne est-elle venue ? », et rien d’autre'

/** To who accepted: did the person come? */
export const arrivalAsked = toReceiver(
  (sender) => `La personne est-elle venue ? ${sender} vous le demande`,
  (sender) =>
    `${sender} vous a adressé une famille que votre structure a acceptée. L’expéditeur voudrait savoir si la personne est venue.`,
  CAME,
)

/** The same, once more. */
export const arrivalAskedAgain = toReceiver(
  (sender) => `La personne est-elle venue ? ${sender} attend votre réponse`,
  (sender) =>
    `${sender} vous a adressé une famille que votre structure a acceptée. Vous n’avez pas encore dit si la personne est venue : sans réponse dans dix jours, l’expéditeur sera invité à vous appeler.`,
  CAME,
)
