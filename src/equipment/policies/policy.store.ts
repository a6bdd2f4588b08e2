import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { refusalOfDay, refusalsOfScale } from './category.rules.ts'
import { proposedScale, type Scale } from './scale.ts'

/** A version of an organisation's scale; 0, without a day, is the one that Maillon proposes. */
export type Policy = { version: number; since: string | null; scale: Scale }

const proposed: Policy = { version: 0, since: null, scale: proposedScale }

/** Every version that the member's organisation wrote, the latest first. */
export async function policiesOf(by: Acting): Promise<Policy[]> {
  const rows = await by.db
    .selectFrom('performance_policy')
    .select(['version', 'since', 'scale'])
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, scale: row.scale as Scale }))
}

/** The scale in force on a day, for the member's organisation. */
export const inForce = (policies: readonly Policy[], day: string): Policy =>
  policies.find(({ since }) => since !== null && since <= day) ?? proposed

export const policyToday = async (by: Acting): Promise<Policy> => inForce(await policiesOf(by), dayOf(by.now))

const changed = 'Quelqu’un vient d’enregistrer ce barème. Rouvrez-le, puis recommencez.'

/** A new version of the scale, from a day on. `read` is the last version that the person saw. What was written before never changes. */
export async function writePolicy(
  by: Acting,
  form: { read: number; since: string; scale: Scale },
): Promise<Refusal | null> {
  const [last] = await policiesOf(by)
  if ((last?.version ?? 0) !== form.read) return refuse(changed)
  const day = refusalOfDay(form.since, dayOf(by.now), last?.since ?? null)
  if (day) return refuse(day, 'since')
  const [wrong] = Object.entries(refusalsOfScale(form.scale))
  if (wrong) return refuse(wrong[1], wrong[0])
  const written = await attempt(
    by.db,
    async () => {
      await by.db
        .insertInto('performance_policy')
        .values({
          ...{ id: by.newId(), organisation_id: by.member.organisationId, version: form.read + 1 },
          ...{ since: form.since, scale: JSON.stringify(form.scale), written_at: by.now },
        })
        .execute()
      return null
    },
    { performance_policy_version_key: changed, performance_policy_since_key: changed },
  )
  if (written) return written
  await record(by, {
    act: 'performance_policy.written',
    subject: ['organisation', by.member.organisationId],
    data: { version: form.read + 1, since: form.since },
  })
  return null
}

const STOCK = ['identified', 'to_wipe', 'wipe_failed', 'wiped', 'tested', 'repairing', 'graded', 'ready', 'returned']

/** The machines of the stock that a scale judges: on them a change is tried before it is written. */
export const judgedStock = (by: Acting) =>
  by.db
    .selectFrom('device')
    .select(['id', 'number', 'brand', 'model', 'kind', 'cpu', 'memory_mb', 'storage_gb', 'drives'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('joined_to', 'is', null)
    .where('state', 'in', STOCK)
    .where('kind', 'in', ['laptop', 'desktop', 'all_in_one'])
    .orderBy('updated_at', 'desc')
    .limit(5000)
    .execute()

/** What the last snapshot that measured it says of a battery, in percent; null when none did. */
export async function measuredBattery(by: Acting, deviceId: string): Promise<number | null> {
  const rows = await by.db
    .selectFrom('snapshot')
    .select('content')
    .where('device_id', '=', deviceId)
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute()
  const found = rows.map(({ content }) => (content as { batteryHealth?: number | null }).batteryHealth)
  return found.find((health) => typeof health === 'number') ?? null
}
