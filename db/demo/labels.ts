import { labelCode, sayLabel } from '#equipment/labels/label.code.ts'
import type { Row } from './demo.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

const PRINTED = 24
const STUCK = 9

/** A sheet of labels that the workshop printed before the last lorry came: nine are on a machine, the others wait. */
export function inventLabels({ demo, network }: Scene): void {
  const [head] = network.atelier.people as [Person]
  const at = demo.clock.ago(12)
  const batch = demo.id(at)
  const organisation_id = head.organisation.id
  demo.add('label_batch', { id: batch, organisation_id, count: PRINTED, printed_by: head.name, printed_at: at })
  demo.note(head, at, { act: 'label.printed', subject: ['label_batch', batch], data: { count: PRINTED } })
  const onBench = ((demo.tables.get('device') ?? []) as Row<'device'>[]).filter(
    (device) =>
      device.organisation_id === organisation_id && ['wiped', 'to_wipe', 'tested'].includes(device.state ?? ''),
  )
  for (let position = 0; position < PRINTED; position++) {
    const code = labelCode(demo.id(at))
    const device = position < STUCK ? onBench[position] : undefined
    const claimed_at = device ? demo.clock.ago(1) : null
    demo.add('label', {
      ...{ code, organisation_id, batch_id: batch, position },
      ...{ device_id: device?.id ?? null, claimed_by: device ? head.name : null, claimed_at },
    })
    if (device && claimed_at)
      demo.note(head, claimed_at, {
        ...{ act: 'label.claimed', subject: ['device', device.id] },
        data: { label: sayLabel(code) },
      })
  }
}
