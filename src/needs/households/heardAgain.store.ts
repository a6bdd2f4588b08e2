import type { Commune } from '#network/communes/commune.store.ts'
import { communeMeant } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { filesOf } from './files.store.ts'
import { refusalToHearAgain } from './heardAgain.rules.ts'
import { sayOtherwise } from './heardAgain.words.ts'
import type { HouseholdForm } from './household.form.ts'
import { addPupil, householdSeenBy, isAloneYoung, noteAgreements, type SeenHousehold } from './household.store.ts'
import { refusalToTellMore, toldAfter } from './need.rules.ts'
import { needsOf } from './need.store.ts'

/**
 * `added`: how many needs are new there. `addressLeft`: the address was not written, as it is confidential. `addressClosed`: the one that is written
 * is read from now on by the organisation that registered the household, and no longer by this one.
 */
type HeardAgain = { id: string; added: number; addressLeft: boolean; addressClosed: boolean }

/**
 * Adds what was typed of a household to the file that already speaks of it: its needs, its pupil, what was not known of it; what is written
 * otherwise there is told beside the need. Undefined when this member does not see that file. One act.
 */
export async function hearAgain(
  by: Acting,
  id: string,
  form: HouseholdForm,
): Promise<Refusal | HeardAgain | undefined> {
  const seen = await householdSeenBy(by, id)
  if (!seen) return undefined
  await by.db.selectFrom('household').select('id').where('id', '=', seen.id).forUpdate().executeTakeFirst()
  const household = await householdSeenBy(by, seen.id)
  if (!household) return undefined
  const refusal = refusalToHearAgain(household)
  if (refusal) return refuse(refusal, 'known')
  const commune = await communeMeant(by.db, form.commune)
  if (!commune) return refuse('Cette commune n’est pas reconnue. Écrivez son nom et son code postal.', 'commune')
  const confidential = form.confidential_address || household.confidential_address
  const heard = await addNeeds(by, household, form, toldOf(form, household, commune, confidential))
  if (refused(heard)) return heard
  await fillIn(by, household, form)
  if (await isUnnamed(by, household.id, form)) await addPupil(by, household.id, form)
  await noteAgreements(by, household.id, form)
  await record(by, {
    act: 'household.heard_again',
    subject: ['household', household.id],
    householdId: household.id,
    data: { needs: form.needs, urgent: form.urgent },
  })
  const own = household.organisation_id === by.member.organisationId
  return {
    ...{ id: household.id, added: heard.added },
    // Whether it is the confidential one is not for another organisation to guess.
    addressLeft: confidential && form.address !== '' && (!own || form.address !== household.address),
    addressClosed: !own && confidential && !household.confidential_address && household.address !== '',
  }
}

const toldOf = (form: HouseholdForm, household: SeenHousehold, commune: Commune, confidential: boolean): string =>
  [form.situation, sayOtherwise({ ...form, commune_name: commune.name }, household, confidential)]
    .filter(Boolean)
    .join(' ')

/** A kind of need that is open already is not heard twice; what is told of it now is read after what was. */
async function addNeeds(
  by: Acting,
  household: SeenHousehold,
  form: HouseholdForm,
  told: string,
): Promise<Refusal | { added: number }> {
  const before = (await needsOf(by, household.id)).filter(({ state }) => state !== 'closed')
  const [first] = before.filter(({ situation }) => situation !== '').concat(before)
  const full = refusalToTellMore(first?.situation ?? '', told)
  if (full) return refuse(full, 'situation')
  for (const need of before) {
    const heard = form.needs.some((kind) => kind === need.kind)
    const situation = need === first ? toldAfter(need.situation, told) : need.situation
    const urgent = need.urgent || (heard && form.urgent)
    if (situation !== need.situation || urgent !== need.urgent)
      await by.db.updateTable('need').set({ situation, urgent, updated_at: by.now }).where('id', '=', need.id).execute()
  }
  const rows = form.needs
    .filter((kind) => !before.some((need) => need.kind === kind))
    .map((kind) => ({
      ...{ id: by.newId(), household_id: household.id, organisation_id: by.member.organisationId, kind },
      ...{ urgent: form.urgent, situation: first ? '' : told, heard_at: by.now },
    }))
  if (rows.length > 0)
    await by.db
      .insertInto('need')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return { added: rows.length }
}

/** What the file did not know is written in it; a precaution that was asked for is kept. */
async function fillIn(by: Acting, household: SeenHousehold, form: HouseholdForm): Promise<void> {
  const own = household.organisation_id === by.member.organisationId
  await by.db
    .updateTable('household')
    .set({
      phone: household.phone ?? form.phone ?? null,
      email: household.email ?? form.email ?? null,
      address: household.address || (own || !form.confidential_address ? form.address : ''),
      best_moment: household.best_moment || form.best_moment,
      languages: [...new Set([...household.languages, ...form.languages])],
      interpreter: household.interpreter || form.interpreter,
      neutral_message: household.neutral_message || form.neutral_message,
      confidential_address: household.confidential_address || form.confidential_address,
      living: household.living === 'home' ? form.living : household.living,
      equipment_at_hand: [...new Set([...household.equipment_at_hand, ...form.equipment_at_hand])],
      connection_at_hand: household.connection_at_hand ?? form.connection_at_hand ?? null,
      version: household.version + 1,
    })
    .where('id', '=', household.id)
    .execute()
}

/** Somebody is named in the form who is not in the file yet: by a given name, or as the young person alone whose file it is. */
async function isUnnamed(by: Acting, householdId: string, form: HouseholdForm): Promise<boolean> {
  if (!form.first_name && !isAloneYoung(form)) return false
  const people = await by.db
    .selectFrom('beneficiary')
    .select(['first_name', 'adult'])
    .where('household_id', 'in', filesOf(householdId))
    .where('gone_on', 'is', null)
    .execute()
  return form.first_name
    ? !people.some(({ first_name }) => nameKey(first_name) === nameKey(form.first_name))
    : people.length === 0
}
