import type { Commune } from '#network/communes/commune.store.ts'
import { communeMeant } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { filesOf } from './files.store.ts'
import { refusalToHearAgain } from './heardAgain.rules.ts'
import { sayOtherwise } from './heardAgain.words.ts'
import type { HouseholdForm } from './household.form.ts'
import { addPupil, householdSeenBy, noteAgreements, type SeenHousehold } from './household.store.ts'
import { needsOf } from './need.store.ts'

/** `added`: how many needs are new there. `addressLeft`: the address was not written, as it is confidential. */
type HeardAgain = { id: string; added: number; addressLeft: boolean }

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
  const added = await addNeeds(by, household, form, toldOf(form, household, commune, confidential))
  await fillIn(by, household, form)
  if (form.first_name && !(await livesThere(by, household.id, form.first_name))) await addPupil(by, household.id, form)
  await noteAgreements(by, household.id, form)
  await record(by, {
    act: 'household.heard_again',
    subject: ['household', household.id],
    householdId: household.id,
    data: { needs: form.needs, urgent: form.urgent },
  })
  // Whether it is the confidential one is not for another organisation to guess.
  const left = household.organisation_id !== by.member.organisationId || form.address !== household.address
  return { id: household.id, added, addressLeft: confidential && form.address !== '' && left }
}

const toldOf = (form: HouseholdForm, household: SeenHousehold, commune: Commune, confidential: boolean): string =>
  [form.situation, sayOtherwise({ ...form, commune_name: commune.name }, household, confidential)]
    .filter(Boolean)
    .join(' ')

/** A kind of need that is open already is not heard twice; what is told of it now is read after what was. */
async function addNeeds(by: Acting, household: SeenHousehold, form: HouseholdForm, told: string): Promise<number> {
  const before = (await needsOf(by, household.id)).filter(({ state }) => state !== 'closed')
  const [first] = before.filter(({ situation }) => situation !== '').concat(before)
  for (const need of before) {
    const heard = form.needs.some((kind) => kind === need.kind)
    const situation =
      need === first && told && !need.situation.includes(told) ? `${need.situation} ${told}`.trim() : need.situation
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
  return rows.length
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
      confidential_address: household.confidential_address || (own && form.confidential_address),
      living: household.living === 'home' ? form.living : household.living,
      equipment_at_hand: [...new Set([...household.equipment_at_hand, ...form.equipment_at_hand])],
      connection_at_hand: household.connection_at_hand ?? form.connection_at_hand ?? null,
      version: household.version + 1,
    })
    .where('id', '=', household.id)
    .execute()
}

const livesThere = async (by: Acting, householdId: string, firstName: string): Promise<boolean> =>
  (
    await by.db
      .selectFrom('beneficiary')
      .select('first_name')
      .where('household_id', 'in', filesOf(householdId))
      .where('gone_on', 'is', null)
      .execute()
  ).some(({ first_name }) => nameKey(first_name) === nameKey(firstName))
