import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { compareFiles } from './compareFiles.ts'
import type { ComparedPerson } from './people.ts'

/** The latest files that are compared: beyond, a comparison would hold up whoever waits for it. */
export const MOST = 20_000

/** The people of the households that an organisation follows in full. */
export const peopleComparedBy = async (by: Acting): Promise<ComparedPerson[]> =>
  (await sql<ComparedPerson>`select * from app.people_compared(${by.member.organisationId}, ${MOST})`.execute(by.db))
    .rows

/** Compares the files of this member's organisation now. Gives how many were read, and how many pairs look alike. */
export async function compareNow(by: Acting): Promise<{ files: number; found: number }> {
  const { likenesses, model, files } = compareFiles(await peopleComparedBy(by))
  await sql`select app.note_comparison(${by.member.organisationId}, ${by.now}, ${JSON.stringify(likenesses)}, ${JSON.stringify(model)}, ${files})`.execute(
    by.db,
  )
  return { files, found: likenesses.length }
}
