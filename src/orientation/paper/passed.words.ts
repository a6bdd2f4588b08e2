import { livings, sayAtHand } from '#needs/households/atHand.ts'
import { channels, sayLanguages, sayNeeds, sayPeople } from '#needs/households/words.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { capital, uncapital } from '#platform/text/capital.ts'
import { sayYoung } from '../young/young.words.ts'

/** All that the structure that is addressed will read of a household: typed a minute ago, or kept for a year. */
export type Passed = {
  name: string
  adults: number
  children: number
  /** Those who are named in its file, as they are said there: "Inès (10 ou 11 ans)". */
  people: readonly string[]
  commune: string
  address: string
  confidential_address: boolean
  living: string
  phone: string | null
  email: string | null
  channel: string
  best_moment: string
  neutral_message: boolean
  languages: readonly string[]
  interpreter: boolean
  kinds: readonly string[]
  urgent: boolean
  situation: string
  message: string
  equipment_at_hand: string[]
  connection_at_hand: string | null
  /** What is declared of it, in words: "Élève (Inès)". */
  publics: readonly string[]
  /** What is said of a young person: whether a parent agrees, or they act alone. */
  young: string | null
  /** Something was done for it already, that its file tells. */
  followed: boolean
}

export type Line = readonly [label: string, value: string]

const NOT_PASSED = 'Confidentielle : elle n’est pas transmise'
const UNWRITTEN = 'Transmis, mais pas écrit ici : cette feuille peut être lue par d’autres.'

/**
 * What is passed on, line by line, as the family reads it before it signs: nothing is left out. Where others read its messages or
 * its address is confidential, what could harm it is named and not written: paper is read over a shoulder. That it asked for discretion
 * is on no paper: it would tell the reader what there is to look for.
 */
export function sayPassed(one: Passed): Line[] {
  const discreet = one.neutral_message || one.confidential_address
  const hushed = (text: string) => (text && discreet ? UNWRITTEN : text)
  const lines: Line[] = [
    ['Votre nom', one.name],
    ['Qui vit là', [sayPeople(one.adults, one.children), sayList(one.people)].filter(Boolean).join(' : ')],
    ['Un jeune', sayYoung(one.young)],
    ['Votre commune', one.commune],
    ['Votre adresse', sayAddress(one)],
    ['Pour vous joindre', discreet ? UNWRITTEN : sayReach(one)],
    ['Vos langues', [sayLanguages(one.languages), one.interpreter && 'avec un interprète'].filter(Boolean).join(', ')],
    ['Vos besoins', `${capital(sayNeeds(one.kinds))}${one.urgent ? ', c’est urgent' : ''}`],
    ['Votre situation', hushed(one.situation)],
    ['Ce que vous avez déjà', sayAtHand(one)],
    ['Ce qui est déclaré', hushed(sayList(one.publics))],
    ['Pour bien vous accueillir', hushed(one.message)],
    ['Ce qui a été fait', one.followed ? 'Les étapes de votre suivi : ce qui a été fait, quand et par qui' : ''],
  ]
  return lines.filter(([, value]) => value !== '')
}

const sayAddress = ({ address, confidential_address, living }: Passed): string => {
  if (confidential_address) return address ? NOT_PASSED : ''
  const lives = living === 'home' ? '' : livings[living as keyof typeof livings]
  return [address, lives].filter(Boolean).join('. ')
}

/** "Par téléphone, de préférence : 06 12 34 56 78, après 17 h" */
const sayReach = ({ channel, phone, email, best_moment }: Passed): string =>
  [
    `${channels[channel as keyof typeof channels] ?? ''}, de préférence`,
    [phone ? sayPhone(phone) : '', email ?? '', uncapital(best_moment)].filter(Boolean).join(', '),
  ]
    .filter(Boolean)
    .join(' : ')

/** What some labels of the sheet become inside a sentence; the others only lose their capital. */
const inSentence: Readonly<Record<string, string>> = {
  'Qui vit là': 'qui vit avec vous',
  'Un jeune': 'qui a donné son accord',
  'Pour vous joindre': 'comment vous joindre',
  'Pour bien vous accueillir': 'le mot pour bien vous accueillir',
}

/** "Votre nom, votre commune et vos besoins": what is passed on, named and not said, for a paper that is carried along. */
export const namePassed = (lines: readonly Line[]): string =>
  capital(
    sayList(lines.filter(([, value]) => value !== NOT_PASSED).map(([label]) => inSentence[label] ?? uncapital(label))),
  )
