import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import type { NeedsForm } from './household.form.ts'
import { readsItsOwn } from './household.rules.ts'
import { refusalToTakeBack, saidOf } from './need.rules.ts'
import { type NeedKind, needKinds } from './words.ts'

type Noted = { id: string; kind: string; state: string; urgent: boolean; situation: string }

/** The needs of a household that are not closed, the first heard first; to a school, as far as its own orientations brought them. */
export const openNeedsOf = (by: Acting, householdId: string): Promise<Noted[]> =>
  by.db
    .selectFrom('need')
    .select(['id', 'kind', 'urgent', 'situation'])
    .select(readsItsOwn(by.member) ? ownState(by).as('state') : 'state')
    .where('household_id', '=', householdId)
    .where('state', '<>', 'closed')
    .orderBy('heard_at')
    .orderBy('id')
    .execute()

const ownState = (by: Acting) =>
  sql<string>`case when exists (select from prescription p where p.household_id = need.household_id and need.kind = any (p.kinds)
    and p.organisation_id = ${by.member.organisationId} and p.state in ('accepted', 'promised', 'served')) then 'prescribed' else 'heard' end`

/** Corrects what a household needs, unless somebody changed its record since it was read. One event. */
export async function correctNeeds(
  by: Acting,
  householdId: string,
  form: NeedsForm,
): Promise<Refusal | { id: string }> {
  const { version } = await by.db
    .selectFrom('household')
    .select('version')
    .where('id', '=', householdId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (version !== form.version)
    return refuse(
      'Quelqu’un a modifié cette fiche pendant que vous l’aviez sous les yeux. Relisez-la, puis recommencez.',
    )
  const before = await openNeedsOf(by, householdId)
  const dropped = before.filter(({ kind }) => !form.needs.includes(kind as NeedKind))
  for (const { kind, state } of dropped) {
    const refusal = refusalToTakeBack(state)
    if (refusal) return refuse(`${needKinds[kind as NeedKind]} : ${refusal}`, 'needs')
  }
  const added = form.needs.filter((kind) => !before.some((need) => need.kind === kind))
  await takeBack(by, dropped)
  await say(by, before, form)
  await add(by, householdId, added, form)
  await by.db
    .updateTable('household')
    .set({ version: version + 1 })
    .where('id', '=', householdId)
    .execute()
  await record(by, {
    act: 'need.corrected',
    subject: ['household', householdId],
    householdId,
    data: { needs: form.needs, added, dropped: dropped.map(({ kind }) => kind), urgent: form.urgent },
  })
  return { id: householdId }
}

const takeBack = async (by: Acting, dropped: readonly Noted[]) => {
  const ids = dropped.map(({ id }) => id)
  // What others work on stands for them; a school is not told that they do.
  if (readsItsOwn(by.member)) await sql`select app.let_go(id) from unnest(${ids}::uuid[]) id`.execute(by.db)
  else if (ids.length > 0) await by.db.deleteFrom('need').where('id', 'in', ids).execute()
}

/** Only what was changed on the screen is written: what another organisation said of another need stays. */
async function say(by: Acting, before: readonly Noted[], form: NeedsForm): Promise<void> {
  const shown = saidOf(before)
  for (const { id, situation, urgent } of before) {
    const told = situation === '' || situation === shown.situation ? form.situation : situation
    const pressing = form.urgent === shown.urgent ? urgent : form.urgent
    if (told !== situation || pressing !== urgent)
      await by.db
        .updateTable('need')
        .set({ situation: told, urgent: pressing, updated_at: by.now })
        .where('id', '=', id)
        .execute()
  }
}

const add = async (by: Acting, householdId: string, kinds: readonly NeedKind[], { urgent, situation }: NeedsForm) => {
  const rows = kinds.map((kind) => ({
    ...{ id: by.newId(), household_id: householdId, organisation_id: by.member.organisationId },
    ...{ kind, urgent, situation, heard_at: by.now },
  }))
  // What another organisation noted first is not told to one that reads only its own.
  if (rows.length > 0)
    await by.db
      .insertInto('need')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
