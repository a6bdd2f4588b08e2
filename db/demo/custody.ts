import type { Demo, Row } from './demo.ts'
import type { Organisation } from './people.ts'

type Link = Row<'custody'>

/** Who answers for each device: its organisation, and a family beneath while it has it. What ends leaves what stands above. */
export function custodyOf(demo: Demo) {
  const chains = new Map<string, Link[]>()
  const chainOf = (device: string) => {
    const known = chains.get(device) ?? []
    chains.set(device, known)
    return known
  }
  const end = (chain: Link[], from: number, at: Date) => {
    for (const link of chain.splice(from)) link.until = at
  }
  const link = (device: string, owner: Organisation, at: Date, holder: Partial<Link>) => {
    const chain = chainOf(device)
    chain.push(
      demo.add('custody', {
        ...{ id: demo.id(at), device_id: device, organisation_id: owner.id, since: at, until: null },
        ...{ holder_id: owner.id, household_id: null, handover_id: null, place_id: null, class_id: null },
        ...{ transfer_id: null, how: null, given_by: null, received_by: null },
        ...{ depth: chain.length, under_id: (chain.at(-1)?.id as string | undefined) ?? null },
        ...holder,
      }) as Link,
    )
  }
  const open = (device: string, owner: Organisation, at: Date, received: Partial<Link> = {}) =>
    link(device, owner, at, received)
  return {
    open,
    /** To another organisation, which owns it from then on and received it by a slip; to the one that keeps it, back from a family. */
    move(device: string, owner: Organisation, at: Date, received: Partial<Link> = {}) {
      const chain = chainOf(device)
      const kept = chain[0]?.organisation_id === owner.id
      end(chain, kept ? 1 : 0, at)
      if (!kept) open(device, owner, at, received)
    },
    lend: (device: string, owner: Organisation, household: string, handover: string, at: Date) =>
      link(device, owner, at, { holder_id: null, household_id: household, handover_id: handover }),
    end: (device: string, at: Date) => end(chainOf(device), 0, at),
  }
}
