import { usualTerms } from '#handover/loans/loan.rules.ts'
import type { Row } from './demo.ts'
import type { Scene } from './scene.ts'

type Custody = Row<'custody'> & { id: string; household_id: string; handover_id: string }

/** The day of return of every loan, and the oldest ones: late, due this week, in a month, renewed, broken. */
export function inventLoans({ demo, claire, nadia, programme }: Scene): void {
  const own = claire.organisation.id
  const handovers = (demo.tables.get('handover') ?? []) as Row<'handover'>[]
  const devices = (demo.tables.get('device') ?? []) as Row<'device'>[]
  const due = new Map(handovers.filter(({ kind }) => kind === 'loan').map(({ id, due_on }) => [id, due_on]))
  const lent = ((demo.tables.get('custody') ?? []) as Custody[])
    .filter(({ household_id, handover_id }) => household_id && due.has(handover_id))
    .sort((one, other) => new Date(one.since as Date).getTime() - new Date(other.since as Date).getTime())
  for (const custody of lent) custody.due_on = due.get(custody.handover_id) as string
  const out = lent.filter(({ until, organisation_id }) => !until && organisation_id === own)
  const [late, week, month, broken] = out
  for (const [custody, ahead] of [
    [late, -12],
    [week, 5],
    [month, 26],
  ] as const) {
    if (!custody) continue
    custody.due_on = demo.clock.day(ahead)
    const device = devices.find(({ id }) => id === custody.device_id)
    if (device && ahead < 0) device.state = 'return_due'
  }
  demo.add('loan_terms', {
    ...{
      id: demo.id(demo.clock.ago(400)),
      organisation_id: own,
      programme_id: programme.id,
      from_on: demo.clock.day(-400),
    },
    ...{ ...usualTerms, care: 'Le ranger dans sa sacoche, loin de l’eau et de la chaleur.' },
    ...{ said_by: claire.name, said_at: demo.clock.ago(400) },
  })
  if (month) {
    const at = demo.clock.ago(4)
    demo.add('renewal', {
      ...{ id: demo.id(at), organisation_id: own, household_id: month.household_id, handover_id: month.handover_id },
      ...{ due_before: demo.clock.day(-5), due_after: month.due_on as string },
      ...{ agreed_by: 'La mère', renewed_by: nadia.name, renewed_at: at },
    })
  }
  if (broken) {
    const at = demo.clock.ago(2)
    demo.add('repair_ticket', {
      ...{ id: demo.id(at), organisation_id: own, household_id: broken.household_id, handover_id: broken.handover_id },
      ...{
        custody_id: broken.id,
        device_id: broken.device_id,
        trouble: 'battery',
        note: 'Il s’éteint dès qu’on le débranche.',
      },
      ...{ opened_by: nadia.name, opened_at: at, taken_in_at: at },
    })
  }
}
