import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { isId } from '#platform/db/id.ts'
import { versionOf } from './agreed.rules.ts'
import { applyAct } from './apply.store.ts'
import { refusalToRedo } from './cargo.rules.ts'
import { FieldAct } from './fieldAct.form.ts'
import { cargoOf } from './fieldAct.store.ts'
import type { PartyForm } from './fieldDay.form.ts'
import { tabletOf } from './tablet.store.ts'

const shown = (by: Acting) =>
  by.db
    .selectFrom('field_act')
    .innerJoin('field_tablet', 'field_tablet.id', 'field_act.tablet_id')
    .leftJoin('handover', 'handover.id', 'field_act.handover_id')
    .leftJoin('household', 'household.id', 'field_act.household_id')
    .select([
      'field_act.id',
      'field_act.tablet_id',
      'field_act.kind',
      'field_act.at',
      'field_act.said_at',
      'field_act.received_at',
      'field_act.outcome',
      'field_act.why',
      'field_act.handover_id',
      'field_act.household_id',
      'field_act.settled_at',
      'field_act.settled_by',
      'field_act.settled_as',
      'field_act.settled_why',
      'field_tablet.label as tablet',
      'field_tablet.taken_by',
      'field_tablet.handout_id',
      'handover.number',
      'household.name as household',
    ])
    .where('field_act.organisation_id', '=', by.member.organisationId)

/** Acts of the field that could not be done and that nobody settled yet, the oldest first. */
export const openIncidents = (by: Acting, handoutId?: string) =>
  shown(by)
    .where('field_act.outcome', '=', 'incident')
    .where('field_act.settled_at', 'is', null)
    .$if(handoutId !== undefined, (q) => q.where('field_tablet.handout_id', '=', handoutId ?? ''))
    .orderBy('field_act.received_at')
    .orderBy('field_act.id')
    .limit(100)
    .execute()

/** One incident of this organisation, with what the tablet said and the signature that it kept. */
export const incidentSeenBy = async (by: Acting, id: string) =>
  isId(id)
    ? shown(by)
        .select(['field_act.data', 'field_act.signature'])
        .where('field_act.id', '=', id)
        .where('field_act.outcome', '=', 'incident')
        .executeTakeFirst()
    : undefined
export type Incident = NonNullable<Awaited<ReturnType<typeof incidentSeenBy>>>

/**
 * What the tablet did is done now, once what stood in its way was put right: with the signature that the family gave then.
 * `devices` gives another device for an item, when the first one went elsewhere; `party`, what the agreement of a loan must say and the
 * tablet did not. One act.
 */
export const redoIncident = (
  by: Acting,
  incident: Incident,
  devices: Readonly<Record<string, string>>,
  party: PartyForm = {},
): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    if (!(await lockOpen(by, incident.id))) return refuse(SETTLED)
    const act = actOf(incident)
    if (!act)
      return refuse('Ce que la tablette a envoyé ne se lit pas : notez ce qui s’est passé, puis mettez-le de côté.')
    const tablet = await tabletOf(by, incident.tablet_id)
    const known = (tablet && cargoOf(tablet)?.devices) ?? []
    const meant =
      act.kind === 'signed' ? { ...act, ...party, items: act.items.map((one) => carriedOff(one, devices, known)) } : act
    const done = await applyAct(by, meant, incident.at, incident, (now) =>
      refusalToRedo(act, tablet ? cargoOf(tablet) : null, now, { loan: versionOf('loan'), gift: versionOf('gift') }),
    )
    if (refused(done)) return done
    await settle(by, incident, 'applied', null, devices)
    return { id: incident.id }
  })

/** Somebody looked, and there is nothing to do, or it is done otherwise: in a sentence. One act. */
export const setIncidentAside = (by: Acting, incident: Incident, why: string): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    if (!(await lockOpen(by, incident.id))) return refuse(SETTLED)
    await settle(by, incident, 'set_aside', why)
    return { id: incident.id }
  })

const SETTLED = 'Quelqu’un vient de le régler : rouvrez la page.'

/** What somebody says was really taken, or else what stood on the tablet: never what the sheet became meanwhile. */
const carriedOff = <Item extends { item: string; device?: string; shown?: string }>(
  item: Item,
  devices: Readonly<Record<string, string>>,
  known: readonly string[],
): Item => {
  const shown = item.shown && known.includes(item.shown) ? item.shown : undefined
  return { ...item, device: devices[item.item] ?? item.device ?? shown }
}

/** The act as the tablet said it, its signature with it. */
export function actOf({ data, signature }: Pick<Incident, 'data' | 'signature'>): FieldAct | null {
  const image = signature && `data:image/png;base64,${signature.toString('base64')}`
  const read = FieldAct.safeParse(image ? { ...(data as object), signature: image } : data)
  return read.success ? read.data : null
}

const lockOpen = async (by: Acting, id: string): Promise<boolean> =>
  (await by.db
    .selectFrom('field_act')
    .select('id')
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .where('outcome', '=', 'incident')
    .where('settled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) !== undefined

async function settle(
  by: Acting,
  incident: Incident,
  how: 'applied' | 'set_aside',
  why: string | null,
  devices = {},
): Promise<void> {
  await by.db
    .updateTable('field_act')
    .set({ settled_at: by.now, settled_by: by.member.name, settled_as: how, settled_why: why })
    .where('id', '=', incident.id)
    .execute()
  await record(by, {
    act: 'field_act.settled',
    subject: ['field_act', incident.id],
    householdId: incident.household_id,
    from: 'incident',
    to: how,
    why,
    data: { handover: incident.handover_id, devices },
  })
}
