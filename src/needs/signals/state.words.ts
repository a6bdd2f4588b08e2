import { sayDate, sayShort } from '#platform/i18n/dates.ts'
import { byName, ofName } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { sayNeeds } from '../households/words.ts'
import type { Signal } from './signal.read.store.ts'
import { equippedSince, isOpen, lookDueOn, needsFrom } from './signal.rules.ts'
import { isResting, type Step, stepOf } from './step.rules.ts'
import { endings } from './words.ts'

/** The groups in which a school works its list, and how the address of the list names them. */
export const groups = {
  to_reach: { label: 'Famille à joindre', tone: 'turn', address: 'a-joindre' },
  cause: { label: 'Cause à noter', tone: 'turn', address: 'cause' },
  waiting: { label: 'Cause notée', tone: 'calm', address: 'suivi' },
  equipped: { label: 'Matériel reçu, retour attendu', tone: 'turn', address: 'equipe' },
  ended: { label: 'Terminé', tone: 'calm', address: 'termine' },
} as const satisfies Record<string, { label: string; tone: Tone; address: string }>
type StateGroup = keyof typeof groups

const keys = Object.keys(groups) as StateGroup[]

/** The group that an address names; undefined when it names none. */
export const groupAt = (address: string): StateGroup | undefined => keys.find((key) => groups[key].address === address)

/** The group in which a signal is worked. */
export function groupOf(signal: Signal): StateGroup {
  if (!isOpen(signal)) return 'ended'
  if (equippedSince(signal)) return 'equipped'
  return signal.state === 'flagged' ? 'to_reach' : signal.state === 'reached' ? 'cause' : 'waiting'
}

/** Where a signal stands, in a word. */
export function sayState(signal: Signal): readonly [label: string, tone: Tone] {
  if (signal.state === 'back') return ['De retour', 'done']
  if (signal.state === 'closed') return [`Clos : ${endings[signal.closed_as ?? ''] ?? ''}`, 'calm']
  const { label, tone } = groups[groupOf(signal)]
  return steps[stepOf(signal)] ?? [label, tone]
}

/** The same, on the page and in the list, where the day is known: a look that was noted rests until its reminder. */
export const sayStanding = (signal: Signal, today: string): readonly [label: string, tone: Tone] =>
  isResting(signal, today) ? [sayResting(signal), 'calm'] : sayState(signal)

/** "Point fait. Prochain rappel le 3 déc." */
export const sayResting = (signal: Signal): string => `Point fait. Prochain rappel le ${sayDayMonth(lookDueOn(signal))}`

/** Once the cause is noted: who has the next step. */
const steps: Partial<Record<Step, readonly [label: string, tone: Tone]>> = {
  orient: ['À orienter', 'turn'],
  reply: ['Question à répondre', 'turn'],
  elsewhere: ['À orienter ailleurs', 'turn'],
  answer: ['Réponse attendue', 'calm'],
  help: ['Aide attendue', 'calm'],
  follow: ['Suivi par l’établissement', 'turn'],
}

/** "17 nov.": within a school year, the month says the year. */
export const sayDayMonth = (day: string): string => sayShort(new Date(`${day}T12:00:00Z`)).replace(/ \d{4}$/, '')

/** Which help a pupil waits for, and from whom, as far as their school knows, without a full stop; nothing when it waits for none. */
export function sayHelp(signal: Signal): string {
  const step = stepOf(signal)
  if (!helped.includes(step)) return ''
  const needs = capital(sayNeeds(needsFrom(signal.causes)))
  const { oriented } = signal
  if (step === 'orient') return needs
  if (!oriented) return `${needs} : une structure aide déjà la famille`
  const { to, sent_on, answered_on } = oriented
  if (step === 'elsewhere') return `${needs} : sans aide ${ofName(to)}`
  if (step === 'help' && answered_on)
    return `${needs} : orientation acceptée ${byName(to)} le ${sayDayMonth(answered_on)}`
  return `${needs} : famille orientée vers ${to} le ${sayDayMonth(sent_on)}`
}
const helped: readonly Step[] = ['orient', 'reply', 'elsewhere', 'answer', 'help']

/** The one thing that a school reads of what others did for its pupil: the day, or no. */
export const sayEquipped = ({ equipped_on }: Pick<Signal, 'equipped_on'>): string =>
  equipped_on ? `Oui, le ${sayDate(equipped_on)}` : 'Non'
