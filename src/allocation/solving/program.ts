import loadHighs, { type Highs, type Model as HighsModel } from 'highs'
import type { Cells } from './cells.ts'
import type { Face } from './face.ts'
import type { Prices, Settled } from './prices.ts'
import { mean, type Part, rowsOf } from './rows.ts'
import type { Scenario } from './scenario.ts'
import type { Worth } from './worth.ts'

/** What the solver found: counts by grant and by part, raw prices by row, and whether the counts had to be forced to whole numbers. */
export interface Found {
  grants: number[]
  parts: number[]
  /** What one more need is worth in each cell. */
  cells: number[]
  prices: Omit<Prices, 'over'>
  isWhole: boolean
  iterations: number
}

/** HiGHS's presolve rule 10, as the bit of its option: it would factor the balances of all cells to find one that follows from others; none ever does. */
const DEPENDENT_EQUATIONS = 1 << 10

let engine: Promise<Highs> | undefined

/** HiGHS, compiled once for the process. */
export function solver(): Promise<Highs> {
  engine ??= loadHighs()
  return engine
}

/** Counts by cell under the limits of a scenario, solved for one objective after another. */
export function program(highs: Highs, cells: Cells, parts: Part[], settled: Settled[]) {
  const { scenario, all, grants } = cells
  const columns = grants.length + parts.length
  if (columns === 0) return nothingToCount(scenario)
  const rows = rowsOf(cells, parts, settled)
  const starts = new Int32Array(rows.length + 1)
  rows.forEach(({ indices }, index) => {
    starts[index + 1] = (starts[index] ?? 0) + indices.length
  })
  const model = highs.createModel({
    numCols: columns,
    numRows: rows.length,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: Float64Array.from({ length: columns }, (_, index) => size(parts[index - grants.length], highs)),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts,
      indices: Int32Array.from(rows.flatMap(({ indices }) => indices)),
      values: Float64Array.from(rows.flatMap(({ values }) => values)),
    },
  })
  model.options.set({ output_flag: false, random_seed: 0, presolve_rule_off: DEPENDENT_EQUATIONS })
  const everyColumn = { kind: 'range' as const, from: 0, to: columns - 1 }
  const [firstClass, firstQuota] = [all.length, all.length + scenario.supply.length]
  const firstReached = firstQuota + scenario.quotas.length

  /** Whole counts near those of the relaxation, which most often reach its bound; otherwise by branching over all of them. */
  function wholeBy(relaxed: Float64Array): Float64Array | null {
    const reachable = Math.floor(-model.getObjectiveValue() + 1e-6)
    const { lower, upper } = model.getCols(everyColumn)
    model.changeColsIntegrality(everyColumn, new Int32Array(columns).fill(highs.constants.variableType.integer))
    model.options.set({ mip_rel_gap: 0, mip_abs_gap: 0.5 })
    model.changeColsBounds(
      everyColumn,
      relaxed.map((value) => Math.floor(value + 1e-6)),
      relaxed.map((value) => Math.ceil(value - 1e-6)),
    )
    const isReached = solved(highs, model) && Math.round(-model.getObjectiveValue()) === reachable
    const near = isReached ? model.getSolution().colValue : null
    model.changeColsBounds(everyColumn, lower, upper)
    return near ?? (solved(highs, model) ? model.getSolution().colValue : null)
  }

  return {
    rows: rows.length,
    columns,
    /** Shrinks to what is still open. */
    keepTo(face: Face) {
      const lower = new Float64Array(columns)
      const upper = Float64Array.from({ length: columns }, (_, index) => size(parts[index - grants.length], highs))
      face.refused.forEach((isRefused, grant) => {
        if (isRefused) upper[grant] = 0
      })
      parts.forEach(({ from, to }, index) => {
        const column = grants.length + index
        if (face.needs[from] === 1) lower[column] = to - from
        if (face.needs[from] === -1) upper[column] = 0
      })
      model.changeColsBounds(everyColumn, lower, upper)
      face.exhausted.forEach((isExhausted, index) => {
        const count = scenario.supply[index]?.count ?? 0
        if (isExhausted) model.changeRowBounds(firstClass + index, count, count)
      })
      face.quotas.forEach((side, index) => {
        const limit = side > 0 ? scenario.quotas[index]?.max : scenario.quotas[index]?.min
        if (side !== 0) model.changeRowBounds(firstQuota + index, limit ?? 0, limit ?? 0)
      })
    },
    /** Keeps these quotas, by their index, and forgets the others. */
    keepQuotas(kept: Set<number>) {
      for (const [index, { min, max }] of scenario.quotas.entries())
        if (kept.has(index)) model.changeRowBounds(firstQuota + index, min ?? 0, max ?? highs.infinity)
        else model.changeRowBounds(firstQuota + index, -highs.infinity, highs.infinity)
    },
    /** The best whole counts for a worth, or null when none keep every row. */
    best(worth: Worth): Found | null {
      const cost = new Float64Array(columns)
      for (const [column, value] of worth.grants.entries()) cost[column] = -value
      for (const [index, part] of parts.entries()) cost[grants.length + index] = -mean(worth.needs, part)
      model.changeColsCost(everyColumn, cost)
      model.clearIntegrality()
      model.clearSolver()
      if (!solved(highs, model)) return null
      const { colValue, rowDual } = model.getSolution()
      const iterations =
        Number(model.info.get('simplex_iteration_count')) + Number(model.info.get('ipm_iteration_count'))
      const dual = Array.from(rowDual)
      const prices = {
        classes: dual.slice(firstClass, firstQuota).map(minus),
        quotas: dual.slice(firstQuota, firstReached).map(minus),
        reached: holding(settled, dual.slice(firstReached)),
      }
      const isWhole = colValue.every((value) => Math.abs(value - Math.round(value)) < 1e-6)
      const counts = isWhole ? colValue : wholeBy(colValue)
      if (!counts) return null
      const whole = Array.from(counts, Math.round)
      return {
        ...{
          grants: whole.slice(0, grants.length),
          parts: whole.slice(grants.length),
          cells: dual.slice(0, firstClass),
        },
        ...{ prices, isWhole, iterations },
      }
    },
    dispose: () => model.dispose(),
  }
}

/** The prices of the rows that hold an objective, at the place of each objective. */
const holding = (settled: Settled[], duals: number[]) => {
  let next = 0
  return settled.map(({ isProved }) => (isProved ? 0 : (duals[next++] ?? 0)))
}

/** What stands for a program without a need that can be served: it keeps every limit but a floor. */
function nothingToCount({ supply, quotas }: Scenario) {
  const found: Found = {
    grants: [],
    parts: [],
    cells: [],
    prices: { classes: supply.map(() => 0), quotas: quotas.map(() => 0), reached: [] },
    isWhole: true,
    iterations: 0,
  }
  let floors = quotas
  return {
    rows: 0,
    columns: 0,
    keepTo: () => {},
    keepQuotas(kept: Set<number>) {
      floors = quotas.filter((_, index) => kept.has(index))
    },
    best: (): Found | null => (floors.some(({ min }) => min !== null && min > 0) ? null : found),
    dispose: () => {},
  }
}

const minus = (value: number) => -value
const size = (part: Part | undefined, highs: Highs) => (part ? part.to - part.from : highs.infinity)

function solved(highs: Highs, model: HighsModel): boolean {
  model.run()
  const status = model.getModelStatus()
  const { optimal, infeasible } = highs.constants.modelStatus
  if (status === optimal) return true
  if (status === infeasible) return false
  throw new Error(`the solver stopped in state ${status}`)
}
