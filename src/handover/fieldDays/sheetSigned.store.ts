import type { Acting } from '#platform/access/acting.ts'

/** How a sheet of this organisation stands, locked until the act ends, and from which tablet it was signed. */
export const lockSheet = async (by: Acting, handoverId: string) => {
  const sheet = await by.db
    .selectFrom('handover')
    .select(['id', 'state', 'household_id', 'signed_at'])
    .where('id', '=', handoverId)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()
  if (!sheet) return null
  return { ...sheet, signedFrom: await tabletThatSigned(by, handoverId) }
}

/** The name of the tablet whose signature holds for a sheet; null when it was signed here, or not at all. */
export const tabletThatSigned = async (by: Acting, handoverId: string): Promise<string | null> => {
  const from = await by.db
    .selectFrom('field_act')
    .innerJoin('field_tablet', 'field_tablet.id', 'field_act.tablet_id')
    .select('field_tablet.label')
    .where('field_act.handover_id', '=', handoverId)
    .where('field_act.organisation_id', '=', by.member.organisationId)
    .where('field_act.kind', '=', 'signed')
    .where((w) => w.or([w('field_act.outcome', '=', 'done'), w('field_act.settled_as', '=', 'applied')]))
    .executeTakeFirst()
  return from?.label ?? null
}

/** The signature drawn on a sheet that holds; null when none was drawn. */
export const signatureKept = async (by: Acting, handoverId: string): Promise<Buffer | null> => {
  const kept = await by.db
    .selectFrom('handover')
    .innerJoin('file', 'file.id', 'handover.signature_file_id')
    .innerJoin('file_content', 'file_content.sha256', 'file.sha256')
    .select('file_content.bytes')
    .where('handover.id', '=', handoverId)
    .where('handover.organisation_id', '=', by.member.organisationId)
    .executeTakeFirst()
  return kept?.bytes ?? null
}
