import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Database } from '#platform/db/database.ts'
import type { Job } from '#platform/jobs/schedule.ts'
import { compareFiles } from './compareFiles.ts'
import type { ComparedPerson } from './people.ts'

/** The latest files that are compared: beyond, a comparison would hold up whoever waits for it. */
const MOST = 20_000

const READ = 'select * from app.people_compared($1, $2)'
const NOTE = 'select app.note_comparison($1, $2, $3, $4, $5)'

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

/** Compares the files of every organisation that coordinates. */
export async function compareAll(database: Database, now: Date): Promise<number> {
  const { rows } = await database.jobs.query<{ id: string }>('select app.comparing_organisations() as id')
  for (const { id } of rows) {
    const people = (await database.jobs.query<ComparedPerson>(READ, [id, MOST])).rows
    const { likenesses, model, files } = compareFiles(people)
    await database.jobs.query(NOTE, [id, now, JSON.stringify(likenesses), JSON.stringify(model), files])
  }
  return rows.length
}

/** Every night, once the clocks have forgotten whom they had to. */
export const comparison = (database: Database): Job => ({
  name: 'comparison',
  cron: '10 4 * * *',
  run: async () => void (await compareAll(database, new Date())),
})
