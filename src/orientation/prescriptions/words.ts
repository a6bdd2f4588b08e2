import type { Tone } from '#platform/ui/chip.tsx'

/** States during which a prescription goes on: a family is addressed once at a time to the same receiver. */
export const openStates = ['sent', 'accepted', 'promised'] as const
export const acceptedStates = ['accepted', 'promised', 'served'] as const

const words: Record<string, readonly [label: string, tone?: Tone]> = {
  sent: ['En attente', 'turn'],
  accepted: ['Acceptée', 'done'],
  promised: ['Équipement promis', 'done'],
  served: ['Famille équipée', 'done'],
  refused: ['Refusée', 'loss'],
  rerouted: ['Renvoyée ailleurs', 'calm'],
  expired: ['Sans réponse', 'loss'],
  withdrawn: ['Retirée', 'calm'],
}

export const sayState = (state: string): string => words[state]?.[0] ?? ''
export const toneOf = (state: string): Tone | undefined => words[state]?.[1]

/** Why a receiver says no. Anything else is said in its own words. */
export const refusalReasons = {
  already_served: 'La famille n’attend plus rien de nous',
  no_place: 'Il n’y a plus de place',
  not_our_area: 'La commune n’est pas sur notre territoire',
  not_our_offer: 'Ce n’est pas ce que nous proposons',
  not_in_programme: 'Les conditions du programme ne sont pas remplies',
  no_interpreter: 'Pas d’interprète, ou pas dans sa langue',
  better_elsewhere: 'Une autre structure répondra mieux',
  unreachable: 'La famille n’a pas pu être jointe',
  declined: 'La famille ne le souhaite pas',
  other: 'Une autre raison',
} as const
export type RefusalReason = keyof typeof refusalReasons

/** The reason as the sender will read it. */
export const sayWhy = (reason: RefusalReason, said: string): string =>
  reason === 'other' ? said : said ? `${refusalReasons[reason]}. ${said}` : `${refusalReasons[reason]}.`

/** Refusals after which nobody else is looked for: the family wants nothing, or has it already. */
export const settledReasons = ['declined', 'already_served'] as const

/** Of a refusal as the sender reads it, why nobody else is looked for; null for any other. */
export const settledBy = (why: string | null): (typeof settledReasons)[number] | null =>
  settledReasons.find((reason) => why?.startsWith(`${refusalReasons[reason]}.`)) ?? null
