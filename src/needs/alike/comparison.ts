import type { Database } from '#platform/db/database.ts'
import type { Job } from '#platform/jobs/schedule.ts'
import { MOST } from './compare.store.ts'
import { compareFiles } from './compareFiles.ts'
import type { ComparedPerson } from './people.ts'

const READ = 'select * from app.people_compared($1, $2)'
const NOTE = 'select app.note_comparison($1, $2, $3, $4, $5)'

/** Compares the files of every organisation that coordinates. */
export async function compareAll(database: Database, now: Date): Promise<number> {
  const { rows } = await database.jobs.query<{ id: string }>('select app.receivers() as id')
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
