import type { Acting } from '#platform/access/acting.ts'

export const unreachable = 'Votre structure ne suit plus cette famille : cette orientation ne peut plus changer.'

/** Takes the prescription for oneself until the act commits: the second of two answers waits, then reads the first. */
export const lockedPrescription = (by: Acting, id: string, side: 'organisation_id' | 'to_organisation_id') =>
  by.db
    .selectFrom('prescription')
    .selectAll()
    .where('id', '=', id)
    .where(side, '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()
