import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type Policy, policiesOf, policyInForce } from '../ranking/policy.store.ts'
import type { PriorityRules } from '../ranking/policy.ts'
import { FROZEN, refusalOfWho, refusalToAdopt } from './policy.rules.ts'
import { proposedRules } from './proposed.ts'

const CHANGED =
  'Quelqu’un vient de changer ce brouillon. Voici où il en est : refaites votre changement s’il manque encore.'
const sentences = {
  priority_policy_draft: 'Un brouillon est déjà ouvert pour ce programme. Reprenez-le.',
  priority_policy_version: 'Un brouillon vient d’être ouvert pour ce programme. Reprenez-le.',
  policy_frozen: FROZEN,
}

/** Opens the next version: a copy of the last one, or what Maillon proposes to a programme that has none. */
export const startDraft = (by: Acting, programmeId: string) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const [last] = await policiesOf(by, programmeId)
      const id = by.newId()
      const version = (last?.version ?? 0) + 1
      await by.db
        .insertInto('priority_policy')
        .values({
          ...{ id, organisation_id: by.member.organisationId, programme_id: programmeId, version },
          ...{ rules: JSON.stringify(last?.rules ?? proposedRules), written_by: by.member.name, written_at: by.now },
        })
        .execute()
      await record(by, { act: 'policy.drafted', subject: ['priority_policy', id], data: { version } })
      return { id }
    },
    sentences,
  )

/** What a draft is written with: `edits` is the writing that the person read. */
type Draft = Pick<Policy, 'id' | 'version'>

/** Writes a draft again. Somebody who read an older writing of it changes nothing, and is told so. */
export const writeDraft = (by: Acting, { id, version }: Draft, edits: number, rules: PriorityRules) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const written = await by.db
        .updateTable('priority_policy')
        .set({ rules: JSON.stringify(rules), edits: edits + 1, written_by: by.member.name, written_at: by.now })
        .where('id', '=', id)
        .where('organisation_id', '=', by.member.organisationId)
        .where('state', '=', 'draft')
        .where('edits', '=', edits)
        .returning('id')
        .executeTakeFirst()
      if (!written) return refuse(CHANGED)
      await record(by, { act: 'policy.written', subject: ['priority_policy', id], data: { version } })
      return { id }
    },
    sentences,
  )

/** Throws a draft away: nothing that was adopted goes. */
export const dropDraft = (by: Acting, { id, version }: Draft) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const gone = await by.db
        .deleteFrom('priority_policy')
        .where('id', '=', id)
        .where('organisation_id', '=', by.member.organisationId)
        .where('state', '=', 'draft')
        .returning('id')
        .executeTakeFirst()
      if (!gone) return refuse('Ce brouillon n’est plus là.')
      await record(by, { act: 'policy.dropped', subject: ['priority_policy', id], data: { version } })
      return { id }
    },
    sentences,
  )

/** Notes that a body adopted a draft, as it was read: from then on it never changes. */
export const adoptPolicy = (
  by: Acting,
  programmeId: string,
  draft: Pick<Policy, 'id' | 'version' | 'rules'>,
  form: { adopted_by: string; adopted_on: string; edits: number },
) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const who = refusalOfWho(by.member)
      if (who) return refuse(who)
      const last = (await policyInForce(by, programmeId))?.adopted_on ?? null
      const wrong = refusalToAdopt(draft.rules, form.adopted_on, dayOf(by.now), last)
      if (wrong) return refuse(wrong.refusal, wrong.field)
      const adopted = await by.db
        .updateTable('priority_policy')
        .set({ state: 'adopted', adopted_by: form.adopted_by, adopted_on: form.adopted_on })
        .where('id', '=', draft.id)
        .where('organisation_id', '=', by.member.organisationId)
        .where('state', '=', 'draft')
        .where('edits', '=', form.edits)
        .returning('id')
        .executeTakeFirst()
      if (!adopted) return refuse(CHANGED)
      const { version } = draft
      await record(by, {
        act: 'policy.adopted',
        ...{ subject: ['priority_policy', draft.id], from: 'draft', to: 'adopted' },
        data: { version, by: form.adopted_by, on: form.adopted_on },
      })
      return { id: draft.id }
    },
    sentences,
  )
