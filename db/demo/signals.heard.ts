import { insee } from './communes.ts'
import type { Demo, Row } from './demo.ts'
import { type Person, senderOf } from './people.ts'

/** Days since they were equipped: one to ask about, one that should be back by now. */
const since = [
  [3, 9],
  [10, 20],
] as const

/**
 * Two families equipped lately were heard by the college rather than by their first partner: what that partner did in its
 * own name is done by the school instead, on the same days.
 */
export function hearAtSchool(demo: Demo, by: Person): void {
  const households = (demo.tables.get('household') ?? []) as Row<'household'>[]
  for (const [least, most] of since) {
    const found = demo.acts.find(({ act, at, householdId }) => {
      const days = demo.clock.daysSince(at)
      if (act !== 'handover.signed' || days < least || days > most) return false
      const household = households.find(({ id }) => id === householdId)
      return household?.commune !== insee.calais && household?.status === 'open' && collegian(demo, household.id)
    })
    const household = found && households.find(({ id }) => id === found.householdId)
    const pupil = household && collegian(demo, household.id)
    if (!household || !pupil) continue
    pupil.school_id = by.organisation.id
    rename(demo, household, by)
  }
}

const collegian = (demo: Demo, household: string) => {
  const year = demo.now.getUTCFullYear()
  return ((demo.tables.get('beneficiary') ?? []) as Row<'beneficiary'>[]).find(
    ({ household_id, adult, birth_year }) =>
      household_id === household && !adult && birth_year && year - birth_year > 10 && year - birth_year < 16,
  )
}

function rename(demo: Demo, household: Row<'household'>, by: Person): void {
  const first = household.organisation_id
  const own = { organisation_id: by.organisation.id }
  const rowsOf = (table: 'agreement' | 'need' | 'prescription') =>
    ((demo.tables.get(table) ?? []) as { household_id: string; organisation_id: string }[]).filter(
      (row) => row.household_id === household.id && row.organisation_id === first,
    )
  for (const row of rowsOf('prescription')) Object.assign(row, own, { member_id: by.id, sender: senderOf(by) })
  for (const row of rowsOf('agreement')) Object.assign(row, own, { noted_by: by.name })
  for (const row of rowsOf('need')) Object.assign(row, own)
  for (const act of demo.acts) if (act.householdId === household.id && act.by.organisation.id === first) act.by = by
  Object.assign(household, own)
}
