import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { householdsCalled } from '../households/household.near.store.ts'
import { householdSeenBy, noteAgreements, registerHousehold } from '../households/household.store.ts'
import { correctNeeds, openNeedsOf } from '../households/need.correct.store.ts'
import { saidOf } from '../households/need.rules.ts'
import type { NeedKind } from '../households/words.ts'
import { householdIn, NEW_FAMILY, type QualifyForm } from './qualify.form.ts'
import { type Signal, signalSeenBy } from './signal.read.store.ts'
import { needsFrom, refusalToFollow } from './signal.rules.ts'
import { lockedSignal } from './signal.store.ts'

export type Candidate = { id: string; name: string; commune: string }

/**
 * Families that this school already follows in full and that bear a word of the pupil's surname, near spellings included. Never
 * what others know.
 */
export async function familiesAlike(by: Acting, { last_name }: Pick<Signal, 'last_name'>): Promise<Candidate[]> {
  const words = nameKey(last_name).split(' ')
  const called = await householdsCalled(
    by,
    words.filter((word) => word.length > 2 || words.length === 1),
  )
  if (called.length === 0) return []
  const { rows } = await sql<Candidate>`
    select a.household_id as id, a.name, k.name as commune from household_access a join commune k on k.insee = a.commune
    where a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.scope = 'full' and a.status = 'open'
      and a.household_id = any (${called})
    order by array_position(${called}::uuid[], a.household_id) limit 8`.execute(by.db)
  return rows
}

/**
 * Notes why a pupil does not connect. When somebody else can answer the cause, the pupil's family becomes a household with its
 * needs, or the one that the school already follows hears of them; otherwise the school goes on by itself.
 */
export async function qualifySignal(
  by: Acting,
  seen: Signal,
  form: QualifyForm,
): Promise<Refusal | { household: string | null }> {
  await lockedSignal(by, seen.id)
  // Read again once nobody else can change it: a colleague may have found the family meanwhile.
  const signal = (await signalSeenBy(by, seen.id)) ?? seen
  const refusal = refusalToFollow(signal)
  if (refusal) return refuse(refusal)
  const needs = needsFrom(form.causes)
  const household = needs.length > 0 ? await heardBy(by, signal, form, needs) : signal.household_id
  if (refused(household)) return household
  const spoke = signal.reach !== 'reached' && form.informed === 'oui'
  await by.db
    .updateTable('signal')
    .set({
      ...{ state: 'qualified', causes: form.causes, qualified_at: signal.qualified_at ?? by.now },
      ...(spoke ? { reach: 'reached', reached_by: by.member.name, tries: signal.tries + 1, tried_at: by.now } : {}),
    })
    .where('id', '=', seen.id)
    .execute()
  await record(by, { act: 'signal.qualified', subject: ['signal', seen.id], from: signal.state, to: 'qualified' })
  return { household }
}

/** The household that hears these needs: the pupil's own, one that the school follows, or a new one. */
async function heardBy(by: Acting, signal: Signal, form: QualifyForm, needs: NeedKind[]): Promise<Refusal | string> {
  if (signal.household_id && signal.family_open) return addNeeds(by, signal.household_id, needs)
  if (form.informed !== 'oui')
    return refuse(
      'Dites à un responsable de l’élève ce que vous notez et pourquoi, puis cochez cette case.',
      'informed',
    )
  const alike = await familiesAlike(by, signal)
  const chosen = alike.find(({ id }) => id === form.family)
  if (!chosen && alike.length > 0 && form.family !== NEW_FAMILY)
    return refuse('Choisissez la famille de cet élève, ou dites que c’en est une autre.', 'family')
  if (chosen) {
    const heard = await addNeeds(by, chosen.id, needs)
    if (refused(heard)) return heard
    await joinFamily(by, signal, chosen.id)
    await noteAgreements(by, chosen.id, form)
    await tie(by, signal, chosen.id)
    return chosen.id
  }
  const read = householdIn(form, signal)
  if (!read.success) {
    const [issue] = read.error.issues
    return refuse(issue?.message ?? 'Cette réponse n’est pas comprise.', String(issue?.path[0] ?? 'name'))
  }
  const registered = await registerHousehold(by, read.data)
  if (refused(registered))
    return registered.field === 'known'
      ? refuse(
          'Votre établissement connaît déjà une famille de ce nom à cet endroit. Choisissez-la, ou dites que c’en est une autre.',
          'family',
        )
      : registered
  await tie(by, signal, registered.id)
  return registered.id
}

const tie = (by: Acting, { pupil_id }: Signal, household_id: string) =>
  by.db.updateTable('pupil').set({ household_id }).where('id', '=', pupil_id).execute()

/** Adds what is missing to a household's open needs; what was said of the others stays. */
async function addNeeds(by: Acting, id: string, needs: NeedKind[]): Promise<Refusal | string> {
  const household = await householdSeenBy(by, id)
  if (household?.scope !== 'full' || household.status !== 'open')
    return refuse('Le parcours de cette famille est clos, ou votre établissement ne la suit plus.', 'family')
  const standing = await openNeedsOf(by, id)
  const kinds = standing.map(({ kind }) => kind as NeedKind)
  if (needs.every((kind) => kinds.includes(kind))) return id
  const corrected = await correctNeeds(by, id, {
    ...saidOf(standing),
    needs: [...new Set([...kinds, ...needs])],
    version: household.version,
  })
  return refused(corrected) ? corrected : id
}

/** The pupil is one of the household's people, known to this school; a sibling registered before may bear another name. */
async function joinFamily(by: Acting, { first_name, class: of }: Signal, household: string): Promise<void> {
  const people = await by.db
    .selectFrom('beneficiary')
    .select(['first_name'])
    .where('household_id', '=', household)
    .where('gone_on', 'is', null)
    .execute()
  if (people.some((person) => nameKey(person.first_name) === nameKey(first_name))) return
  await by.db
    .insertInto('beneficiary')
    .values({
      ...{ id: by.newId(), household_id: household, first_name, adult: false, class: of },
      school_id: by.member.organisationId,
    })
    .execute()
}
