import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Acting } from '#platform/access/acting.ts'
import { newId } from '#platform/db/id.ts'
import { testSite } from '#testing/testSite.ts'
import { closeHandout } from '../handouts/close.store.ts'
import { handoutSeenBy } from '../handouts/handout.store.ts'
import { swapDevice } from '../handouts/swap.store.ts'
import { handoverSeenBy } from '../handovers/handover.store.ts'
import { itemsOf } from '../handovers/item.store.ts'
import { sheetShown } from '../handovers/shown.rules.ts'
import { signHandover } from '../handovers/sign.store.ts'
import { cancelHandover, refuseItem } from '../handovers/undo.store.ts'
import type { SentAct } from './fieldAct.form.ts'
import { takeFieldAct } from './fieldAct.store.ts'
import { loseTablet } from './lost.store.ts'
import { sceneOf, type TestTablet, takeOne } from './scene.testing.ts'
import { giveTabletBack, tabletOf } from './tablet.store.ts'
import { type Fate, YardModel } from './yard.model.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const DAY = 86_400_000

const at = { tablet: fc.integer({ min: 0, max: 1 }), family: fc.integer({ min: 0, max: 2 }) }
/** What two tablets do without network, each under its own clock, for three families and two spare devices. */
const deed = fc.record({
  ...at,
  step: fc.constant('does' as const),
  what: fc.constantFrom(
    'arrived',
    'awaited',
    'absent',
    'declined',
    'signed',
    'signed',
    'refused one',
    'spare 0',
    'spare 1',
  ),
  clock: fc.constantFrom(0, 0, DAY, -DAY),
})
/** What arrives: some of what a tablet holds, in any order, some of it twice, some of it spoiled before it comes whole. */
const sending = fc.record({
  tablet: at.tablet,
  step: fc.constant('sends' as const),
  order: fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }),
  twice: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  spoiled: fc.array(fc.constantFrom(false, false, true), { minLength: 8, maxLength: 8 }),
  most: fc.integer({ min: 1, max: 4 }),
})
/** What the office does meanwhile, on line. */
const office = fc.record({
  ...at,
  step: fc.constant('office' as const),
  what: fc.constantFrom(
    'swap',
    'swap',
    'refuse',
    'sign',
    'cancel',
    'close later',
    'close release',
    'lose',
    'empty',
    'take again',
  ),
})
const step = fc.oneof(
  { weight: 6, arbitrary: deed },
  { weight: 2, arbitrary: sending },
  { weight: 3, arbitrary: office },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

test('whatever two tablets and the office did, and in whatever order it arrives: nothing lost, nothing done twice, each act fares as its rule says, each contradiction is told', {
  timeout: 480_000,
}, async () => {
  const day = await scene.day(3)
  const spares = await Promise.all([scene.device(), scene.device(), scene.device()])
  const numbers = await Promise.all(spares.map(({ id }) => numberOf(id)))
  await site.acting('nadia', async (by) => {
    const first = [await takeOne(by, day.id, 'Tablette 1'), await takeOne(by, day.id, 'Tablette 2')]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        await sql`savepoint whole_day`.execute(by.db)
        try {
          const yard = new Yard(
            by,
            day.id,
            first,
            day.sheets.map(({ id }) => id),
            numbers,
          )
          for (const one of steps) await yard.goes(one)
          await yard.comesHome()
          await yard.holds()
        } finally {
          await sql`rollback to savepoint whole_day`.execute(by.db)
        }
      }),
      { numRuns: Number(process.env.MAILLON_INTERLEAVINGS ?? 100) },
    )
  })
})

/** One day: the real site on one side, the model of its rules on the other. */
class Yard {
  readonly #by: Acting
  readonly #day: string
  readonly #tablets: TestTablet[]
  readonly #all: TestTablet[]
  readonly #sheets: string[]
  readonly #numbers: string[]
  readonly #model: YardModel
  /** Tablets that are lost, or have no key any more. */
  readonly #aside = new Set<string>()
  readonly #unread = new Set<string>()
  readonly #fates = new Map<string, Fate>()
  readonly #waiting = new Map<string, SentAct[]>()
  readonly #sent: SentAct[] = []

  constructor(by: Acting, day: string, first: TestTablet[], sheets: string[], numbers: string[]) {
    for (const tablet of first) tablet.done.length = 0
    this.#by = by
    this.#day = day
    this.#tablets = [...first]
    this.#all = [...first]
    this.#sheets = sheets
    this.#numbers = numbers
    this.#model = new YardModel(first[0]?.pack.sheets ?? [], numbers)
  }

  get #now(): Acting {
    return { ...this.#by, now: new Date(), newId }
  }

  async goes(one: Step): Promise<void> {
    if (one.step === 'does') await this.#does(one)
    else if (one.step === 'sends') await this.#sends(one)
    else await this.#office(one)
  }

  async #does({ tablet: which, family, what, clock }: Extract<Step, { step: 'does' }>): Promise<void> {
    const tablet = this.#tablets[which]
    const sheet = tablet?.pack.sheets.find(({ id }) => id === this.#sheets[family])
    if (!tablet || !sheet) return
    const when = { at: new Date(Date.now() + clock) }
    const spare = this.#numbers[Number(what.at(-1))]
    if (what === 'arrived' || what === 'absent' || what === 'awaited') await tablet.does(sheet, { kind: what }, when)
    else if (what === 'declined') await tablet.does(sheet, { kind: 'declined', why: 'N’en veut plus' }, when)
    else if (what === 'refused one') await tablet.signs(sheet, { refuse: [1] }, when)
    else await tablet.signs(sheet, what === 'signed' ? {} : { give: { 0: spare ?? '' } }, when)
    const sent = tablet.done.at(-1)
    if (sent) this.#waiting.set(sent.tablet, [...(this.#waiting.get(sent.tablet) ?? []), sent])
  }

  async #sends({ tablet: which, order, twice, spoiled, most }: Extract<Step, { step: 'sends' }>): Promise<void> {
    const id = this.#tablets[which]?.pack.tablet ?? ''
    const waiting = this.#waiting.get(id) ?? []
    const batch = waiting
      .map((act, n) => ({ act, n, at: order[n % 8] ?? 0 }))
      .sort((one, other) => one.at - other.at)
      .slice(0, most)
    this.#waiting.set(
      id,
      waiting.filter((act) => !batch.some((one) => one.act === act)),
    )
    for (const { act, n } of batch) {
      if (spoiled[n % 8]) await this.#take({ ...act, sealed: `AAAA${act.sealed.slice(4)}` })
      await this.#receives(act)
      if (twice[n % 8]) await this.#receives(act)
    }
  }

  async #take(act: SentAct) {
    const tablet = await tabletOf(this.#by, act.tablet)
    const taken = tablet && (await takeFieldAct(this.#now, tablet, act))
    if (!taken || 'refusal' in taken) throw new Error('An act was not taken')
    return taken
  }

  async #receives(act: SentAct): Promise<void> {
    const known = this.#fates.get(act.act)
    const expected = known ?? this.#expected(act)
    const taken = await this.#take(act)
    expect([taken.outcome, taken.again]).toEqual([expected, known !== undefined])
    this.#fates.set(act.act, expected)
    if (!known) this.#sent.push(act)
  }

  #expected(act: SentAct): Fate {
    const tablet = this.#all.find(({ pack }) => pack.tablet === act.tablet)
    const said = tablet?.said.get(act.act)
    if (!tablet || !said || this.#unread.has(act.tablet)) return 'incident'
    if (this.#aside.has(act.tablet)) return 'incident'
    if (said.kind !== 'declined') return this.#model.arrives(said)
    return this.#model.declines(said.handover, tablet.pack.sheets.find(({ id }) => id === said.handover)?.items ?? [])
  }

  async #office({ tablet: which, family, what }: Extract<Step, { step: 'office' }>): Promise<void> {
    const by = this.#now
    const sheet = this.#sheets[family] ?? ''
    const tablet = this.#tablets[which]
    const id = tablet?.pack.tablet ?? ''
    const item = this.#model.sheets.get(sheet)?.items[what === 'refuse' ? 1 : 0]?.id ?? ''
    const handover = await handoverSeenBy(by, sheet)
    if (!handover) return
    if (what === 'swap') {
      await swapDevice(by, handover, item, { device: this.#numbers[2] ?? '', why: 'other' })
      this.#model.swaps(sheet, item, this.#numbers[2] ?? '')
    } else if (what === 'refuse') {
      await refuseItem(by, handover, item, { why: 'N’en veut pas' })
      this.#model.refuses(sheet, item)
    } else if (what === 'sign') {
      const paper = { signer: 'Au bureau', how: 'paper' as const, witness: 'Nadia', read: 'oui' as const, checked: [] }
      await signHandover(by, handover, {
        ...{ ...paper, signer_as: 'parent', address: '3 rue des Lilas' },
        ...{ guardian: '', other_home: '' },
        shown: sheetShown(handover, await itemsOf(by, handover.id)),
      })
      this.#model.signs(sheet, 'office')
    } else if (what === 'cancel') {
      await cancelHandover(by, handover, 'La famille a appelé')
      this.#model.cancels(sheet)
    } else if (what === 'lose') {
      const lost = await tabletOf(by, id)
      if (lost && !('refusal' in (await loseTablet(by, lost)))) this.#aside.add(id)
    } else if (what === 'empty' || what === 'take again') await this.#empties(which, what === 'take again')
    else await this.#closes(what === 'close later' ? 'later' : 'release')
  }

  /** Given back, a tablet has no key any more; it may leave again, with what is then to be signed. */
  async #empties(which: number, again: boolean): Promise<void> {
    const id = this.#tablets[which]?.pack.tablet ?? ''
    const tablet = await tabletOf(this.#by, id)
    if (tablet && !('refusal' in (await giveTabletBack(this.#now, tablet)))) this.#unread.add(id)
    if (!again) return
    const next = await takeOne(this.#now, this.#day, 'De nouveau').catch(() => null)
    if (!next) return
    this.#tablets[which] = next
    this.#all.push(next)
  }

  async #closes(rest: 'later' | 'release'): Promise<void> {
    const by = this.#now
    const handout = await handoutSeenBy(by, this.#day)
    if (!handout) return
    const closed = await closeHandout(by, handout, { rest })
    if (!('refusal' in closed) && rest === 'release') for (const sheet of this.#sheets) this.#model.cancels(sheet)
  }

  /** All that was done arrives in the end, the last tablet first. */
  async comesHome(): Promise<void> {
    for (const { pack } of this.#all.toReversed())
      for (const act of this.#waiting.get(pack.tablet) ?? []) await this.#receives(act)
  }

  /** What must be true whatever happened. */
  async holds(): Promise<void> {
    const { db } = this.#by
    const { rows: acts } = await sql<Kept>`
      select a.id, a.kind, a.outcome, a.claimed, a.signature is not null as signed, a.why, a.settled_as,
        a.at between t.taken_at and a.received_at as in_time
      from field_act a join field_tablet t on t.id = a.tablet_id
      where a.tablet_id = any (${this.#all.map(({ pack }) => pack.tablet)}::uuid[])`.execute(db)
    // Nothing lost: each act is there once, as its rule says, a signature with its image; garbage gave way to it.
    for (const { act, tablet } of this.#sent) {
      const said = this.#all.find(({ pack }) => pack.tablet === tablet)?.said.get(act)
      const unread = acts.some(
        ({ claimed, kind, settled_as }) => claimed === act && kind === 'unreadable' && !settled_as,
      )
      const kept = acts.filter(({ id }) => id === act)
      expect([kept.length, unread]).toEqual(this.#unread.has(tablet) && kept.length === 0 ? [0, true] : [1, false])
      for (const one of kept) {
        expect([one.outcome, one.kind, one.in_time]).toEqual([this.#fates.get(act), said?.kind, true])
        expect(one.signed).toBe(one.kind === 'signed')
        if (one.outcome === 'incident') expect(one.why?.length).toBeGreaterThan(10)
      }
    }
    // A sheet is signed once, by who the rule says; what is held is what was signed for, and has one holder.
    const held = this.#model.held()
    for (const sheet of this.#model.sheets.values()) {
      const { rows } = await sql<{ state: string; n: number; how: string | null; things: string[] }>`
        select x.state, x.signed_how as how, (select count(*)::int from event where subject_id = x.id and act = 'handover.signed') as n,
          array(select coalesce(d.number, 'Carte SIM …' || right(s.iccid, 6)) from handover_item i left join device d on d.id = i.device_id
            left join sim_card s on s.id = i.sim_card_id where i.handover_id = x.id and i.state = 'accepted' order by 1) as things
        from handover x where x.id = ${sheet.id}`.execute(db)
      const how = sheet.state === 'signed' ? (sheet.by === 'office' ? 'paper' : 'screen') : null
      expect(rows[0]).toEqual({
        ...{ state: sheet.state, how, n: sheet.state === 'signed' ? 1 : 0 },
        things: (held.get(sheet.id) ?? []).toSorted(),
      })
    }
    const { rows: devices } = await sql<{ number: string; n: number; state: string }>`
      select d.number, d.state, count(c.id)::int as n from device d
      left join custody c on c.device_id = d.id and c.until is null and c.household_id is not null
      where d.number = any (${[...new Set([...this.#numbers, ...this.#all.flatMap(({ pack }) => pack.sheets.flatMap(({ items }) => items.map(({ shown }) => shown)))])]}) group by d.id`.execute(
      db,
    )
    const given = [...held.values()].flat()
    for (const { number, n, state } of devices) {
      expect([number, n]).toEqual([number, given.filter((one) => one === number).length])
      expect(n).toBeLessThanOrEqual(1)
      expect(state === 'handed_over').toBe(n === 1)
    }
  }
}
type Kept = {
  id: string
  kind: string
  outcome: string
  claimed: string | null
  signed: boolean
  why: string | null
  settled_as: string | null
  in_time: boolean
}

const numberOf = async (device: string): Promise<string> =>
  (await site.owner<{ number: string }>('select number from app.device where id = $1', [device]))[0]?.number ?? ''
