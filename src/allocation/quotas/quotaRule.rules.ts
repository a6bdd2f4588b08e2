import { type Agreement, type Counted, covers } from '../allocations/covered.rules.ts'
import { names } from '../allocations/crossing.rules.ts'
import { type Aim, meant } from '../programmes/aim.rules.ts'
import { atCommune, countOf, type Kind } from '../programmes/words.ts'

/** Whom a quota counts: these communes and publics, oriented by these organisations, under these agreements. An empty list means everybody. */
export type Scope = Aim & { kind: Kind; organisations: readonly string[]; agreements: readonly string[] }

/** At least, at most; null where nothing is said. */
export type Limits = { at_least: number | null; at_most: number | null }

/** A family as a quota reads it, and the agreements that cover it: the first of them pays for it, unless its device is kept for another. */
export type CountedFamily = Counted & { agreements: readonly string[] }

export const STALE = 'Quelqu’un vient de modifier ce quota. Relisez-le, puis recommencez.'
export const NAME_TAKEN = 'Un autre quota de ce programme porte ce nom. Choisissez-en un autre.'

/** Whether a quota counts a family that asks for what it limits. */
export const isNamed = (scope: Scope, family: CountedFamily): boolean =>
  names(scope, scope.kind, family, family.agreements[0] ?? null)

/** Every family that the first counts is counted by the second too. */
export const isWithin = (inner: Scope, outer: Scope): boolean =>
  inner.kind === outer.kind &&
  (['communes', 'publics', 'organisations', 'agreements'] as const).every(
    (what) =>
      outer[what].length === 0 || (inner[what].length > 0 && inner[what].every((one) => outer[what].includes(one))),
  )

/** Places of one commune and kind, and how many are promised. */
export type OpenPlaces = { commune: string; name: string; kind: string; places: number; promised: number }

/** Those that a quota may fill: of its kind, in its communes. */
export const placesWithin = ({ kind, communes }: Scope, places: readonly OpenPlaces[]): OpenPlaces[] =>
  places.filter((row) => row.kind === kind && row.places > 0 && meant(communes, row.commune))

export function refusalOfLimits({ at_least, at_most }: Limits): string | null {
  if (at_least === null && at_most === null) return 'Écrivez un minimum, un maximum, ou les deux.'
  if (at_least !== null && at_most !== null && at_least > at_most)
    return `Le minimum (${at_least}) dépasse le maximum (${at_most}) : aucun nombre ne convient.`
  return null
}

/** A quota that can count nobody would only mislead. */
export function refusalOfScope(
  scope: Scope,
  places: readonly OpenPlaces[],
  agreements: readonly Pick<Agreement, 'id' | 'communes'>[],
): string | null {
  const open = placesWithin(scope, places)
  const what = scope.kind === 'computer' ? 'd’ordinateur' : 'de connexion'
  if (open.length === 0) return `Ce quota ne nomme personne : aucune place ${what} n’est ouverte dans ces communes.`
  if (scope.agreements.length === 0) return null
  const paying = agreements.filter(({ id }) => scope.agreements.includes(id))
  const paid = paying.some(({ communes }) => open.some(({ commune }) => meant(communes, commune)))
  return paid ? null : 'Ce quota ne nomme personne : ces conventions ne paient pour aucune de ces communes.'
}

/** What a floor rests on: places of its communes, what is ready in stock, what is promised already to those whom it counts. */
export type Ground = { places: number; stock: number; promised: number }

/** A floor never exceeds the places; it may exceed the stock only when somebody says that more is on its way. */
export function refusalOfFloor(kind: Kind, { at_least }: Limits, ground: Ground, awaited: boolean): string | null {
  if (at_least === null) return null
  if (at_least > ground.places)
    return `Le minimum dépasse les places : il y en a ${ground.places} en tout dans ces communes. Ouvrez des places, ou baissez-le.`
  if (awaited || at_least <= ground.promised + ground.stock) return null
  const promised = ground.promised > 0 ? `, et ${ground.promised} déjà promis` : ''
  return `Le minimum dépasse le stock : ${countOf(kind, ground.stock)} en stock${promised}. Baissez-le, ou dites que du matériel est attendu.`
}

/** A cap never falls under what families were promised. */
export const refusalOfCap = (kind: Kind, { at_most }: Limits, promised: number): string | null =>
  at_most === null || at_most >= promised
    ? null
    : `Déjà promis à ceux que ce quota nomme : ${countOf(kind, promised)}. Le maximum ne peut pas être plus bas.`

/** Where a quota stands: what may still be promised, what its floor still asks. */
export type Standing = { places: number; left: number; owed: number }

export function standingOf(rule: Scope & Limits & { promised: number }, places: readonly OpenPlaces[]): Standing {
  const within = placesWithin(rule, places)
  const open = within.reduce((sum, row) => sum + row.places, 0)
  const free = within.reduce((sum, row) => sum + Math.max(0, row.places - row.promised), 0)
  return {
    places: open,
    left: rule.at_most === null ? free : Math.max(0, Math.min(free, rule.at_most - rule.promised)),
    owed: Math.max(0, (rule.at_least ?? 0) - rule.promised),
  }
}

/** Families that wait and are alike for every quota. */
export type WaitingGroup = Counted & { kinds: string[]; families: number }

/** The same, with the agreements that cover them today, in their order. */
export const coveredGroups = (
  groups: readonly WaitingGroup[],
  agreements: readonly Agreement[],
  today: string,
): (WaitingGroup & CountedFamily)[] =>
  groups.map((group) => ({
    ...group,
    agreements: agreements.filter((agreement) => covers(agreement, group, today)).map(({ id }) => id),
  }))

/** How many families wait for what the quota limits, and are counted by it. */
export const waitingUnder = (rule: Scope, groups: readonly (WaitingGroup & CountedFamily)[]): number =>
  groups
    .filter((group) => group.kinds.includes(rule.kind) && isNamed(rule, group))
    .reduce((sum, { families }) => sum + families, 0)

/** "Places d’ordinateurs à Harnes : il en reste 3". */
export const sayPlacesLeft = ({ kind, name, places, promised }: OpenPlaces): string =>
  `Places ${kind === 'computer' ? 'd’ordinateurs' : 'de connexions'} ${atCommune(name)} : il en reste ${Math.max(0, places - promised)}`
