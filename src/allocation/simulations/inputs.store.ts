import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { availableSims } from '../allocations/offer.store.ts'
import { candidatesOf } from '../policies/candidates.store.ts'
import { versionsOf } from '../policies/versions.store.ts'
import { among, holds, paysFor, ruleCounts, type Wish } from '../programmes/counted.rules.ts'
import { agreementsOf, rulesOf } from '../programmes/counted.store.ts'
import { kitsOf } from '../programmes/kit.read.store.ts'
import { type Kit, kitsFor } from '../programmes/kit.rules.ts'
import { quotasOf } from '../programmes/quota.store.ts'
import { isKind, kindTitles } from '../programmes/words.ts'
import type { Inputs, Limit, StockClass } from './inputs.ts'

/** Who waits, what is in stock, under which limits and in which order, today: what a simulation starts from. */
export async function simulationScenario(by: Acting, programmeId: string): Promise<Inputs> {
  const [candidates, { kits, whole }, places, rules, funded, devices, sims, policies] = await Promise.all([
    candidatesOf(by, programmeId),
    kitsOf(by, programmeId),
    quotasOf(by, programmeId),
    rulesOf(by, programmeId),
    agreementsOf(by, programmeId),
    devicesOf(by, programmeId),
    simsOf(by),
    versionsOf(by, programmeId),
  ])
  const limits = [...[...places.map(placesLimit), ...rules.map(ruleLimit)].map(coded), linesLimit(sims)]
  const counts = countersOf(places, rules, funded)
  const families = candidates.map(({ commune, facts, kinds, prescriber }) => ({
    commune,
    publics: facts.publics,
    facts,
    wishes: kitsFor(kits, kinds, facts.publics, whole).map((kit) => ({
      kit: kit.name,
      limits: [
        ...counts.flatMap((counted, index) =>
          counted({ commune, publics: facts.publics, prescriber, kit }) ? [codeOf(index)] : [],
        ),
        ...(kit.connection && kit.computer ? [LINES] : []),
        ...funded.flatMap((one, index) => (paysFor(one, commune, facts.publics) ? [] : [`a${index + 1}`])),
      ],
    })),
  }))
  const stock = [...devices.map((row) => deviceClass(row, kits, funded)), linesClass(sims, kits)]
  const adopted = policies.find((one) => one.adopted)
  return { day: dayOf(by.now), families, stock, limits, rules: adopted?.rules ?? null, policies }
}

const LINES = 'lines'

type Rule = Awaited<ReturnType<typeof rulesOf>>[number]

type Agreement = Awaited<ReturnType<typeof agreementsOf>>[number]

const devicesOf = (by: Acting, programmeId: string) =>
  onTheShelf(by)
    .select((q) => ['device.kind', 'device.agreement_id', q.fn.countAll<number>().as('count')])
    .where((q) => q.or([q('device.programme_id', 'is', null), q('device.programme_id', '=', programmeId)]))
    .where('device.kind', 'in', ['laptop', 'desktop', 'all_in_one', 'tablet', 'smartphone'])
    .groupBy(['device.kind', 'device.agreement_id'])
    .orderBy('device.kind')
    .orderBy('device.agreement_id')
    .execute()

const simsOf = async (by: Acting) =>
  (
    await availableSims(by)
      .select((q) => q.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

type Place = Awaited<ReturnType<typeof quotasOf>>[number]
const codeOf = (index: number) => `q${index + 1}`
const coded = (limit: Omit<Limit, 'code'>, index: number): Limit => ({ code: codeOf(index), ...limit })
const placesLimit = ({ name, kind, places, promised }: Place): Omit<Limit, 'code'> => ({
  name: `${name}, ${isKind(kind) ? kindTitles[kind].toLowerCase() : ''}`,
  promised,
  atMost: places,
  atLeast: null,
  stands: true,
})
const ruleLimit = (rule: Rule): Omit<Limit, 'code'> => ({
  name: `Quota ${rule.name}`,
  promised: rule.promised,
  atMost: rule.at_most,
  atLeast: rule.at_least,
  stands: true,
})
const linesLimit = (count: number): Limit => ({
  ...{ code: LINES, name: 'Lignes en stock', promised: 0, atMost: count, atLeast: null, stands: false },
})

/** For each limit, whether it counts a wish. */
const countersOf = (places: Place[], rules: Rule[], funded: Agreement[]): ((wish: Wish) => boolean)[] => [
  ...places.map((place) => (wish: Wish) => wish.commune === place.commune && holds(wish.kit, place.kind)),
  ...rules.map((rule) => (wish: Wish) => ruleCounts(rule, wish, funded)),
]

function deviceClass(
  row: Awaited<ReturnType<typeof devicesOf>>[number],
  kits: readonly Kit[],
  funded: Agreement[],
): StockClass {
  const index = funded.findIndex(({ id }) => id === row.agreement_id)
  const suiting = kits.filter((kit) => kit.computer && among(kit.devices, row.kind))
  return {
    name: sayDeviceKind(row.kind) + (index < 0 ? '' : ` (${funded[index]?.title})`),
    count: row.count,
    suits: suiting.map(({ name }) => name),
    fit: Object.fromEntries(suiting.map((kit) => [kit.name, kit.fit[row.kind] ?? 0])),
    ...(index < 0 ? {} : { closedTo: `a${index + 1}` }),
  }
}

const linesClass = (count: number, kits: readonly Kit[]): StockClass => ({
  name: 'Lignes',
  count,
  suits: kits.filter((kit) => kit.connection && !kit.computer).map(({ name }) => name),
  fit: {},
})
