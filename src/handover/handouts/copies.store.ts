import type { Acting } from '#platform/access/acting.ts'
import { refused } from '#platform/access/refusal.ts'
import { awaitsLetter } from '../handovers/copy.rules.ts'
import { giveCopy } from '../handovers/copy.store.ts'
import { handoverSeenBy } from '../handovers/handover.store.ts'

/** The signed sheets of a session in the order of its list, with what became of each family's copy. */
export const copiesOf = (by: Acting, handoutId: string) =>
  by.db
    .selectFrom('handover')
    .innerJoin('household', 'household.id', 'handover.household_id')
    .select([
      'handover.id',
      'handover.number',
      'handover.state',
      'handover.agreement_file_id',
      'handover.copy_how',
      'handover.copy_to',
      'handover.copy_sent_at',
      'handover.copy_failed_at',
      'household.name as household',
    ])
    .where('handover.handout_id', '=', handoutId)
    .where('handover.organisation_id', '=', by.member.organisationId)
    .where('handover.state', 'in', ['signed', 'closed'])
    .where('handover.agreement_file_id', 'is not', null)
    .orderBy('handover.line')
    .orderBy('handover.id')
    .limit(400)
    .execute()
export type Copy = Awaited<ReturnType<typeof copiesOf>>[number]

/** The papers that were signed, in the order of the sheets. */
export async function papersOf(by: Acting, copies: readonly Copy[]): Promise<Buffer[]> {
  const ids = copies.flatMap(({ agreement_file_id }) => agreement_file_id ?? [])
  if (ids.length === 0) return []
  const files = await by.db
    .selectFrom('file')
    .innerJoin('file_content', 'file_content.sha256', 'file.sha256')
    .select(['file.id', 'file_content.bytes'])
    .where('file.id', 'in', ids)
    .execute()
  const bytes = new Map(files.map((file) => [file.id, file.bytes]))
  return ids.flatMap((id) => bytes.get(id) ?? [])
}

type Given = { given: number; refusals: string[] }

/** A letter to each family that asked for its copy by e-mail and has none yet. Each sheet for itself: one that may not leave keeps its sentence. */
export const sendCopies = async (by: Acting, handoutId: string): Promise<Given> =>
  giveEach(
    by,
    (await copiesOf(by, handoutId)).filter(awaitsLetter).map(({ id, copy_to }) => [id, copy_to ?? '']),
  )

/** The printed copies were given to these families: those that were on the page when somebody said so, and no other. */
export const notePrinted = async (by: Acting, handoutId: string, sheets: readonly string[]): Promise<Given> =>
  giveEach(
    by,
    (await copiesOf(by, handoutId))
      .filter(({ id, state }) => state === 'signed' && sheets.includes(id))
      .map(({ id }) => [id]),
  )

async function giveEach(by: Acting, sheets: readonly (readonly [id: string, email?: string])[]): Promise<Given> {
  const answer: Given = { given: 0, refusals: [] }
  for (const [id, email] of sheets) {
    const handover = await handoverSeenBy(by, id)
    if (!handover) continue
    const given = await giveCopy(by, handover, email ? { how: 'email', email } : { how: 'printed' })
    if (refused(given)) answer.refusals.push(`${handover.household} : ${given.refusal}`)
    else answer.given++
  }
  return answer
}
