import { isDeepStrictEqual } from 'node:util'
import type { AllocationCertificate } from '../solving/certificate.ts'
import { lotteryNumber } from '../solving/check.ts'

/** Where a result says something else than the certificate that it carries. A certificate alone says nothing more. */
export function contradictions(written: unknown, { scenario, assignments }: AllocationCertificate): string[] {
  if (typeof written !== 'object' || written === null || !('certificate' in written)) return []
  const said = written as { [key: string]: unknown }
  const faults: string[] = []
  if (!isDeepStrictEqual(said.assignments, assignments))
    faults.push('Le résultat et son certificat ne disent pas la même attribution.')
  const served = new Set(assignments.map(({ need }) => need))
  const given = scenario.needs.filter(({ id }) => served.has(id))
  if (said.status !== 'optimal') faults.push('Le résultat ne dit pas qu’une attribution a été trouvée.')
  const strata = Array.isArray(said.served) ? said.served : []
  const last = scenario.needs.reduce((most, { stratum }) => Math.max(most, stratum), 0)
  for (let index = 0; index < Math.max(strata.length, last - firstOf(scenario.needs) + 1); index++) {
    const own = given.filter(({ stratum }) => stratum === index + firstOf(scenario.needs)).length
    if (strata[index] !== own)
      faults.push(`Priorité ${index + 1} : le résultat dit ${sayWritten(strata[index])} servis, le certificat ${own}.`)
  }
  const points = given.reduce((sum, need) => sum + Math.round(need.points * 1000), 0) / 1000
  if (said.points !== points)
    faults.push(`Points : le résultat dit ${sayWritten(said.points)}, le certificat ${points}.`)
  const fit = fitOf(scenario, assignments)
  if (said.fit !== fit) faults.push(`Adéquation : le résultat dit ${sayWritten(said.fit)}, le certificat ${fit}.`)
  const waiting = scenario.needs.filter(({ id }) => !served.has(id)).map(({ id }) => id)
  const told = Array.isArray(said.waiting) ? said.waiting.map((one) => one?.need) : null
  if (!isDeepStrictEqual(told, waiting))
    faults.push('Ceux qui attendent ne sont pas ceux que le certificat ne sert pas.')
  return [...faults, ...foreignNumbers(said.cutoffs, scenario)]
}

/** How well what was given suits, all together. */
function fitOf({ needs, supply }: AllocationCertificate['scenario'], given: AllocationCertificate['assignments']) {
  const kinds = new Map(needs.map(({ id, kind }) => [id, kind]))
  const fits = new Map(supply.map((one) => [one.class, one.fit]))
  const one = (need: string, granted: string) => fits.get(granted)?.[kinds.get(need) ?? ''] ?? 0
  return given.reduce((sum, { need, class: granted }) => sum + Math.round(one(need, granted) * 1000), 0) / 1000
}

/** What a file says where a number or a name is expected. */
export const sayWritten = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : 'autre chose'

const firstOf = (needs: { stratum: number }[]) => needs.reduce((first, { stratum }) => Math.min(first, stratum), 1)

/** Lottery numbers of the cut-offs that this seed gives to nobody of the list. */
function foreignNumbers(cutoffs: unknown, { seed, needs }: AllocationCertificate['scenario']): string[] {
  const drawn = new Set(needs.map(({ id }) => lotteryNumber(seed, id)))
  const said = (Array.isArray(cutoffs) ? cutoffs : []).flatMap((line) =>
    [line?.lastServed?.lottery, line?.firstWaiting?.lottery].filter((number) => number !== undefined),
  )
  return [...new Set(said)]
    .filter((number) => typeof number !== 'string' || !drawn.has(number))
    .map((number) => `Seuils : le numéro ${sayWritten(number)} n’est celui d’aucun besoin, avec ce tirage.`)
}
