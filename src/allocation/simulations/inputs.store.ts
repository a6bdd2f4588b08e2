import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { quotasOf } from '../programmes/quota.store.ts'
import { kindTitles } from '../programmes/words.ts'
import { inForce, policiesOf } from '../ranking/policy.store.ts'
import { unrankedOf } from '../runs/inputs.store.ts'
import { LINES } from '../runs/scenario.rules.ts'
import type { OfProgramme } from '../waiting/asking.store.ts'
import type { Places } from '../waiting/limits.rules.ts'
import type { Inputs, Limit } from './inputs.ts'

/** What a run would read today, with the totals that can be changed: what a simulation starts from. */
export async function simulationInputs(by: Acting, programme: OfProgramme): Promise<Inputs> {
  const [today, quotas, written, versions] = await Promise.all([
    unrankedOf(by, programme),
    quotasOf(by, programme.id),
    rulesOf(by, programme.id),
    policiesOf(by, programme.id),
  ])
  const promisedAt = ({ commune, kind }: Places) =>
    quotas.find((row) => row.commune === commune && row.kind === kind)?.promised ?? 0
  const limits = [
    ...today.places.map((row): Omit<Limit, 'code'> => {
      const promised = promisedAt(row)
      const name = `${row.communeName}, ${kindTitles[row.kind].toLowerCase()}`
      return { name, promised, atMost: row.left + promised, atLeast: null }
    }),
    ...today.rules.map(({ name }): Omit<Limit, 'code'> => {
      const rule = written.find((one) => one.name === name)
      const { promised = 0, at_most: atMost = null, at_least: atLeast = null } = rule ?? {}
      return { name: `Quota ${name}`, promised, atMost, atLeast }
    }),
  ]
  return {
    ...{ day: dayOf(by.now), today, rules: inForce(versions)?.rules ?? null },
    policies: versions.map(({ id, version, state, rules }) => ({ id, version, adopted: state === 'adopted', rules })),
    limits: limits.map((limit, index) => ({ code: `q${index + 1}`, ...limit })),
    stock: [...today.stock.map(({ name, count }) => ({ name, count })), { name: LINES, count: today.lines }],
  }
}

const rulesOf = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('quota_rule')
    .select(['name', 'at_least', 'at_most', 'promised'])
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('ended_at', 'is', null)
    .execute()
