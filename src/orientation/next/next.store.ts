import { sql } from 'kysely'
import type { Left } from '#allocation/programmes/left.store.ts'
import type { Kind } from '#allocation/programmes/words.ts'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { ANSWER_DAYS } from '../prescriptions/prescription.rules.ts'
import type { SeenPrescription } from '../prescriptions/prescription.store.ts'
import { receiversFor } from '../prescriptions/receiver.store.ts'
import { nextReceiver, type Wanted } from './next.rules.ts'
import { sayWhyNext } from './next.words.ts'

/** Whom to address next, and why, in words. */
export type NextReceiver = { organisationId: string; name: string; why: string }

/** Places that remain, by kind; null where none is planned. */
const placesByKind = (left: readonly Left[]): Partial<Record<Kind, number>> | null =>
  left.length > 0 ? Object.fromEntries(left.map(({ kind, remaining }) => [kind, remaining])) : null

/** For a prescription that was refused, expired, or whose receiver is suspended. Read while the sender follows the household. */
export async function nextFor(by: Acting, asked: SeenPrescription): Promise<NextReceiver | null> {
  if (!asked.household || asked.scope !== 'full') return null
  const [candidates, tried] = await Promise.all([
    receiversFor(by, asked.insee ?? '', asked.household_id),
    by.db
      .selectFrom('prescription')
      .select('to_organisation_id')
      .distinct()
      .where('household_id', 'in', filesOf(asked.household_id))
      .where(sql<boolean>`kinds && ${asked.kinds}::text[]`)
      .where((where) =>
        where.or([
          where('state', '<>', 'withdrawn'),
          // Taken back because nobody answered: it would not answer now.
          where.and([
            where('state', '=', 'withdrawn'),
            sql<boolean>`updated_at - sent_at >= make_interval(days => ${ANSWER_DAYS})`,
          ]),
        ]),
      )
      .execute(),
  ])
  const wanted: Wanted = {
    ...{ kinds: asked.kinds, commune: asked.commune ?? '', suggested: asked.suggested_id },
    tried: new Set(tried.map(({ to_organisation_id }) => to_organisation_id)),
  }
  const next = nextReceiver(
    candidates.map((one) => ({ ...one, left: placesByKind(one.left) })),
    wanted,
  )
  return next && { organisationId: next.organisationId, name: next.name, why: sayWhyNext(next, wanted) }
}
