import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { ageOn } from '../ages/age.rules.ts'
import { filesOf } from '../households/files.store.ts'
import { readsItsOwn } from '../households/household.rules.ts'
import type { BeneficiaryForm } from './beneficiary.form.ts'
import { refusalOfBirth, refusalOfChild } from './beneficiary.rules.ts'
import { eachOnce, type OnePerson } from './onePerson.ts'

/** The people of a household that this member sees, adults first, then the eldest. Those who left are kept behind. */
export const beneficiariesOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('beneficiary')
    .selectAll()
    .where('household_id', 'in', filesOf(householdId))
    .where('gone_on', 'is', null)
    .$if(readsItsOwn(by.member), (people) =>
      people.where((where) =>
        where.or([
          where('organisation_id', '=', by.member.organisationId),
          where('school_id', '=', by.member.organisationId),
        ]),
      ),
    )
    .orderBy('adult', 'desc')
    .orderBy('birth_year')
    .orderBy('id')
    .execute()
export type Beneficiary = Awaited<ReturnType<typeof beneficiariesOf>>[number]

/** The same, each person once when several files are read as one: for a page that names them. */
export const peopleOf = async (by: Acting, householdId: string): Promise<OnePerson<Beneficiary>[]> =>
  eachOnce(await beneficiariesOf(by, householdId), householdId)

export const beneficiarySeenBy = async (by: Acting, householdId: string, id: string) =>
  isId(id) ? (await beneficiariesOf(by, householdId)).find((person) => person.id === id) : undefined

const valuesOf = ({ age_group, version, ...form }: BeneficiaryForm) => ({
  ...form,
  adult: age_group === 'adult',
  authority: age_group === 'adult' ? (form.authority ?? null) : null,
  birth_year: form.birth_year ?? null,
  birth_month: form.birth_month ?? null,
  birth_day: form.birth_day ?? null,
  phone: form.phone ?? null,
  email: form.email ?? null,
})

function refusalOf(by: Acting, form: BeneficiaryForm): Refusal | null {
  const values = valuesOf(form)
  const today = dayOf(by.now)
  const birth = refusalOfBirth(values, today)
  if (birth) return refuse(birth, 'birth_year')
  const child = refusalOfChild(ageOn(values, today), values.adult)
  return child ? refuse(child, 'age_group') : null
}

/** Adds somebody to a household. */
export async function addBeneficiary(
  by: Acting,
  householdId: string,
  form: BeneficiaryForm,
): Promise<Refusal | { id: string }> {
  const refusal = refusalOf(by, form)
  if (refusal) return refusal
  const id = by.newId()
  await by.db
    .insertInto('beneficiary')
    .values({ id, household_id: householdId, ...valuesOf(form) })
    .execute()
  await record(by, { act: 'beneficiary.added', subject: ['beneficiary', id], householdId })
  return { id }
}

/** Corrects somebody, unless another person did so since the page was read. */
export async function correctBeneficiary(
  by: Acting,
  person: Beneficiary,
  form: BeneficiaryForm,
): Promise<Refusal | { id: string }> {
  const refusal = refusalOf(by, form)
  if (refusal) return refusal
  const { numUpdatedRows } = await by.db
    .updateTable('beneficiary')
    .set({
      ...valuesOf(form),
      // What was said of an age was said of the year that was known.
      fifteen_said_by: form.birth_year === person.birth_year ? person.fifteen_said_by : null,
      version: person.version + 1,
    })
    .where('id', '=', person.id)
    .where('version', '=', form.version ?? 0)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    return refuse(
      'Quelqu’un a modifié cette personne pendant que vous l’aviez sous les yeux. Relisez-la, puis recommencez.',
    )
  await record(by, {
    act: 'beneficiary.corrected',
    subject: ['beneficiary', person.id],
    householdId: person.household_id,
  })
  return { id: person.id }
}

/** Somebody does not live there any more: kept for what was done with them, shown and counted no longer. */
export async function noteDeparture(by: Acting, person: Beneficiary): Promise<void> {
  const counted = person.adult ? 'adults' : 'children'
  await by.db
    .updateTable('beneficiary')
    .set({ gone_on: dayOf(by.now), version: person.version + 1 })
    .where('id', '=', person.id)
    .execute()
  // Those who are named and stay are still counted, whatever number was written before.
  await sql`update household h set version = version + 1, ${sql.ref(counted)} = greatest(${sql.ref(`h.${counted}`)} - 1, 0,
      (select count(*) from beneficiary b where b.household_id = h.id and b.gone_on is null and b.adult = ${person.adult}))
    where h.id = ${person.household_id}`.execute(by.db)
  await record(by, { act: 'beneficiary.left', subject: ['beneficiary', person.id], householdId: person.household_id })
}
