import { isDeepStrictEqual } from 'node:util'
import type { AllocationCertificate } from '../solving/certificate.ts'
import { numberOf } from './announced.rules.ts'

/** Where a result says something else than the certificate that it carries. A certificate alone says nothing more. */
export function contradictions(written: unknown, { scenario, assignments }: AllocationCertificate): string[] {
  if (typeof written !== 'object' || written === null || !('certificate' in written)) return []
  const said = written as { [key: string]: unknown }
  const faults: string[] = []
  if (!isDeepStrictEqual(said.assignments, assignments))
    faults.push('Le résultat et son certificat ne disent pas la même attribution.')
  const served = new Set(assignments.map(({ need }) => need))
  const given = scenario.needs.filter(({ id }) => served.has(id))
  if (Array.isArray(said.served))
    said.served.forEach((count, index) => {
      const own = given.filter(({ stratum }) => stratum === index + firstOf(scenario.needs)).length
      if (count !== own) faults.push(`Priorité ${index + 1} : le résultat dit ${count} servis, le certificat ${own}.`)
    })
  const points = given.reduce((sum, need) => sum + Math.round(need.points * 1000), 0) / 1000
  if (said.points !== undefined && said.points !== points)
    faults.push(`Points : le résultat dit ${said.points}, le certificat ${points}.`)
  const waiting = scenario.needs.filter(({ id }) => !served.has(id)).map(({ id }) => id)
  if (
    Array.isArray(said.waiting) &&
    !isDeepStrictEqual(
      said.waiting.map((one) => one?.need),
      waiting,
    )
  )
    faults.push('Ceux qui attendent ne sont pas ceux que le certificat ne sert pas.')
  return [...faults, ...foreignNumbers(said.cutoffs, scenario)]
}

const firstOf = (needs: { stratum: number }[]) => needs.reduce((first, { stratum }) => Math.min(first, stratum), 1)

/** Lottery numbers of the cut-offs that this seed gives to nobody of the list. */
function foreignNumbers(cutoffs: unknown, { seed, needs }: AllocationCertificate['scenario']): string[] {
  const drawn = new Set(needs.map(({ id }) => numberOf(seed, id)))
  const said = (Array.isArray(cutoffs) ? cutoffs : []).flatMap(({ lastServed, firstWaiting } = {}) =>
    [lastServed?.lottery, firstWaiting?.lottery].filter((number) => number !== undefined),
  )
  return [...new Set(said)]
    .filter((number) => !drawn.has(String(number)))
    .map((number) => `Seuils : le numéro ${number} n’est celui d’aucun besoin, avec ce tirage.`)
}
