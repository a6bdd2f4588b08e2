import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { decidedStates } from '../runStates.ts'
import type { Letter, Receiver } from './letter.pdf.ts'
import type { Sheet } from './sheet.ts'

type Reached = Receiver & { id: string; by_hand: boolean }

/**
 * The letter of each of these sheets; left out: who left the run, who is not seen any more, and who asked that nothing more be done. An
 * address that must stay unknown, or a mailbox that others open, leaves the envelope blank: the letter is handed over.
 */
export async function lettersOf(by: Acting, sheets: readonly Sheet[]): Promise<Letter[]> {
  const households = sheets.flatMap(({ householdId, gone }) => (householdId && !gone ? [householdId] : []))
  if (households.length === 0) return []
  const { rows } = await sql<Reached>`
    select h.id, h.name, h.languages, case when h.address ~ '\\d{5}' then '' when cardinality(c.postcodes) = 1 then c.postcodes[1] || ' ' || c.name else c.name end as commune, h.confidential_address or h.neutral_message or h.channel = 'in_person' or h.address = '' as by_hand,
      case when not (h.confidential_address or h.neutral_message or h.channel = 'in_person') then h.address else '' end as address
    from household h join commune c on c.insee = h.commune
    where h.id = any (${households}::uuid[]) and h.forgotten_at is null and not is_stopped(h.id)`.execute(by.db)
  const receivers = new Map(rows.map((row) => [row.id, row]))
  return sheets.flatMap((sheet) => {
    const receiver = receivers.get(sheet.householdId ?? '')
    return receiver && !sheet.gone ? [{ sheet, receiver }] : []
  })
}

/** A decided run of this organisation, as its letters name it. */
export const decidedRun = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('allocation_run')
        .innerJoin('programme', 'programme.id', 'allocation_run.programme_id')
        .select([
          'allocation_run.id',
          'allocation_run.name',
          'programme.id as programme_id',
          'programme.name as programme',
        ])
        .where('allocation_run.organisation_id', '=', by.member.organisationId)
        .where('allocation_run.state', 'in', decidedStates)
        .where('allocation_run.id', '=', id)
        .executeTakeFirst()
    : undefined
