import { expect, test } from 'vitest'
import { protect, protectNames } from '../runs/protect.rules.ts'
import { ofKind, ofQuota, shownNames } from '../runs/shown.rules.ts'
import { generator } from '../solving/random.testing.ts'
import type { Need, Scenario } from '../solving/scenario.ts'
import { refusalToShow } from './publishable.rules.ts'

/** A list as a freeze writes it: places by commune and kind, lines, and quotas that cross them, some of which count nobody. */
function listOf(random: () => number): Scenario {
  const below = (count: number) => Math.floor(random() * count)
  const communes = 1 + below(4)
  const crossing = below(5)
  const kits = ['Ordinateur et connexion', 'Ordinateur', 'Connexion'].slice(0, 1 + below(3))
  const names = [
    ...Array.from({ length: communes }, (_, at) => `Ville ${at} : ordinateurs`),
    ...Array.from({ length: crossing }, (_, at) => `Public ${at}`),
    'Lignes en stock',
  ]
  const needs = Array.from({ length: 5 + below(70) }, (_, at): Need => {
    const kind = kits[Math.min(below(kits.length + 2), kits.length - 1)] ?? ''
    const codes = [Math.min(below(communes), below(communes))]
    for (let one = 0; one < crossing; one++) if (random() < 0.3) codes.push(communes + one)
    if (kind !== 'Ordinateur') codes.push(names.length - 1)
    const attributes = Object.fromEntries(codes.map((code) => [`q${code + 1}`, '1']))
    const since = below(12) === 0 ? null : `2026-0${1 + Math.min(below(9), below(9))}-01`
    return { id: `${at}`.padStart(16, '0'), kind, stratum: 1, points: below(4), since, attributes }
  })
  return {
    ...{ seed: '', needs },
    supply: kits.map((kind, at) => ({ class: `Stock ${at}`, count: 9, suits: [kind], fit: { [kind]: 1 } })),
    quotas: names.map((name, at) => {
      const kept = name.startsWith('Public') && random() < 0.5 ? 'Stock 0' : null
      return { name, where: { [`q${at + 1}`]: ['1'] }, class: kept, min: null, max: kept ? 0 : 9 }
    }),
  }
}

test('whatever is frozen is published: nothing that the freeze protected is refused', () => {
  const random = generator(11)
  let refusedBefore = 0
  for (let round = 0; round < 1500; round++) {
    const list = listOf(random)
    if (refusalToShow(list, false)) refusedBefore++
    expect(refusalToShow(protect(list).scenario, false)).toBeNull()
  }
  expect(refusedBefore).toBeGreaterThan(500)
})

test('a run that follows shows those who still wait, with the months that its first list gave them', () => {
  const random = generator(12)
  for (let round = 0; round < 300; round++) {
    const list = listOf(random)
    const first = protect(list)
    const months = new Map(first.scenario.needs.map(({ id, since }) => [id, since]))
    // The question is asked anew, under its real names, of those who still wait.
    const needs = list.needs
      .filter(() => random() < 0.6)
      .map((need) => ({ ...need, since: months.get(need.id) ?? null }))
    if (needs.length < 5) continue
    const hidden = { quotas: [...first.quotas.keys()], kinds: [...first.kinds.keys()] }
    const second = protectNames({ ...list, needs }, hidden)
    expect(refusalToShow(second.scenario, true)).toBeNull()
    expect(new Map(second.scenario.needs.map(({ id, since }) => [id, since]))).toEqual(
      new Map(needs.map(({ id, since }) => [id, since])),
    )
    // Whoever knows what the second list says of a family finds five or more of the first one of whom it would say the same.
    const untold = new Set([...[...second.quotas.keys()].map(ofQuota), ...[...second.kinds.keys()].map(ofKind)])
    const [said, before] = [shownNames(second.scenario), shownNames(first.scenario)]
    const group = (words: string[], since: string | null) => `${words.filter((word) => !untold.has(word))} ${since}`
    const alike = Map.groupBy(first.scenario.needs, (need) => group(before(need), need.since))
    for (const need of second.scenario.needs)
      expect(alike.get(group(said(need), need.since))?.length).toBeGreaterThanOrEqual(5)
    expect(JSON.stringify(second.scenario)).not.toMatch(
      new RegExp([...hidden.kinds, 'nothing hidden'].map((name) => `"${name}"`).join('|')),
    )
  }
})
