import type { Acting } from '#platform/access/acting.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { countPairs, lastComparison } from './pair.store.ts'
import { judges } from './verdict.rules.ts'

/** Files that look alike await whoever promises: two files of one family would take two computers. */
export async function oneHouseholdTurns(by: Acting): Promise<Turn[]> {
  if (!judges.includes(by.member.role)) return []
  const [{ all, certain }, last] = await Promise.all([countPairs(by), lastComparison(by)])
  if (all === 0 || !last) return []
  return [
    {
      tone: 'turn',
      since: last.learnt_at,
      title: counted(all, 'paire de fiches se ressemble', 'paires de fiches se ressemblent'),
      href: '/rapprochements',
      detail:
        certain > 0
          ? `${certain} presque ${certain > 1 ? 'sûres' : 'sûre'} : la même famille, nommée deux fois.`
          : 'Est-ce la même famille, nommée deux fois ?',
      verb: ['Vérifier', '/rapprochements'],
    },
  ]
}
