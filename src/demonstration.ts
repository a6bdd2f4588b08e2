import { asOwner } from '#platform/db/database.ts'

/** The invented territory: how to write it into an empty database as it stands at `now`, and who one may be there. */
export type Demonstration = {
  load(url: string, now: Date): Promise<unknown>
  isLoaded(url: string): Promise<boolean>
  personas: readonly { email: string; firstName: string; role: string; tries: string }[]
}

/** Whether an organisation is there already, invented or not. */
export const isInhabited = (url: string): Promise<boolean> =>
  asOwner(url, async (owner) => (await owner.query('select from app.organisation limit 1')).rowCount === 1)

/** Promises the demonstration: a start that is interrupted before it is loaded leaves that to the next one. */
export const promise = (url: string): Promise<unknown> =>
  asOwner(url, (owner) => owner.query(`insert into auth.setting values ('demo_promised', '') on conflict do nothing`))

/** Whether it was promised, and neither it nor anybody's own work has come since. */
export const isPromised = async (url: string): Promise<boolean> => {
  const promised = await asOwner(url, (owner) => owner.query(`select from auth.setting where name = 'demo_promised'`))
  return promised.rowCount === 1 && !(await isInhabited(url))
}
