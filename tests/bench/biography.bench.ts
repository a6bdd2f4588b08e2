import { loadavg } from 'node:os'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { everyWay } from '#platform/access/acting.ts'
import { asOwner, openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { enterCast, organisationId, tokenOf } from '#testing/cast.ts'
import { scratchPostgres } from '#testing/scratch.ts'
import { openSite } from '../../src/site.ts'

// A device's page with 200 events, and the stock over 200,000 devices of one organisation at 40 places, through the whole stack but the
// socket: each asked one after the other. The last line is one JSON object.
const DEVICES = 200_000
const ASKED = 100

const postgres = await scratchPostgres('biography', 'mesures')
await migrate(postgres.url)
const own = organisationId('claire')
const device = '00000000-0000-7000-b000-000000000001'
await asOwner(postgres.url, async (owner) => {
  await ensureCommunes(owner)
  await owner.query('reset role')
  await enterCast(owner)
  await owner.query(
    `insert into app.place (id, organisation_id, name, commune) select app.uuid7(), $1, 'Lieu ' || n, '62413' from generate_series(1, 40) n`,
    [own],
  )
  await owner.query(
    `with p as (select array_agg(id) as ids from app.place where organisation_id = $1)
     insert into app.device (id, organisation_id, kind, brand, model, serial, state, place_id, working)
     select ('00000000-0000-7000-b000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, (array['laptop','laptop','tablet','desktop','screen'])[1 + n % 5], 'Marque', 'Modèle',
       'S' || n, (array['to_wipe','wiped','tested','ready','ready','reserved','handed_over','handed_over','handed_over','handed_over','returned','exited'])[1 + n % 12],
       p.ids[1 + n % 40], (array['A','A','B',null])[1 + n % 4] from generate_series(1, $2) n, p`,
    [own, DEVICES],
  )
  await owner.query(
    `insert into app.event (id, organisation_id, seq, at, actor, act, subject_kind, subject_id, data, hash)
     select app.uuid7(), $1, n, now() - n * interval '1 hour', 'Claire Fontaine', 'device.counted', 'device', $2, '{"place_name": "Lieu 1"}', '\\x00' from generate_series(1, 200) n`,
    [own, device],
  )
  await owner.query(
    `insert into app.stock_threshold (organisation_id, place_id, kind, least, set_by, set_at) select $1, id, 'laptop', 500, 'Claire', now() from app.place`,
    [own],
  )
  await owner.query('vacuum analyze')
})
const database = openDatabase(postgres.url, { connections: 4 })
const site = openSite({ database, log: openLog('silent'), demo: false, ways: everyWay })

async function measure(path: string) {
  const times: number[] = []
  for (let n = -10; n < ASKED; n++) {
    const began = performance.now()
    const answer = await site.app.request(path, {
      headers: { cookie: `maillon.session_token=${tokenOf('claire')}.s`, origin: 'http://localhost' },
    })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${answer.status} ${path}`)
    // The first ones only warm what is kept in memory.
    if (n >= 0) times.push(performance.now() - began)
  }
  times.sort((one, other) => one - other)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95) }
}

const figures = {
  biography: await measure(`/appareils/${device}`),
  stock: await measure('/stock'),
  listBehind: await measure('/appareils?groupe=ready&type=tablet'),
}
await database.close()
await postgres.stop()
process.stdout.write(
  `${JSON.stringify({ bench: 'biography', devices: DEVICES, events: 200, load: loadavg()[0], ...figures })}\n`,
)
