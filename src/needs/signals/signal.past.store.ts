import type { Acting } from '#platform/access/acting.ts'
import type { Signal } from './signal.read.store.ts'

/** One act of the school on a signal: when, by whom, and what came of it. */
export type Done = { act: string; at: Date; actor: string; to_state: string | null }

/** No school notes more of one absence. */
const MOST = 100

/** What the school did for a pupil since it was flagged, the latest first. */
export const doneFor = (by: Acting, { id }: Pick<Signal, 'id'>): Promise<Done[]> =>
  by.db
    .selectFrom('event')
    .select(['act', 'at', 'actor', 'to_state'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('subject_kind', '=', 'signal')
    .where('subject_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
