import { LEAST } from '#needs/census/results/byFive.rules.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Quota } from '../solving/scenario.ts'
import type { Inputs } from './inputs.ts'
import { type Frozen, LINES } from './scenario.rules.ts'

/** What stands in the way of a freeze, before anything runs; empty when nothing does. `conflict`: quotas that cannot be kept together. */
export function obstaclesOf(inputs: Inputs | null, frozen: Frozen | null, conflict: readonly string[]): string[] {
  if (!inputs || !frozen)
    return ['Aucun ordre de priorité n’est adopté pour ce programme. Faites-le adopter, puis revenez figer le passage.']
  if (inputs.places.length === 0)
    return ['Ce programme n’a de place dans aucune commune. Ouvrez des places, puis revenez.']
  if (inputs.participants.length === 0)
    return ['Aucune famille ne peut prendre part aujourd’hui : ni besoin ouvert, ni commune avec des places.']
  if (frozen.supply.every(({ count, suits }) => count === 0 || suits.length === 0))
    return ['Rien en stock ne convient à ces familles : un passage ne servirait personne.']
  return conflict.length > 0 ? sayConflict(conflict, frozen) : []
}

/** Nothing would be promised from a list frozen once its programme is over. */
export const sayOver = ({ ends_on }: { ends_on: string | null }, today: string): string[] =>
  ends_on && ends_on < today
    ? [`Ce programme est terminé depuis le ${sayDate(ends_on)} : rien ne s’y promet plus. Prolongez-le, puis revenez.`]
    : []

/** The smallest set of quotas that cannot be kept together, in sentences. */
export function sayConflict(conflict: readonly string[], frozen: Frozen): string[] {
  const quotas = frozen.quotas.filter(({ name }) => conflict.includes(name))
  const [first] = quotas
  if (quotas.length === 1 && first) return [sayAlone(first, frozen)]
  return [
    `Ces quotas ne peuvent pas être tenus ensemble : ${sayList(quotas.map(sayQuota))}.`,
    'Baissez un minimum, relevez un maximum ou attendez du stock. Sans l’un d’eux, les autres peuvent l’être.',
  ]
}

/** One quota asks for more than there are families, or things to give them. */
function sayAlone(quota: Quota, { needs, supply }: Frozen): string {
  const families = needs.filter(({ attributes }) =>
    Object.entries(quota.where).every(([code, values]) => values.includes(attributes[code] ?? '')),
  )
  const kits = new Set(families.map(({ kind }) => kind))
  const things = supply
    .filter((one) => one.suits.some((kit) => kits.has(kit)))
    .reduce((sum, { count }) => sum + count, 0)
  const asked = `« ${quota.name} » demande d’en servir au moins ${quota.min}`
  return families.length < (quota.min ?? 0)
    ? `${asked} : ${families.length === 0 ? 'aucune famille n’est concernée' : counted(families.length, 'famille seulement est concernée', 'familles seulement sont concernées')}.`
    : `${asked} : le stock n’y suffit pas, il y a ${counted(things, 'kit')} pour elles au plus.`
}

const sayQuota = ({ name, min, max }: Quota): string =>
  `« ${name} » (${[min ? `au moins ${min}` : '', max !== null ? `au plus ${max}` : ''].filter(Boolean).join(', ')})`

/** Who came since the list that a run goes on with, and why they wait. */
export const sayCome = (come: number): string[] =>
  come === 0
    ? []
    : [
        `${counted(come, 'famille venue depuis ne prend pas part', 'familles venues depuis ne prennent pas part')} : ce tirage est déjà connu, personne n’y entre plus. Pour ${come > 1 ? 'elles' : 'elle'}, figez un nouveau passage, avec un nouveau tirage.`,
      ]

/** What does not stand in the way, and is better known before. */
export function warningsOf(inputs: Inputs, frozen: Frozen, nobody: readonly string[]): string[] {
  const noLine = frozen.supply.find((one) => one.class === LINES && one.count === 0)
  return [
    ...(frozen.needs.length < LEAST
      ? ['Moins de cinq familles prennent part : on les reconnaîtrait, ce passage ne pourra pas être publié.']
      : []),
    ...nobody.map((name) => `Le quota « ${name} » ne compte aucune de ces familles : il ne changera rien.`),
    ...inputs.stock
      .filter(({ name }) => frozen.supply.some((one) => one.class === name && one.suits.length === 0))
      .map(
        ({ name, count }) => `${counted(count, 'appareil')} (${name}) : aucun kit ne le demande, il restera en stock.`,
      ),
    ...(noLine?.suits.some((kit) => frozen.needs.some(({ kind }) => kind === kit)) ||
    (inputs.lines === 0 && inputs.participants.some(({ kinds }) => kinds.includes('connection')))
      ? ['Aucune carte SIM n’est libre : les familles qui attendent une connexion ne seront pas servies.']
      : []),
  ]
}
