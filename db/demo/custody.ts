import type { Demo, Row } from './demo.ts'
import type { Organisation } from './people.ts'

/** Who answers for each device, link after link: the last one stays open until the device leaves. */
export function custodyOf(demo: Demo) {
  const last = new Map<string, Row<'custody'>>()
  const link = (
    device: string,
    owner: Organisation,
    at: Date,
    holder: { holder_id: string | null; household_id: string | null; handover_id: string | null },
  ) => {
    const before = last.get(device)
    if (before) before.until = at
    last.set(
      device,
      demo.add('custody', {
        id: demo.id(at),
        device_id: device,
        organisation_id: owner.id,
        since: at,
        until: null,
        ...holder,
      }),
    )
  }
  const held = (owner: Organisation) => ({ holder_id: owner.id, household_id: null, handover_id: null })
  return {
    open: (device: string, owner: Organisation, at: Date) => link(device, owner, at, held(owner)),
    move: (device: string, owner: Organisation, at: Date) => link(device, owner, at, held(owner)),
    lend: (device: string, owner: Organisation, household: string, handover: string, at: Date) =>
      link(device, owner, at, { holder_id: null, household_id: household, handover_id: handover }),
    end(device: string, at: Date) {
      const before = last.get(device)
      if (before) before.until = at
    },
  }
}
