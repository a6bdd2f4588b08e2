import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** An organisation joined under this alias, as this member's own may name it: by its name to itself, masked where it must be to the others. */
export const namedTo = (by: Acting, alias: string): RawBuilder<string> =>
  sql<string>`case when ${sql.ref(`${alias}.id`)} = ${by.member.organisationId} then ${sql.ref(`${alias}.name`)}
    else coalesce(${sql.ref(`${alias}.masked_as`)}, ${sql.ref(`${alias}.name`)}) end`

/** The receiver of a prescription: whoever sent it chose it by its name; a third one reads what masks it. */
export const receiverNamedTo = (by: Acting, prescription: string, receiver: string): RawBuilder<string> =>
  sql<string>`case when ${sql.ref(`${prescription}.organisation_id`)} = ${by.member.organisationId} then ${sql.ref(`${receiver}.name`)}
    else ${namedTo(by, receiver)} end`
