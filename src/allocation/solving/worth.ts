import type { Cells } from './cells.ts'
import type { Objective } from './objectives.ts'
import type { Supply } from './scenario.ts'

/** What serving is worth, as a sum: by the class granted to a cell, and by the need served. */
export interface Worth {
  grants: Float64Array
  needs: Float64Array
}

/** The worth of every grant and every need to an objective. */
export function worthOf({ scenario, all, grants, needs }: Cells, { grain, worth }: Objective): Worth {
  const supply = (index: number) => scenario.supply[index] as Supply
  const none = { grants: new Float64Array(grants.length), needs: new Float64Array(needs.length) }
  if (grain !== 'class') return { ...none, needs: Float64Array.from(needs, (need) => worth(need, supply(0))) }
  const value = ({ cell, class: granted }: (typeof grants)[number]) => {
    const need = needs[all[cell]?.from ?? 0]
    return need ? worth(need, supply(granted)) : 0
  }
  return { ...none, grants: Float64Array.from(grants, value) }
}
