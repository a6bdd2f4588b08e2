import type { Row } from './demo.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

/** Days after which the clock ends what nobody answered; the night that follows does it. */
const PATIENCE = 31

/** What nobody answered in time ends as the clock ends it: the family is its sender's again, to address elsewhere. */
export function inventSilences({ demo }: Scene): void {
  const { clock } = demo
  for (const one of demo.tables.get('prescription') as Row<'prescription'>[]) {
    const waited = Math.floor(clock.daysSince(one.sent_at as Date))
    if (one.state !== 'sent' || waited <= PATIENCE) continue
    const at = clock.at(PATIENCE - waited, '06:10')
    Object.assign(one, { state: 'expired', asked_at: null, updated_at: at })
    one.reminded_at ??= clock.at(10 - waited, '06:10')
    const organisation = { id: one.organisation_id } as Person['organisation']
    demo.note({ id: null, name: 'Maillon', organisation }, at, {
      act: 'prescription.expired',
      subject: ['prescription', one.id],
      householdId: one.household_id,
      from: 'sent',
      to: 'expired',
    })
  }
}
