/** What PostgreSQL's programs see of the environment: nothing of ours, so that PGDATA and its sisters cannot mislead them. */
export const environment: NodeJS.ProcessEnv =
  process.platform === 'win32' ? { ...process.env, TZ: 'UTC' } : { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }
