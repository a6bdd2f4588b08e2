/** Something that runs out: devices of one class, lines, places of a commune, a quota of the programme. */
export interface Room {
  key: string
  /** "Ordinateur portable", "places de Harnes". */
  name: string
  left: number
}

/** A family that the commission serves, in the order of the run, and the rooms in which it takes one each. */
export interface Candidate {
  id: string
  takes: string[]
}

/** Who is served with what there is today, and what the others are short of. */
export interface Plan {
  kept: string[]
  short: Map<string, string[]>
}

/** Goes through families in their order: each takes what it needs if all of it is left, so that the last of a class is the one left out. */
export function planOf(candidates: readonly Candidate[], rooms: readonly Room[]): Plan {
  const open = new Map(rooms.map((room) => [room.key, { ...room }]))
  const plan: Plan = { kept: [], short: new Map() }
  for (const { id, takes } of candidates) {
    const lacking = takes.filter((key) => (open.get(key)?.left ?? 0) < 1)
    if (lacking.length > 0) {
      plan.short.set(
        id,
        lacking.map((key) => open.get(key)?.name ?? key),
      )
      continue
    }
    for (const key of takes) {
      const room = open.get(key)
      if (room) room.left--
    }
    plan.kept.push(id)
  }
  return plan
}

/** Which rooms a family takes: its device, its line, its place for each kind, each quota of the programme that names it. */
export function takesOf(
  need: {
    kinds: readonly string[]
    commune: string
    publics: readonly string[]
    prescriber_id: string | null
    agreement_id: string | null
    class: string
  },
  rules: readonly Rule[],
): string[] {
  const named = (list: readonly string[], own: readonly (string | null)[]) =>
    list.length === 0 || own.some((one) => one !== null && list.includes(one))
  return [
    ...(need.kinds.includes('computer') ? [`class ${need.class}`] : []),
    ...(need.kinds.includes('connection') ? ['lines'] : []),
    ...need.kinds.map((kind) => `place ${need.commune} ${kind}`),
    ...rules
      .filter(
        (rule) =>
          need.kinds.includes(rule.kind) &&
          named(rule.communes, [need.commune]) &&
          named(rule.publics, need.publics) &&
          named(rule.organisations, [need.prescriber_id]) &&
          named(rule.agreements, [need.agreement_id]),
      )
      .map(({ id }) => `rule ${id}`),
  ]
}

/** A crossing quota of a programme with a maximum; empty lists name everybody. */
export interface Rule {
  id: string
  name: string
  kind: string
  communes: string[]
  publics: string[]
  organisations: string[]
  agreements: string[]
  left: number
}
