import type { Acting } from '#platform/access/acting.ts'

/** The words under which others read this organisation, when its nature says too much about a family. */
export const maskedWords = async (by: Acting): Promise<string | null> =>
  (
    await by.db
      .selectFrom('organisation')
      .select('masked_as')
      .where('id', '=', by.member.organisationId)
      .executeTakeFirst()
  )?.masked_as ?? null
