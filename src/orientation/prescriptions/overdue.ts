import type { Ways } from '#platform/access/acting.ts'
import type { Database } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import type { Job } from '#platform/jobs/schedule.ts'
import { sayStillLooking } from './overdue.words.ts'

const REMINDER = [
  'Une famille attend votre réponse dans Maillon',
  'Bonjour,\n\nUne famille vous est adressée depuis plus de dix jours. Sans réponse au trentième jour, elle sera orientée ailleurs.',
]
const EXPIRED = [
  'Une orientation est restée sans réponse dans Maillon',
  'Bonjour,\n\nUne de vos orientations est restée trente jours sans réponse. Vous pouvez adresser la famille à quelqu’un d’autre.',
]

type Expired = {
  household_id: string
  organisation_id: string
  channel: string
  email: string | null
  phone: string | null
  languages: string[]
}

/** Reminds receivers at ten days, ends at thirty what nobody answered, and tells its sender and the family. */
export async function runPrescriptionClocks(
  database: Database,
  now: Date,
  ways: Ways,
): Promise<{ reminded: number; expired: number }> {
  const jobs = await database.jobs.connect()
  try {
    await jobs.query('begin')
    const { rows } = await jobs.query<Expired>('select * from app.expire_prescriptions($1, $2, $3)', [now, ...EXPIRED])
    for (const row of rows) {
      const email = row.channel === 'email' && ways.email ? row.email : null
      const phone = row.channel === 'sms' && ways.sms ? row.phone : null
      if (!email && !phone) continue
      await jobs.query(
        `insert into app.outbox (id, organisation_id, household_id, email, phone, subject, body) values ($1, $2, $3, $4, $5, 'Votre demande', $6)`,
        [newId(), row.organisation_id, row.household_id, email, phone, sayStillLooking(row.languages)],
      )
    }
    const reminded = await jobs.query<{ n: number }>('select app.remind_receivers($1, $2, $3) as n', [now, ...REMINDER])
    await jobs.query('commit')
    return { reminded: reminded.rows[0]?.n ?? 0, expired: rows.length }
  } catch (error) {
    await jobs.query('rollback')
    throw error
  } finally {
    jobs.release()
  }
}

/** Every morning, before desks open. */
export const prescriptionClocks = (database: Database, ways: Ways): Job => ({
  name: 'prescription-clocks',
  cron: '10 6 * * *',
  run: async () => void (await runPrescriptionClocks(database, new Date(), ways)),
})
