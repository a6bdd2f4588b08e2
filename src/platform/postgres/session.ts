import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Halt } from '../cli/halt.ts'
import { sessionName } from './lock.ts'

const shortestPause = 10
const longestPause = 250

/** Connects as soon as the server accepts it. Null when `stillWorthIt` says to give up. */
export const connectWhenReady = async (
  url: string,
  purpose: string,
  stillWorthIt: () => boolean,
): Promise<pg.Client | null> => {
  for (let wait = shortestPause; stillWorthIt(); wait = Math.min(wait * 1.4, longestPause)) {
    const client = new pg.Client({ connectionString: url, application_name: sessionName(purpose) })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        throw new Halt('Le mot de passe de la base de données est refusé : ces données ne vont pas ensemble.')
      }
      await pause(wait)
    }
  }
  return null
}
