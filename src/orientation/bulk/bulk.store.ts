import type { Unclear } from '#needs/lists/list.reading.ts'
import { refusalToTake } from '#needs/lists/take.rules.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { sayDay } from '#platform/i18n/dates.ts'
import { type KeptList, listSeenBy, lockList, noteTakenIn, sayOfList } from '#platform/tables/upload.store.ts'
import { readBulk } from './bulk.read.ts'
import { type Asked, type Oriented, orientRows } from './bulk.run.ts'

export const purpose = { purpose: 'orientations' } as const
type Rehearsed = { rows: Oriented[]; unclear: Unclear[] }
type Answers = { choice?: 'good' | 'all'; met: Asked['met'] }

/** What was said when the list was sent: to whom it goes, how the families agreed, and whether parents did. */
const askedOf = ({ said }: KeptList, met: Asked['met']): Asked => ({
  ...{ to: said.more?.to ?? '', agreed: (said.more?.agreed ?? 'spoken') as Asked['agreed'] },
  ...{ met, parents: said.more?.parents === 'oui' },
})

/** The dry run: the acts themselves, undone. What they would refuse, they refuse here, whatever rule says so. */
export async function rehearse(by: Acting, kept: KeptList, met: Asked['met']): Promise<Rehearsed> {
  const { rows, unclear } = await readBulk(by, kept)
  let oriented: Oriented[] = []
  await attempt(by.db, async () => {
    oriented = await orientRows(by, rows, askedOf(kept, met))
    return refuse('Rien n’est écrit quand on relit.')
  })
  return { rows: oriented, unclear }
}

/** Sends the orientations of a list, all of them or the good rows only. Each is one act, with its event. */
export async function sendList(by: Acting, id: string, { choice, met }: Answers): Promise<Refusal | { sent: number }> {
  await lockList(by.db, id)
  const kept = await listSeenBy(by, id, purpose)
  if (!kept) return refuse('Cette liste n’est plus là : déposez-la à nouveau.')
  if (kept.taken_in_at)
    return refuse(`Cette liste est déjà partie (${sayDay(kept.taken_in_at, by.now)}). Rien n’a changé.`)
  const { rows } = await readBulk(by, kept)
  return attempt(by.db, async () => {
    const oriented = await orientRows(by, rows, askedOf(kept, met))
    const lost = oriented.filter(({ state }) => state === 'refused')
    const sent = oriented.filter(({ state }) => state === 'sent').length
    const refusal = refusalToTake({ tally: { new: sent, refused: lost.length }, asksAgreement: false }, { choice })
    if (refusal) return refuse(refusal.sentence, refusal.field)
    const why = Object.fromEntries(lost.map(({ line, refusal }) => [line, refusal ?? '']))
    await sayOfList(by, id, { ...kept.said, more: { ...kept.said.more, why: JSON.stringify(why) } })
    await noteTakenIn(by, id, { sent, refused: lost.length })
    return { sent }
  })
}

/** Why rows of a list that left were refused, by their line. */
export const whyRefused = ({ said }: KeptList): ReadonlyMap<number, string> =>
  new Map(
    Object.entries(JSON.parse(said.more?.why ?? '{}') as Record<string, string>).map(([line, why]) => [
      Number(line),
      why,
    ]),
  )
