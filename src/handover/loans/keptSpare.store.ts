import type { Acting } from '#platform/access/acting.ts'

/** The exchange that ended a loan, as it was signed; the picture of the signature, if it was drawn. */
export const keptSpareOf = (by: Acting, loanId: string) =>
  by.db
    .selectFrom('repair_ticket')
    .innerJoin('custody', 'custody.id', 'repair_ticket.spare_custody_id')
    .innerJoin('device', 'device.id', 'custody.device_id')
    .leftJoin('file', 'file.id', 'repair_ticket.signature_file_id')
    .leftJoin('file_content', 'file_content.sha256', 'file.sha256')
    .select([
      'device.number',
      'device.kind',
      'device.brand',
      'device.model',
      'device.serial',
      'repair_ticket.signer',
      'repair_ticket.signer_as',
      'repair_ticket.signed_how',
      'repair_ticket.witness',
      'repair_ticket.closed_at',
      'file_content.bytes as image',
    ])
    .where('repair_ticket.custody_id', '=', loanId)
    .where('repair_ticket.organisation_id', '=', by.member.organisationId)
    .where('repair_ticket.outcome', '=', 'replaced')
    .executeTakeFirst()

export type KeptSpare = NonNullable<Awaited<ReturnType<typeof keptSpareOf>>>
