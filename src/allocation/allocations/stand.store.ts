import type { Acting } from '#platform/access/acting.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { lockPlacesIn, readPlacesIn } from '../programmes/quota.store.ts'
import { type Kind, kinds } from '../programmes/words.ts'
import { countedAs, holdProgramme, promisedAlready, stoppedAmong, wishers } from './wish.known.store.ts'
import { grant, refusalOfWisher, type Stand, UNFOLLOWED } from './wish.rules.ts'
import type { Wish } from './wish.ts'

/** A household that would be promised these kinds of things, in the commune where it lives. */
type Candidate = { id: string; commune: string; kinds: readonly Kind[]; deviceId: string | null }

/**
 * What decides of promises to these households. `held`: places, quotas and reservations are locked, in the order of every act on a
 * promise; `seen`: only read, by a page or by an act that holds them already.
 */
export async function standOf(
  by: Acting,
  programme: { id: string; publics: string[] },
  open: readonly Candidate[],
  how: 'held' | 'seen',
): Promise<Stand> {
  const communes = [...new Set(open.map(({ commune }) => commune))]
  const asked = kinds.filter((kind) => open.some((one) => one.kinds.includes(kind)))
  const places = await (how === 'held' ? lockPlacesIn : readPlacesIn)(by, programme.id, communes, asked)
  const held = await holdProgramme(by, programme.id, communes, how)
  const already = await promisedAlready(
    by,
    programme.id,
    open.map(({ id }) => id),
  )
  const devices = await by.db
    .selectFrom('device')
    .select(['id', 'agreement_id'])
    .where('id', 'in', [NONE, ...open.flatMap(({ deviceId }) => deviceId ?? [])])
    .execute()
  const earmarks = new Map(devices.map(({ id, agreement_id }) => [id, agreement_id]))
  return { ...held, places, already, earmarks, publics: programme.publics, today: dayOf(by.now) }
}

const NONE = '00000000-0000-0000-0000-000000000000'

/** Says of one wish after the other why it could not be promised; one that can takes its places from those asked after it. */
type Foresight = (wish: Wish) => string | null

/**
 * What `promiseMany` would answer to these households at this moment, by the same rules, with nothing locked nor written. The stock
 * itself is the caller's to count; `earmarks` says for which agreement each device is kept.
 */
export async function foresee(
  by: Acting,
  programme: { id: string; publics: string[] },
  households: readonly { id: string; kinds: readonly Kind[] }[],
  earmarks: Map<string, string | null>,
): Promise<Foresight> {
  const known = await wishers(
    by,
    households.map(({ id }) => id),
  )
  const stopped = await stoppedAmong(by, known.values())
  const families = await countedAs(by, [...new Map([...known.values()].map((one) => [one.id, one])).values()])
  const open = households.flatMap(({ id, kinds }) => {
    const wisher = known.get(id)
    return wisher ? [{ id: wisher.id, commune: wisher.commune, kinds, deviceId: null }] : []
  })
  if (open.length === 0) return () => UNFOLLOWED
  const stand = { ...(await standOf(by, programme, open, 'seen')), earmarks }
  return (wish) => {
    const wisher = known.get(wish.householdId)
    const refusal = refusalOfWisher(by.member, wisher, stopped.get(wisher?.id ?? ''))
    if (refusal) return refusal
    const family = families.get(wisher?.id ?? '')
    const found = wisher && family ? grant(stand, wish, wisher, family) : { refusal: UNFOLLOWED }
    return refused(found) ? found.refusal : null
  }
}
