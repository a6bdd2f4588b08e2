import type { Condition, PointLine, PriorityRules, Stratum } from '../ranking/policy.ts'
import { sayConditions, sayPoints } from './policy.words.ts'

type Named = { name: string; all: readonly Condition[] }
type Pair<T> = [before: T, after: T]

const nth = (at: number) => (at === 0 ? '1re' : `${at + 1}e`)
const place = (at: number) => `${nth(at)} place`

/** Lines of two versions that are the same thing: of one name, or that ask the same under two names. */
function paired<T extends Named>(
  before: readonly T[],
  after: readonly T[],
): { kept: Pair<T>[]; gone: T[]; added: T[] } {
  const left = new Set(before)
  const match = (test: (one: T, other: T) => boolean, lines: readonly T[]): Pair<T>[] =>
    lines.flatMap((line) => {
      const twin = [...left].find((other) => test(other, line))
      if (!twin) return []
      left.delete(twin)
      return [[twin, line] as Pair<T>]
    })
  const named = match((one, other) => one.name === other.name, after)
  const unnamed = after.filter((line) => !named.some(([, other]) => other === line))
  const renamed = match((one, other) => sayConditions(one.all) === sayConditions(other.all), unnamed)
  const kept = [...named, ...renamed]
  return { kept, gone: [...left], added: after.filter((line) => !kept.some(([, other]) => other === line)) }
}

const renamed = ([before, after]: Pair<Named>) =>
  before.name === after.name ? [] : [`« ${before.name} » s’appelle maintenant « ${after.name} ».`]
const asked = ([before, after]: Pair<Named>) => {
  const [was, is] = [sayConditions(before.all), sayConditions(after.all)]
  return was === is ? [] : [`« ${after.name} » demande maintenant : ${is}. Avant : ${was}.`]
}

const strataChanges = (before: readonly Stratum[], after: readonly Stratum[]): string[] => {
  const { kept, gone, added } = paired(before, after)
  // Only what changed its place among the lines that both versions have has moved: the others follow an arrival or a departure.
  const order = (lines: readonly Stratum[], side: 0 | 1) =>
    lines.filter((line) => kept.some((pair) => pair[side] === line))
  const [then, now] = [order(before, 0), order(after, 1)]
  return [
    ...gone.map(({ name }) => `Priorité retirée : « ${name} ».`),
    ...added.map(
      (line) => `Priorité ajoutée, à la ${place(after.indexOf(line))} : « ${line.name} », ${sayConditions(line.all)}.`,
    ),
    ...kept.flatMap((pair) => [
      ...renamed(pair),
      ...asked(pair),
      ...(then.indexOf(pair[0]) === now.indexOf(pair[1])
        ? []
        : [`« ${pair[1].name} » passe de la ${place(before.indexOf(pair[0]))} à la ${place(after.indexOf(pair[1]))}.`]),
    ]),
  ]
}

const pointsChanges = (before: readonly PointLine[], after: readonly PointLine[]): string[] => {
  const named = (lines: readonly PointLine[]) => lines.map((line) => ({ ...line, name: line.reason }))
  const { kept, gone, added } = paired(named(before), named(after))
  return [
    ...gone.map(({ name, points }) => `Points retirés : « ${name} », ${sayPoints(points)}.`),
    ...added.map(
      ({ name, points, all }) => `Points ajoutés : « ${name} », ${sayPoints(points)}, pour ${sayConditions(all)}.`,
    ),
    ...kept.flatMap((pair) => [
      ...renamed(pair),
      ...asked(pair),
      ...(pair[0].points === pair[1].points
        ? []
        : [`« ${pair[1].name} » compte ${sayPoints(pair[1].points)}, au lieu de ${sayPoints(pair[0].points)}.`]),
    ]),
  ]
}

/** What one version says otherwise than another, one sentence a change; nothing when they say the same. */
export const changesOf = (before: PriorityRules, after: PriorityRules): string[] => [
  ...strataChanges(before.strata, after.strata),
  ...(before.others === after.others ? [] : [`Les autres familles s’appellent « ${after.others} ».`]),
  ...pointsChanges(before.points, after.points),
]
