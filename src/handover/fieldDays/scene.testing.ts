import { randomUUID } from 'node:crypto'
import type { Acting } from '#platform/access/acting.ts'
import { refused } from '#platform/access/refusal.ts'
import type { TestSite } from '#testing/testSite.ts'
import { pngOf, signatureOf } from '../handovers/png.testing.ts'
import { sceneOf as handoverScene } from '../handovers/scene.testing.ts'
import type { SaidAct, SentAct } from './fieldAct.form.ts'
import { aboutAct } from './fieldAct.read.ts'
import { takeFieldAct } from './fieldAct.store.ts'
import type { Pack, PackSheet } from './pack.rules.ts'
import { handoutToTake } from './pack.store.ts'
import { sealFor } from './seal.rules.ts'
import { tabletOf, takeTablet } from './tablet.store.ts'

export type Act = SaidAct extends infer A
  ? A extends SaidAct
    ? Omit<A, 'id' | 'seq' | 'at' | 'handover'>
    : never
  : never

/** A tablet as its browser behaves: it numbers what it does, seals it, and sends it as often as it likes. */
export class TestTablet {
  readonly pack: Pack
  readonly done: SentAct[] = []
  /** What each act says, before its seal. */
  readonly said = new Map<string, Act & { handover: string }>()
  constructor(pack: Pack) {
    this.pack = pack
  }

  sheet(number: string): PackSheet {
    const sheet = this.pack.sheets.find((one) => one.number === number)
    if (!sheet) throw new Error(`${number} is not on this tablet`)
    return sheet
  }

  async does(
    sheet: PackSheet,
    act: Act,
    { at = new Date(), now, id = randomUUID() }: { at?: Date; now?: Date; id?: string } = {},
  ): Promise<SentAct> {
    const seq = this.done.length
    this.said.set(id, { ...act, handover: sheet.id })
    const said = JSON.stringify({ ...act, id, seq, at: at.toISOString(), handover: sheet.id })
    const key = new Uint8Array(Buffer.from(this.pack.publicKey, 'base64'))
    const sealed = await sealFor(key, said, aboutAct(this.pack.tablet, id, seq))
    const sent: SentAct = {
      tablet: this.pack.tablet,
      act: id,
      seq,
      sealed: Buffer.from(sealed).toString('base64'),
      now: (now ?? at).toISOString(),
    }
    this.done.push(sent)
    return sent
  }

  /** One signature for all of the sheet; `give` names another device, `refuse` what is not wanted, by its place in the list. */
  signs(sheet: PackSheet, { give = {}, refuse = [], signer = 'Karima Benali', words, email }: Signing = {}, when = {}) {
    return this.does(
      sheet,
      {
        kind: 'signed',
        read: true,
        signer,
        as: 'parent',
        address: '3 rue des Lilas',
        how: 'screen',
        signature: signatureOf(pngOf()),
        ...(email ? { copy: 'email', email } : {}),
        words: words ?? this.pack.versions[sheet.kind],
        items: sheet.items.map(({ id, shown }, at) =>
          refuse.includes(at)
            ? { item: id, shown, outcome: 'refused', why: 'N’en veut pas' }
            : { item: id, shown, outcome: 'taken', device: give[at] },
        ),
      },
      when,
    )
  }
}
type Signing = { give?: Record<number, string>; refuse?: number[]; signer?: string; words?: string; email?: string }

/** A day at a place with families expected, each promised a computer and a card. */
export const sceneOf = (site: TestSite) => {
  const scene = handoverScene(site)
  return {
    ...scene,
    async day(families: number) {
      const sheets = []
      for (let at = 0; at < families; at++) sheets.push(await scene.prepared())
      const id = randomUUID()
      const [org] = await site.owner<{ organisation_id: string }>(
        'select organisation_id from app.handover where id = $1',
        [sheets[0]?.id],
      )
      await site.owner(
        `insert into app.handout (id, organisation_id, title, held_on, kind, due_on, created_by, created_at)
         values ($1, $2, 'Cour du collège', current_date, 'loan', '2028-07-01', 'Nadia', now())`,
        [id, org?.organisation_id],
      )
      await site.owner('update app.handover set handout_id = $1 where id = any ($2)', [id, sheets.map((one) => one.id)])
      return { id, sheets }
    },
    tablet: async (handoutId: string, label = 'Tablette 1', first: 'nadia' | 'claire' = 'nadia') =>
      site.acting(first, (by) => takeOne(by, handoutId, label)),
    sends: (sent: SentAct, first: 'nadia' | 'claire' | 'samira' = 'nadia') =>
      site.acting(first, async (by) => {
        const tablet = await tabletOf(by, sent.tablet)
        const taken = tablet ? await takeFieldAct(by, tablet, sent) : null
        if (refused(taken)) throw new Error(taken.refusal)
        return taken
      }),
  }
}

export async function takeOne(by: Acting, handoutId: string, label: string): Promise<TestTablet> {
  const handout = await handoutToTake(by, handoutId)
  if (!handout) throw new Error('No such handout')
  const pack = await takeTablet(by, handout, { label, now: by.now })
  if ('refusal' in pack) throw new Error(pack.refusal)
  return new TestTablet(pack)
}
