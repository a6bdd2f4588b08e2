import pg from 'pg'
import { adminConfig } from '#platform/db/connection.ts'
import { Halt } from '../cli/halt.ts'

/** Works as the administrator of a database that Maillon has prepared, or is about to (`blank`). */
export const asAdministrator = async <T>(
  url: string,
  work: (db: pg.Client) => Promise<T>,
  { blank = false } = {},
): Promise<T> => {
  const db = new pg.Client({ ...adminConfig(url), application_name: 'maillon' })
  db.on('error', () => {})
  await db.connect()
  try {
    const { rows } = await db.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`)
    if (!rows[0]?.there && !blank) throw new Halt('Cette base est vide : Maillon n’y a encore rien écrit.')
    return await work(db)
  } finally {
    await db.end()
  }
}
