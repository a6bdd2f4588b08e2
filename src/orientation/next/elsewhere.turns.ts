import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { ofName } from '#platform/i18n/toward.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { followedInFull, seenChain } from '../prescriptions/followed.store.ts'
import { silentSince } from '../prescriptions/prescription.rules.ts'
import { sayTold, toSendOnAfterSilence } from '../prescriptions/toDo.words.ts'
import { sayTurn } from '../prescriptions/turn.words.ts'
import { acceptedStates } from '../prescriptions/words.ts'

/** What expired and was sent to nobody else, and what a suspended organisation was asked: the sender turns elsewhere. */
export async function elsewhereTurns(by: Acting): Promise<Turn[]> {
  const rows = await followedInFull(by)
    .innerJoin('organisation as receiver', 'receiver.id', 'p.to_organisation_id')
    .select(['p.id', 'p.state', 'p.updated_at', 'p.family_told_at', 'household.name', seenChain])
    .select('receiver.name as receiver')
    .where('p.organisation_id', '=', by.member.organisationId)
    .where('p.state', 'in', ['sent', 'expired'])
    .where((where) =>
      where.or([
        where.and([where('p.state', '=', 'expired'), where('p.updated_at', '>', silentSince(by.now))]),
        where.and([where('p.state', '=', 'sent'), sql<boolean>`suspended(p.to_organisation_id)`]),
      ]),
    )
    // Sent on by another way since then: nothing remains to do here.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('prescription as later')
            .select('later.id')
            .where('later.household_id', 'in', sql<string>`(select app.files_of(p.household_id))`)
            .whereRef('later.sent_at', '>', 'p.sent_at')
            .where('later.state', 'in', ['sent', ...acceptedStates]),
        ),
      ),
    )
    .orderBy('p.updated_at')
    .execute()
  return rows.map(({ id, state, updated_at, family_told_at, name, chain, receiver }) => ({
    tone: 'loss',
    since: updated_at,
    ...sayTurn(
      { id, name },
      state === 'expired'
        ? toSendOnAfterSilence({ receiver, updated_at, family_told_at }, by.now)
        : {
            what: 'structure suspendue',
            detail: `Aucune réponse ne viendra ${ofName(receiver)}. ${sayTold(family_told_at)}`,
            verb: 'Orienter ailleurs',
          },
    ),
    chain,
  }))
}
