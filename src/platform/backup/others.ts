import type pg from 'pg'

/** Whether a running site is connected to this database, through one of the roles that only sites use. */
export const othersOn = async (db: pg.ClientBase): Promise<boolean> => {
  const { rowCount } = await db.query(
    `select from pg_stat_activity where datname = current_database() and usename in ('maillon_login', 'maillon_auth', 'maillon_job') limit 1`,
  )
  return rowCount !== 0
}
