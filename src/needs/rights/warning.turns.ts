import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { daysLeft } from './warning.rules.ts'
import { type Untold, untoldFamilies } from './warning.store.ts'

const MOST = 20
/** Beyond, they are one line: a list is read by itself. */
const EACH = 2

/** Families that no message reaches, to be told before they are forgotten. */
export async function warningTurns(by: Acting): Promise<Turn[]> {
  const families = await untoldFamilies(by, MOST + 1)
  const [first] = families
  if (!first) return []
  if (families.length <= EACH) return families.map((one) => lineOf(one, by))
  const n = families.length > MOST ? `Plus de ${MOST}` : families.length
  return [
    {
      ...lineOf(first, by),
      chain: '',
      title: `${n} familles à prévenir avant l’effacement`,
      href: '/droits',
      detail: `La première avant le ${sayDate(beforeOf(first))}.`,
      verb: ['Voir la liste', '/droits'],
    },
  ]
}

const beforeOf = ({ last_contact, asked_at }: Untold) =>
  daysLeft({ contact: dayOf(last_contact), asked: dayOf(asked_at) }).before

function lineOf(one: Untold, by: Acting): Turn {
  const before = beforeOf(one)
  const page = `/familles/${one.household_id}`
  return {
    tone: before < dayOf(by.now) ? 'loss' : 'turn',
    since: one.asked_at,
    chain: one.chain,
    title: `${one.name} : à prévenir avant l’effacement`,
    href: page,
    detail: `${one.undelivered ? 'Le message n’est pas arrivé. ' : ''}${before < dayOf(by.now) ? 'C’était à faire avant' : 'À faire avant'} le ${sayDate(before)}.`,
    verb: ['Noter qu’elle est prévenue', `${page}/prevenir`],
  }
}
