import type { Tone } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { daysLeft } from './loan.rules.ts'

/** In which state a machine comes back, as one sees it across the desk. */
export const conditions = {
  fine: 'Il marche, sans trace nouvelle',
  worn: 'Il marche, avec des traces ou un défaut',
  broken: 'Il ne marche plus',
} as const

/** What the family left closed behind it: after its visit, nobody else can open it. */
export const locks = {
  none: 'Non, tout est retiré',
  locked: 'Oui, il reste verrouillé',
  unseen: 'Pas regardé',
} as const
/** Written on the machine, which the bench shows until it is lifted. */
export const LEFT_LOCKED = 'Un compte, un code ou une gestion à distance est resté dessus au retour'

/** Said at a glance, when many come back in a row. */
export const complete = { all: 'Avec lui', charger: 'Il manque' } as const

export const troubles = {
  does_not_start: 'Il ne s’allume plus',
  screen: 'L’écran',
  keyboard: 'Le clavier ou la souris',
  battery: 'La batterie ou le chargeur',
  slow: 'Il est très lent',
  connection: 'Il ne se connecte plus',
  other: 'Autre chose',
} as const

export const losses = { lost: 'Perdu', stolen: 'Volé' } as const

/** One word of circumstance: what happened is the family's, and is not asked. */
export const circumstances = {
  at_home: 'À la maison',
  on_the_way: 'Dans les transports',
  outside: 'Dehors',
  at_school: 'À l’école ou au travail',
  unsaid: 'On ne sait pas',
} as const

export const endings = {
  repaired: 'Réparé, la famille l’a repris',
  no_fault: 'Rien à réparer',
} as const

/** How a ticket ended, once it is closed. */
export const endingWords: Record<string, string> = {
  ...endings,
  replaced: 'Échangé pour de bon',
  given_back: 'Rendu par la famille',
  gone: 'Déclaré perdu ou volé',
}

/** "En retard de 12 jours", "À rendre dans 5 jours". */
export function sayDue(due: string, today: string): { label: string; tone: Tone } {
  const days = daysLeft(due, today)
  if (days < 0) return { label: `En retard de ${counted(-days, 'jour')}`, tone: 'loss' }
  if (days === 0) return { label: 'À rendre aujourd’hui', tone: 'turn' }
  return {
    label: days <= 60 ? `Dans ${counted(days, 'jour')}` : `Dans ${Math.round(days / 30.4)} mois`,
    tone: days <= 30 ? 'turn' : 'calm',
  }
}

/** Whether a list says it with a colour: late, or within sixty days. A date far away is read in its own column. */
export const isNear = (due: string, today: string): boolean => daysLeft(due, today) <= 60

/** How an exchange was signed. */
export const signedWays: Readonly<Record<string, string>> = {
  screen: 'à l’écran',
  paper: 'sur papier',
  typed: 'au clavier',
}

export const pairs = (words: Readonly<Record<string, string>>) => Object.entries(words) as [string, string][]
