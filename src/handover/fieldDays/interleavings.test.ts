import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Acting } from '#platform/access/acting.ts'
import { newId } from '#platform/db/id.ts'
import { testSite } from '#testing/testSite.ts'
import type { SentAct } from './fieldAct.form.ts'
import { takeFieldAct } from './fieldAct.store.ts'
import { sceneOf, type TestTablet, takeOne } from './scene.testing.ts'
import { tabletOf } from './tablet.store.ts'

const site = await testSite()
const scene = sceneOf(site)

/** What two tablets and their holders may do in one day, for three families and two spare devices. */
const deed = fc.record({
  tablet: fc.integer({ min: 0, max: 1 }),
  family: fc.integer({ min: 0, max: 2 }),
  what: fc.constantFrom('arrived', 'absent', 'declined', 'signed', 'refused one', 'spare 0', 'spare 1'),
})
/** How it is sent: in what order, and which acts twice. Each tablet keeps its own order, or loses it (a file taken in late). */
const sending = fc.record({ shuffle: fc.infiniteStream(fc.nat(1_000)), twice: fc.infiniteStream(fc.boolean()) })

test('whatever two tablets did and in whatever order it arrives: nothing lost, nothing done twice, each contradiction for somebody to see', {
  timeout: 240_000,
}, async () => {
  const day = await scene.day(3)
  const spares = await Promise.all([scene.device(), scene.device()])
  const numbers = await Promise.all(spares.map(({ id }) => numberOf(id)))
  await site.acting('nadia', async (by) => {
    const tablets = [await takeOne(by, day.id, 'Tablette 1'), await takeOne(by, day.id, 'Tablette 2')]
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 7 }), sending, async (deeds, how) => {
        await sql`savepoint whole_day`.execute(by.db)
        try {
          const sent = await doneBy(tablets, deeds, day.sheets, numbers)
          await receive(by, sent, how)
          await holds(by, sent, day.sheets, spares)
        } finally {
          await sql`rollback to savepoint whole_day`.execute(by.db)
        }
      }),
      { numRuns: Number(process.env.MAILLON_INTERLEAVINGS ?? 100) },
    )
  })
})

type Sheets = Awaited<ReturnType<typeof scene.day>>['sheets']
type Deeds = { tablet: number; family: number; what: string }[]

async function doneBy(tablets: TestTablet[], deeds: Deeds, sheets: Sheets, numbers: string[]): Promise<SentAct[]> {
  for (const tablet of tablets) tablet.done.length = 0
  for (const { tablet: at, family, what } of deeds) {
    const tablet = tablets[at]
    const sheet = tablet?.pack.sheets.find(({ id }) => id === sheets[family]?.id)
    if (!tablet || !sheet) continue
    if (what === 'arrived' || what === 'absent') await tablet.does(sheet, { kind: what })
    else if (what === 'declined') await tablet.does(sheet, { kind: 'declined', why: 'N’en veut plus' })
    else if (what === 'refused one') await tablet.signs(sheet, { refuse: [1] })
    else if (what === 'signed') await tablet.signs(sheet)
    else await tablet.signs(sheet, { give: { 0: numbers[Number(what.at(-1))] ?? '' } })
  }
  return tablets.flatMap(({ done }) => done)
}

async function receive(
  by: Acting,
  sent: SentAct[],
  { shuffle, twice }: { shuffle: Iterable<number>; twice: Iterable<boolean> },
): Promise<void> {
  const [order, again] = [shuffle[Symbol.iterator](), twice[Symbol.iterator]()]
  const queue = sent
    .flatMap((act) => (again.next().value ? [act, act] : [act]))
    .map((act) => ({ act, at: order.next().value as number }))
    .sort((one, other) => one.at - other.at)
  for (const { act } of queue) {
    const tablet = await tabletOf(by, act.tablet)
    if (tablet) await takeFieldAct({ ...by, now: new Date(), newId }, tablet, act)
  }
}

/** What must be true whatever happened. */
async function holds(by: Acting, sent: SentAct[], sheets: Sheets, spares: { id: string }[]): Promise<void> {
  const { rows: acts } = await sql<{
    id: string
    kind: string
    outcome: string
    handover_id: string
    signed: boolean
    why: string | null
  }>`
    select id, kind, outcome, handover_id, signature is not null as signed, why from field_act where id = any (${sent.map(({ act }) => act)}::uuid[])`.execute(
    by.db,
  )
  // Nothing lost: each act is there once, settled or for somebody, a signature with its image.
  expect(acts).toHaveLength(sent.length)
  for (const act of acts) {
    expect(['done', 'incident']).toContain(act.outcome)
    if (act.kind === 'signed') expect(act.signed).toBe(true)
    if (act.outcome === 'incident') expect(act.why?.length).toBeGreaterThan(10)
  }
  for (const sheet of sheets) {
    const signatures = acts.filter((act) => act.handover_id === sheet.id && act.kind === 'signed')
    const done = signatures.filter(({ outcome }) => outcome === 'done')
    expect(done.length).toBeLessThanOrEqual(1)
    const { rows } = await sql<{ state: string; n: number }>`
      select state, (select count(*)::int from event where subject_id = ${sheet.id} and act = 'handover.signed') as n
      from handover where id = ${sheet.id}`.execute(by.db)
    // A sheet is signed exactly when one signature of the field passed; all others are told.
    expect(rows[0]?.n).toBe(done.length)
    expect(rows[0]?.state === 'signed').toBe(done.length === 1)
  }
  // One device, one holder; what a family holds is what it signed for.
  const { rows: held } = await sql<{ device_id: string; n: number; state: string; family: string | null }>`
    select d.id as device_id, d.state, count(c.id)::int as n, max(c.household_id::text) as family
    from device d left join custody c on c.device_id = d.id and c.until is null and c.household_id is not null
    where d.id = any (${[...sheets.map(({ device }) => device.id), ...spares.map(({ id }) => id)]}::uuid[]) group by d.id`.execute(
    by.db,
  )
  for (const device of held) {
    expect(device.n).toBeLessThanOrEqual(1)
    expect(device.state === 'handed_over').toBe(device.n === 1)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from handover_item i join handover x on x.id = i.handover_id
      where i.device_id = ${device.device_id} and i.state = 'accepted' and x.household_id::text is not distinct from ${device.family}`.execute(
      by.db,
    )
    if (device.n === 1) expect(rows[0]?.n).toBe(1)
  }
}

const numberOf = async (device: string): Promise<string> =>
  (await site.owner<{ number: string }>('select number from app.device where id = $1', [device]))[0]?.number ?? ''
