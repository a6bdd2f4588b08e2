import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { isKind } from '../programmes/words.ts'
import type { Places, RuleLeft } from './limits.rules.ts'

/** Places left by commune and kind, with those kept for what an organisation prescribes. */
export async function placesLeft(by: Acting, programmeId: string): Promise<Places[]> {
  const [rows, kept] = await Promise.all([
    by.db
      .selectFrom('quota')
      .innerJoin('commune', 'commune.insee', 'quota.commune')
      .select(['quota.commune', 'commune.name', 'quota.kind', 'quota.places', 'quota.promised'])
      .where('programme_id', '=', programmeId)
      .where('places', '>', 0)
      .orderBy('commune.name')
      .orderBy('quota.commune')
      .orderBy('quota.kind')
      .execute(),
    by.db
      .selectFrom('reservation')
      .select(['commune', 'kind', 'holder_id', 'places', 'taken'])
      .where('programme_id', '=', programmeId)
      .where('organisation_id', '=', by.member.organisationId)
      .where('ended_at', 'is', null)
      .where('until', '>=', dayOf(by.now))
      .orderBy('id')
      .execute(),
  ])
  return rows.flatMap(({ commune, name, kind, places, promised }) =>
    isKind(kind)
      ? [{ commune, communeName: name, kind, left: places - promised, kept: heldIn(kept, commune, kind) }]
      : [],
  )
}

type Kept = { commune: string; kind: string; holder_id: string; places: number; taken: number }

function heldIn(all: readonly Kept[], commune: string, kind: string): Places['kept'] {
  const held = new Map<string, number>()
  for (const one of all)
    if (one.commune === commune && one.kind === kind && one.places > one.taken)
      held.set(one.holder_id, (held.get(one.holder_id) ?? 0) + one.places - one.taken)
  return [...held].map(([holder, left]) => ({ holder, left }))
}

/** What the crossing quotas still ask for and allow. */
export async function rulesLeft(by: Acting, programmeId: string): Promise<RuleLeft[]> {
  const rows = await by.db
    .selectFrom('quota_rule')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ name, kind, communes, publics, organisations, agreements, at_least, at_most, promised }) =>
    isKind(kind)
      ? [
          {
            ...{ name, kind, communes, publics, organisations, agreements },
            min: at_least === null ? null : Math.max(0, at_least - promised),
            max: at_most === null ? null : Math.max(0, at_most - promised),
          },
        ]
      : [],
  )
}
