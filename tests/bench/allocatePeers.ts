import loadHighs from 'highs'
import { counts, type Need, type Quota, type Scenario } from '#allocation/solving/scenario.ts'

/** First come by stratum and points, first class that suits, as long as no cap is reached; floors are not looked at. */
export function greedy({ needs, supply, quotas }: Scenario) {
  const left = new Map(supply.map((one) => [one, one.count]))
  const used = new Map<Quota, number>()
  const served: Need[] = []
  for (const need of [...needs].sort((a, b) => a.stratum - b.stratum || b.points - a.points)) {
    const given = supply.find(
      (one) =>
        one.suits.includes(need.kind) &&
        (left.get(one) ?? 0) > 0 &&
        quotas.every(
          (quota) =>
            !counts(quota, need, one.class) || (used.get(quota) ?? 0) < (quota.max ?? Number.POSITIVE_INFINITY),
        ),
    )
    if (!given) continue
    left.set(given, (left.get(given) ?? 0) - 1)
    for (const quota of quotas) if (counts(quota, need, given.class)) used.set(quota, (used.get(quota) ?? 0) + 1)
    served.push(need)
  }
  return served
}

/** One column for each need and class, and one sum: a stratum weighs all the points below it. */
export async function flat({ needs, supply, quotas }: Scenario) {
  const highs = await loadHighs()
  const columns = needs.flatMap((need, row) =>
    supply.flatMap((one, at) => (one.suits.includes(need.kind) ? [{ need, row, one, at }] : [])),
  )
  const entries = columns.map(({ need, row, one, at }) => [
    row,
    needs.length + at,
    ...quotas.flatMap((quota, index) => (counts(quota, need, one.class) ? [needs.length + supply.length + index] : [])),
  ])
  const starts = new Int32Array(columns.length + 1)
  entries.forEach((rows, index) => {
    starts[index + 1] = (starts[index] ?? 0) + rows.length
  })
  const indices = Int32Array.from(entries.flat())
  const strata = Math.max(...new Set(needs.map(({ stratum }) => stratum)))
  const numRows = needs.length + supply.length + quotas.length
  return highs.withModel(
    {
      numCols: columns.length,
      numRows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: columns.map(({ need }) => 100 ** (strata - need.stratum) + need.points / 100),
      colLower: new Float64Array(columns.length),
      colUpper: new Float64Array(columns.length).fill(1),
      rowLower: [...needs.map(() => 0), ...supply.map(() => 0), ...quotas.map(({ min }) => min ?? 0)],
      rowUpper: [
        ...needs.map(() => 1),
        ...supply.map(({ count }) => count),
        ...quotas.map(({ max }) => max ?? highs.infinity),
      ],
      matrix: {
        format: 'csc',
        numRows,
        numCols: columns.length,
        starts,
        indices,
        values: new Float64Array(indices.length).fill(1),
      },
    },
    (model) => {
      model.options.set({ output_flag: false })
      model.run()
      return Array.from(model.getSolution().colValue).filter((value) => Math.abs(value - Math.round(value)) > 1e-6)
        .length
    },
  )
}
