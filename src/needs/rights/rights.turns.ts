import type { Acting } from '#platform/access/acting.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { meetsFamilies } from '../households/household.rules.ts'
import { requestTurns } from './request.turns.ts'
import { warningTurns } from './warning.turns.ts'

/** What the law gives a day to: whoever follows families does it. */
export async function rightsTurns(by: Acting): Promise<Turn[]> {
  if (!meetsFamilies.includes(by.member.role)) return []
  const [asked, untold] = await Promise.all([requestTurns(by), warningTurns(by)])
  return [...asked, ...untold]
}
