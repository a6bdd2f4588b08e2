import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'
import { sayLanguage } from './languages.ts'

/** What a household may need. */
export const needKinds = {
  computer: 'Un ordinateur',
  connection: 'Une connexion',
  skills: 'Apprendre à s’en servir',
} as const
export type NeedKind = keyof typeof needKinds

/** The same, inside a sentence. */
export const needWords: Record<NeedKind, string> = {
  computer: 'un ordinateur',
  connection: 'une connexion',
  skills: 'une formation',
}

/** "un ordinateur et une formation" */
export const sayNeeds = (kinds: readonly string[]): string =>
  sayList(kinds.map((kind) => needWords[kind as NeedKind] ?? kind))

/** How a household wants to be reached. */
export const channels = {
  phone: 'Par téléphone',
  sms: 'Par SMS',
  email: 'Par e-mail',
  post: 'Par courrier',
  in_person: 'En venant',
  through_us: 'Par notre structure',
} as const

/** "français, arabe et ukrainien" */
export const sayLanguages = (codes: readonly string[]): string => sayList(codes.map(sayLanguage))

/** How an agreement was given. */
export const agreementHows = { spoken: 'De vive voix', phone: 'Au téléphone', written: 'Par écrit' } as const

/** "2 adultes, 3 enfants" */
export const sayPeople = (adults: number, children: number): string =>
  `${adults ? counted(adults, 'adulte') : ''}${adults && children ? ', ' : ''}${children ? counted(children, 'enfant') : ''}`

/** What each link of the chain waits for, from 1 to 7; 8 when nothing remains. */
export const stageWords = [
  '',
  'Besoin à préciser',
  'Orientation à mener',
  'Attribution à décider',
  'Remise à préparer',
  'Connexion à donner',
  'Formation à prévoir',
  'Autonomie à constater',
  'Parcours terminé',
] as const

/** How a journey ended, as a label. */
export const closings = {
  autonomous: 'autonome',
  moved: 'a déménagé',
  declined: 'n’a pas souhaité continuer',
  unreachable: 'injoignable',
  no_longer_needed: 'n’en a plus besoin',
  forgotten: 'nom effacé',
} as const
export type Closing = keyof typeof closings

/** How a journey ended, as a sentence of the family. */
export const endings: Record<Closing, string> = {
  autonomous: 'la famille est autonome',
  moved: 'la famille a déménagé',
  declined: 'la famille ne souhaite pas continuer',
  unreachable: 'la famille ne répond plus',
  no_longer_needed: 'la famille n’en a plus besoin',
  forgotten: 'ce qui nommait la famille a été effacé',
}
