import { readsItsOwn } from '#needs/households/household.rules.ts'
import type { Member } from '#platform/access/member.ts'
import type { Held } from './held.store.ts'

type Kept = Pick<Held, 'household' | 'needs'>
/** What moves when another organisation acts for the household. */
const ofOthers = ['touched_at', 'last_contact_at', 'answer_awaited', 'closed_as', 'updated_at', 'version']

/** The household and its needs, without what would tell a school what others do with them. */
export const ownOf = (member: Member, { household, needs }: Kept): Kept =>
  readsItsOwn(member) ? { household: without(household), needs: needs.map(without) } : { household, needs }

const without = <Row extends object>(row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !ofOthers.includes(key))) as Row
