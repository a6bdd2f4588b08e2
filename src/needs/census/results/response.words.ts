import { sayAgo } from '#platform/i18n/dates.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import type { NeedKind } from '../../households/words.ts'
import { hasBegun, isAwaited, isLate, seesNobody } from './responses.rules.ts'
import type { Response } from './responses.store.ts'
import { ways } from './responses.words.ts'

/** What somebody lacks, after a number of people. */
export const lacks: Record<NeedKind, string> = {
  computer: 'sans ordinateur',
  connection: 'sans connexion',
  skills: 'à accompagner',
}

/** How far a structure is, and the tone of it. */
export const sayStanding = (one: Response, now: Date): readonly [string, Tone | undefined] =>
  !isAwaited(one)
    ? ['Terminé', 'done']
    : isLate(one, now)
      ? ['En retard', 'loss']
      : hasBegun(one)
        ? ['Commencé', 'turn']
        : ['Attendue', undefined]

/** By which way and when it answered; or when it was last written to. */
export const sayWhen = (one: Response, now: Date): string => {
  if (one.answered_at)
    return [one.came_by && ways[one.came_by], sayAgo(one.answered_at, now)].filter(Boolean).join(', ')
  if (hasBegun(one)) return one.opened_at ? `Commencé ${sayAgo(one.opened_at, now)}` : 'Commencé'
  if (one.reminded_at) return `Relancée ${sayAgo(one.reminded_at, now)}`
  return one.email ? `Invitée ${sayAgo(one.invited_at, now)}` : 'Sans adresse'
}

/** "12 personnes sans ordinateur, 3 sans connexion": what it counted, or the families that it named when they are more. */
export function saySeen(one: Response, kinds: readonly NeedKind[]): string {
  if (seesNobody(one)) return 'Personne à signaler'
  return kinds
    .map((kind) => [kind, Math.max(one.counted[kind] ?? 0, one.named[kind] ?? 0)] as const)
    .filter(([, people]) => people > 0)
    .map(([kind, people], at) => `${at === 0 ? counted(people, 'personne') : sayNumber(people)} ${lacks[kind]}`)
    .join(', ')
}

/** "2 familles nommées"; empty when it named none. */
export const sayFamilies = ({ families }: Pick<Response, 'families'>): string =>
  families > 0 ? counted(families, 'famille nommée', 'familles nommées') : ''
