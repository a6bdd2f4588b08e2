import type { Acting } from '#platform/access/acting.ts'
import type { FieldAct, SentAct, Taken } from './fieldAct.form.ts'
import { sentDigest } from './fieldAct.read.ts'
import { lockSheet } from './sheetSigned.store.ts'
import type { Tablet } from './tablet.store.ts'

/**
 * Writes an act down before anything is tried. Under its own number when it reads and the number is free; under another one, beside
 * the number that it claims, otherwise: what does not read, or reads twice alike, never takes the place of a true act.
 */
export async function keepAct(
  by: Acting,
  tablet: Tablet,
  sent: SentAct,
  act: FieldAct | null,
  at: Date,
): Promise<{ id: string }> {
  const sheet = act && (await lockSheet(by, act.handover))
  const { signature, ...data } = act?.kind === 'signed' ? act : { ...act, signature: undefined }
  const image = signature && Buffer.from(signature.slice(signature.indexOf(',') + 1), 'base64')
  const row = {
    organisation_id: by.member.organisationId,
    tablet_id: tablet.id,
    handover_id: sheet ? (act?.handover ?? null) : null,
    household_id: sheet?.household_id ?? null,
    seq: sent.seq,
    kind: act?.kind ?? 'unreadable',
    said_at: act ? new Date(act.at) : null,
    at,
    received_at: by.now,
    data: JSON.stringify(act ? data : { sealed: sent.sealed }),
    signature: image || null,
    outcome: 'waiting',
    digest: sentDigest(sent),
    bytes: sent.sealed.length,
  }
  const insert = (id: string, claimed: string | null) =>
    by.db
      .insertInto('field_act')
      .values({ ...row, id, claimed })
      .onConflict((c) => c.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
  return (act && (await insert(sent.act, null))) || ((await insert(by.newId(), sent.act)) as { id: string })
}

export const concludeAct = (by: Acting, id: string, answer: { outcome: string; why: string | null }) =>
  by.db.updateTable('field_act').set(answer).where('id', '=', id).execute()

/** How the very same sending was answered the first time, if it was. */
export async function takenBefore(by: Acting, tabletId: string, sent: SentAct): Promise<Taken | null> {
  const row = await by.db
    .selectFrom('field_act')
    .select(['outcome', 'why'])
    .where('tablet_id', '=', tabletId)
    .where('organisation_id', '=', by.member.organisationId)
    .where((w) => w.or([w('digest', '=', sentDigest(sent)), w.and([w('digest', 'is', null), w('id', '=', sent.act)])]))
    .executeTakeFirst()
  return row ? { outcome: row.outcome === 'incident' ? 'incident' : 'done', why: row.why, again: true } : null
}

/** Once the true act came, what claimed its number and could not be read has nothing more to say. */
export const giveWay = (by: Acting, tabletId: string, act: string) =>
  by.db
    .updateTable('field_act')
    .set({ settled_at: by.now, settled_by: 'Maillon', settled_as: 'replaced' })
    .where('tablet_id', '=', tabletId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('claimed', '=', act)
    .where('kind', '=', 'unreadable')
    .where('settled_at', 'is', null)
    .where((w) =>
      w.exists(
        w
          .selectFrom('field_act as true_act')
          .select('true_act.id')
          .where('true_act.id', '=', act)
          .where('true_act.tablet_id', '=', tabletId),
      ),
    )
    .execute()
