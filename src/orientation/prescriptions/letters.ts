/** Messages to the organisations of a prescription: a subject and a text. Neutral by rule: neither a name nor an answer leaves the site. */
export type Letter = readonly [subject: string, body: string]

export const answerLetter: Letter = [
  'Une réponse vous attend dans Maillon',
  'Bonjour,\n\nUne réponse vous attend dans Maillon.',
]

export const questionLetter: Letter = [
  'Une question vous attend dans Maillon',
  'Bonjour,\n\nAvant de vous répondre, une structure vous pose une question. Elle attend votre réponse dans Maillon.',
]

export const questionReminder: Letter = [
  'Une question vous attend encore dans Maillon',
  'Bonjour,\n\nUne structure attend depuis plus de dix jours votre réponse à sa question. La famille attend avec elle.',
]

export const expiredLetter: Letter = [
  'Une orientation est restée sans réponse dans Maillon',
  'Bonjour,\n\nUne de vos orientations est restée trente jours sans réponse. Vous pouvez adresser la famille à quelqu’un d’autre.',
]

export const arrivalLetter: Letter = [
  'Une famille que vous avez orientée : des nouvelles dans Maillon',
  'Bonjour,\n\nUne structure dit si une personne que vous lui avez adressée est venue.',
]

export const silentLetter: Letter = [
  'Une structure ne dit pas si la personne est venue',
  'Bonjour,\n\nUne structure a accepté une de vos orientations, et ne répond pas quand on lui demande si la personne est venue. Appelez-la, ou demandez à la famille.',
]

const BY_LINK =
  'Le lien ci-dessous ouvre cette demande et rien d’autre, sans compte ni mot de passe. Ne le transférez pas : il vaut pour votre structure.'
const until = (day: string) => `Il sert jusqu’au ${day}. Avec un compte, vous pouvez aussi répondre dans Maillon.`
const letter = (subject: string, first: string, day: string): Letter => [
  subject,
  ['Bonjour,', first, `${BY_LINK} ${until(day)}`].join('\n\n'),
]

export const sentLetter = (day: string): Letter =>
  letter(
    'Une orientation vous attend dans Maillon',
    'Une structure partenaire vous adresse une famille. Votre réponse est attendue.',
    day,
  )

export const againLetter = (day: string): Letter =>
  letter(
    'Une orientation vous attend toujours dans Maillon',
    'Une structure partenaire attend votre réponse pour une famille.',
    day,
  )

export const replyLetter = (day: string): Letter =>
  letter('La réponse à votre question est dans Maillon', 'Une structure a répondu à votre question.', day)

const arrival = (first: string, day: string): Letter => [
  'Une question sur une famille que vous avez acceptée',
  [
    'Bonjour,',
    first,
    `Le lien ci-dessous ouvre cette seule question, sans compte ni mot de passe. Ne le transférez pas : il vaut pour votre structure. Il sert jusqu’au ${day}.`,
  ].join('\n\n'),
]

export const arrivalAsked = (day: string): Letter =>
  arrival('Votre structure a accepté une famille dans Maillon. La personne est-elle venue ?', day)

export const arrivalAskedAgain = (day: string): Letter =>
  arrival(
    'Nous vous avons demandé si une personne acceptée par votre structure est venue. Sa réponse manque encore.',
    day,
  )

export const reminderLetter = (day: string): Letter =>
  letter(
    'Une famille attend votre réponse dans Maillon',
    'Une famille vous est adressée depuis plus de dix jours. Sans réponse au trentième jour, elle sera orientée ailleurs.',
    day,
  )
