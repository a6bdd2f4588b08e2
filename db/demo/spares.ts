import type { Row } from './demo.ts'
import type { Scene } from './scene.ts'

type Link = Row<'custody'> & { id: string; depth: number }

/** What the family whose machine broke down has meanwhile: one of those that are ready. */
export function inventSpare({ demo, claire, nadia }: Scene): void {
  const own = claire.organisation.id
  const ticket = ((demo.tables.get('repair_ticket') ?? []) as Row<'repair_ticket'>[])[0]
  const links = (demo.tables.get('custody') ?? []) as Link[]
  const devices = (demo.tables.get('device') ?? []) as Row<'device'>[]
  const broken = links.find(({ id }) => id === ticket?.custody_id)
  const spare = devices.find(
    ({ state, organisation_id, kind, transfer_id, owner_id }) =>
      state === 'ready' && organisation_id === own && kind === 'laptop' && !transfer_id && !owner_id,
  )
  const under = links
    .filter(({ device_id, until }) => device_id === spare?.id && !until)
    .sort((one, other) => other.depth - one.depth)[0]
  if (!ticket || !broken || !spare || !under) return
  const at = demo.clock.ago(1)
  const id = demo.id(at)
  demo.add('custody', {
    ...{ id, device_id: spare.id as string, organisation_id: own, holder_id: null, place_id: null, class_id: null },
    ...{ household_id: broken.household_id, handover_id: broken.handover_id, due_on: broken.due_on },
    ...{ since: at, until: null, depth: under.depth + 1, under_id: under.id, given_by: nadia.name },
  })
  spare.state = 'handed_over'
  spare.updated_at = at
  ticket.spare_custody_id = id
}
