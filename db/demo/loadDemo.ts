import type pg from 'pg'
import { compareFiles } from '#needs/alike/compareFiles.ts'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { asOwner } from '#platform/db/database.ts'
import { writeAgreements } from './agreements.ts'
import { writeDeeds } from './deeds.ts'
import { derive } from './derive.ts'
import { writeEvents } from './events.ts'
import { invent } from './invent.ts'
import { inventCertificates } from './proofs.ts'
import { writeRows } from './write.ts'

export { demoPersonas } from './personas.ts'

export type Loaded = { organisations: number; households: number; devices: number; events: number }

const watched = [
  'household',
  'need',
  'prescription',
  'allocation',
  'handover',
  'sim_card',
  'appointment',
  'seat',
  'outcome',
] as const

/**
 * Fills an empty database with the demonstration, as it stands at `now`: all of it, or nothing.
 * Refuses, with a sentence, a database where somebody already works.
 */
export const loadDemo = (url: string, now: Date): Promise<Loaded> =>
  asOwner(url, async (owner) => {
    await ensureCommunes(owner)
    await owner.query('begin')
    try {
      const loaded = await load(owner, now)
      await owner.query('commit')
      return loaded
    } catch (error) {
      await owner.query('rollback')
      throw error
    }
  })

async function load(owner: pg.ClientBase, now: Date): Promise<Loaded> {
  const { rows } = await owner.query('select exists (select from app.organisation) as there')
  if (rows[0].there)
    throw new Error('Cette base contient déjà des structures : la démonstration ne s’installe que dans une base vide.')
  const { demo, claire, ahmed, workshop } = await invent(now)
  await inventCertificates(demo, workshop)
  for (const table of watched) await owner.query(`alter table app.${table} disable trigger user`)
  await writeRows(owner, demo)
  await writeAgreements(owner, demo, claire)
  await writeDeeds(owner, demo, ahmed)
  const events = await writeEvents(owner, demo)
  await derive(owner)
  await compareDemo(owner, claire.organisation.id, now)
  for (const table of watched) await owner.query(`alter table app.${table} enable trigger user`)
  await owner.query(`insert into auth.setting (name, value) values ('demo', $1)`, [now.toISOString()])
  const count = (table: Parameters<typeof demo.tables.get>[0]) => demo.tables.get(table)?.length ?? 0
  return { organisations: count('organisation'), households: count('household'), devices: count('device'), events }
}

/** The files of the coordination are compared, as they are every night. */
async function compareDemo(owner: pg.ClientBase, organisation: string, now: Date): Promise<void> {
  await owner.query(`select set_config('app.orgs', $1, true)`, [`{${organisation}}`])
  const { rows } = await owner.query('select * from app.people_compared($1, 20000)', [organisation])
  const { likenesses, model, files } = compareFiles(rows)
  await owner.query('select app.note_comparison($1, $2, $3, $4, $5)', [
    organisation,
    now,
    JSON.stringify(likenesses),
    JSON.stringify(model),
    files,
  ])
  await owner.query(`select set_config('app.orgs', '', true)`)
}

/** Whether this database was filled with the demonstration. */
export const isDemo = (url: string): Promise<boolean> =>
  asOwner(
    url,
    async (owner) =>
      (await owner.query(`select exists (select from auth.setting where name = 'demo') as there`)).rows[0].there,
  )
