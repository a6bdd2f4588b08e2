import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import { labelCode } from './label.code.ts'

/** Writes down labels that are printed before anybody knows which machines will bear them. */
export async function printLabelBatch(by: Acting, count: number): Promise<string> {
  const id = by.newId()
  const codes = Array.from({ length: count }, () => labelCode(by.newId()))
  await by.db
    .insertInto('label_batch')
    .values({
      id,
      organisation_id: by.member.organisationId,
      count,
      printed_by: by.member.name,
      printed_at: by.now,
    })
    .execute()
  await by.db
    .insertInto('label')
    .values(
      codes.map((code, position) => ({
        code,
        position,
        organisation_id: by.member.organisationId,
        batch_id: id,
      })),
    )
    .execute()
  await record(by, { act: 'label.printed', subject: ['label_batch', id], data: { count } })
  return id
}
