import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'

/** A thing that this organisation put in the household's hands, and the sheet that was signed for it. */
export const givenTo = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('handover as x')
    .innerJoin('handover_item as i', 'i.handover_id', 'x.id')
    .leftJoin('device as d', 'd.id', 'i.device_id')
    .leftJoin('sim_card as s', 's.id', 'i.sim_card_id')
    .select(['x.number as sheet', 'x.kind', 'x.signed_at', 'x.signer', 'x.due_on'])
    .select(['d.kind as device', 'd.brand', 'd.model', 'd.number as device_number', 's.msisdn', 'i.accessories'])
    .where('x.household_id', 'in', filesOf(householdId))
    .where('x.organisation_id', '=', by.member.organisationId)
    .where('x.state', 'in', ['signed', 'closed'])
    .where('i.state', '<>', 'refused')
    .orderBy('x.signed_at')
    .orderBy('i.id')
    .execute()
export type Given = Awaited<ReturnType<typeof givenTo>>[number]

export type Message = { subject: string; body: string; to: string; state: string; created_at: Date }

/** A message about the household, to a member of a structure, whose address is not the household's to read. */
export type Letter = Omit<Message, 'to'>

/** What this organisation wrote to the household, and about it, while it is kept. */
export async function messagesOf(by: Acting, householdId: string): Promise<{ messages: Message[]; letters: Letter[] }> {
  const { rows } = await sql<
    Message & { to_family: boolean }
  >`select m.* from files_of(${householdId}) f, messages_to(f) m order by m.created_at`.execute(by.db)
  const messages = rows.flatMap(({ to_family, ...message }) => (to_family ? [message] : []))
  const letters = rows.flatMap(({ to_family, to, ...letter }) => (to_family ? [] : [letter]))
  return { messages, letters }
}

/** What this organisation noted of the appointments it gave. */
export const appointmentsOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('appointment')
    .select(['starts_at', 'subject', 'state', 'note'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('household_id', 'in', filesOf(householdId))
    .orderBy('starts_at')
    .execute()
export type Received = Awaited<ReturnType<typeof appointmentsOf>>[number]
