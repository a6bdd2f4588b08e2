import type { Row } from './demo.ts'
import { addPupil } from './pupils.ts'
import type { Scene } from './scene.ts'

/** Lina is sixteen and lives with her mother, who agrees with what Samira asks for her: the structure that has to answer reads it. */
export function inventYoung({ demo }: Scene): void {
  const families = demo.tables.get('household') as Row<'household'>[]
  const sent = (demo.tables.get('prescription') as Row<'prescription'>[]).find(
    ({ state, sender, household_id }) =>
      state === 'sent' &&
      sender.startsWith('Samira') &&
      families.some(({ id, children }) => id === household_id && (children ?? 0) > 0),
  )
  if (!sent) return
  addPupil(demo, {
    ...{ household: sent.household_id, at: sent.sent_at as Date, first: 'Lina', school: null },
    born: demo.now.getUTCFullYear() - 17,
  })
  const lina = (demo.tables.get('beneficiary') as Row<'beneficiary'>[]).at(-1)
  Object.assign(lina ?? {}, { class: '1re' })
  sent.young = 'with_parent'
}
